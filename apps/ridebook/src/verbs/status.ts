/** Owns the verb `status`: who is signed in, what is stored, what could not be had. */
import type { Command } from 'commander';
import type { StatusAnswer, SyncRecord } from '@ridebook/domain';
import type { Book } from '../engine/book.ts';
import { printable, type ProgramContext } from '../terminal.ts';
import { withBook } from './with-book.ts';

export function setUpStatus(command: Command, context: ProgramContext): void {
  command.option('--json', 'print it as JSON').action(async (flags: { readonly json?: true }) => {
    const { readStatus } = await import('../engine/book-status.ts');
    const { status, syncs } = await withBook(context, async (book) => ({
      status: await readStatus(book, null),
      syncs: await readSyncs(book),
    }));
    context.terminal.out(flags.json ? JSON.stringify({ ...status, syncs }) : describe(status));
  });
}

/** As many syncs of the past as tell whether something is amiss. */
const syncsTold = 10;

async function readSyncs(book: Book): Promise<readonly SyncRecord[]> {
  const rider = await book.maybeRider();
  return rider === null ? [] : book.store.listRuns(rider.id, { limit: syncsTold });
}

const connectionSentences = {
  'signed-out': 'Not signed in. Run "ridebook login".',
  'signed-in': 'The session is good.',
  'sign-in-again': 'Peloton refused the session. Run "ridebook login".',
} as const;

const workoutCount = (count: number): string => (count === 1 ? '1 workout' : `${count} workouts`);

function describe(status: StatusAnswer): string {
  const rider = status.rider === null ? 'No rider yet.' : `Rider: ${printable(status.rider.username)}.`;
  const lines = [
    `${rider} ${connectionSentences[status.connection]}`,
    `${workoutCount(status.storedWorkouts)} in ${status.dataFolder}.`,
    status.lastSync === null ? 'Never synced.' : `Last sync: ${status.lastSync.finishedAt}.`,
  ];
  if (status.notBefore !== null) {
    const { at, reason } = status.notBefore;
    lines.push(`Nothing is asked of Peloton before ${at} ("ridebook retry" lifts that): ${reason}`);
  }
  if (status.repair !== null) {
    const { fields, since } = status.repair;
    lines.push(
      `Peloton's answers have been without ${fields.map(printable).join(', ')} since ${since}. What is stored stays. Update Ridebook, then run "ridebook rebuild".`,
    );
  }
  const failed = status.failed.length;
  if (failed > 0) lines.push(`${workoutCount(failed)} ${failed === 1 ? 'is' : 'are'} incomplete:`);
  for (const { id, reason, retryAt } of status.failed) {
    lines.push(`  ${printable(id)}: ${reason}${retryAt === null ? '' : ` Next try after ${retryAt}.`}`);
  }
  return lines.join('\n');
}
