/** Owns judging what the book itself says: the session, the syncs, what could not be had, what an update would mend. */
import { decoderVersion } from '@ridebook/peloton';
import type { Book } from '../engine/book.ts';
import { readStatus } from '../engine/book-status.ts';
import type { SecretsStatus } from '../engine/secrets-status.ts';
import { exitCodes } from '../errors.ts';
import { note, ok, problem, type Finding } from './finding.ts';

const dayMs = 24 * 3_600_000;
const longSilenceMs = 7 * dayMs;

export async function checkBook(book: Book, secrets: SecretsStatus): Promise<readonly Finding[]> {
  const status = await readStatus(book, null);
  return [
    checkSession(status.connection, secrets),
    ...(status.notBefore === null
      ? []
      : [
          note(
            'peloton',
            `Nothing is asked of Peloton before ${status.notBefore.at}: ${status.notBefore.reason}`,
            'Wait, or run "ridebook retry" when you know better.',
          ),
        ]),
    ...(status.failed.length === 0
      ? []
      : [
          note(
            'workouts',
            status.failed.length === 1
              ? '1 workout is incomplete; it is tried again by itself.'
              : `${status.failed.length} workouts are incomplete; they are tried again by themselves.`,
            '"ridebook status" names them, "ridebook retry" tries them at once.',
          ),
        ]),
    ...(status.repair === null
      ? []
      : [
          problem(
            'api',
            `Peloton's answers have been without ${status.repair.fields.join(', ')} since ${status.repair.since}.`,
            'Update Ridebook, then run "ridebook rebuild": the answers are archived as they came.',
          ),
        ]),
    ...(status.rider === null ? [] : await checkRider(book, status.rider.id)),
  ];
}

function checkSession(connection: string, { session, keySource }: SecretsStatus): Finding {
  if (session === 'does-not-open') {
    return problem(
      'session',
      `The session that is kept does not open under the key from ${keySource ?? 'nowhere'}.`,
      'Bring the key back it was sealed with, or run "ridebook login". No workout is affected.',
    );
  }
  if (connection === 'signed-in') return ok('session', 'Signed in; the session is sealed and opens.');
  const sentence = connection === 'signed-out' ? 'Nobody is signed in.' : 'Peloton refused the session.';
  return problem('session', sentence, 'Run "ridebook login".');
}

async function checkRider(book: Book, riderId: string): Promise<readonly Finding[]> {
  const behind = (await book.store.listDecodedBefore(riderId, decoderVersion)).length;
  const [latest] = await book.store.listRuns(riderId, { limit: 1 });
  return [
    ...(behind === 0
      ? []
      : [
          note(
            'decoder',
            `${behind} workouts were read by an older Ridebook.`,
            'Run "ridebook rebuild": it reads more out of what is archived.',
          ),
        ]),
    ...(latest === undefined
      ? [note('sync', 'Nothing has been synced yet.', 'Run "ridebook sync".')]
      : [checkRun(latest.finishedAt, latest.exitCode, book.clock.nowMs())]),
  ];
}

function checkRun(finishedAt: string, exitCode: number, nowMs: number): Finding {
  const isWell = exitCode === exitCodes.ok || exitCode === exitCodes.partial;
  if (!isWell) {
    return problem(
      'sync',
      `The last sync ended with exit code ${exitCode} at ${finishedAt}.`,
      'Run "ridebook sync" and read what it says.',
    );
  }
  if (nowMs - Date.parse(finishedAt) > longSilenceMs) {
    return note(
      'sync',
      `The last sync was at ${finishedAt}.`,
      'Run "ridebook sync", or let "ridebook serve" run.',
    );
  }
  return ok('sync', `The last sync went well, at ${finishedAt}.`);
}
