/** Owns the verb `sync`: brings home what is new, and says what it did. */
import type { Command } from 'commander';
import type { SyncResult } from '@ridebook/sync';
import { printable, type ProgramContext } from '../terminal.ts';
import { withBook } from './with-book.ts';

interface SyncFlags {
  readonly json?: true;
  readonly full?: true;
}

export function registerSync(program: Command, context: ProgramContext): void {
  program
    .command('sync')
    .description('bring home what is new on Peloton')
    .option('--full', 'read the whole list again instead of stopping at what is known')
    .option('--json', 'print the outcome as JSON')
    .action((flags: SyncFlags) => sync(flags, context));
}

async function sync(flags: SyncFlags, context: ProgramContext): Promise<void> {
  const [{ syncExitCode }, { createProgressLine }] = await Promise.all([
    import('../engine/book.ts'),
    import('./progress-line.ts'),
  ]);
  const line = await createProgressLine(context.terminal);
  const result = await withBook(context, (book) =>
    book.sync({
      isFull: flags.full ?? false,
      isStopping: () => context.stopping.aborted,
      onProgress: line.draw,
      onStored: () => undefined,
    }),
  ).finally(line.finish);
  if (flags.json) context.terminal.out(JSON.stringify(result.outcome));
  else if (result.endedBy === null || result.outcome.added > 0) context.terminal.out(summary(result));
  for (const { id, reason } of result.outcome.failed) context.terminal.err(`${printable(id)}: ${reason}`);
  if (result.wasStopped) {
    context.terminal.err('Stopped. What is stored is complete; the next sync goes on from there.');
    return;
  }
  if (result.endedBy instanceof Error) context.terminal.err(result.endedBy.message);
  context.leaveWith(syncExitCode(result));
}

function summary({ outcome }: SyncResult): string {
  const seconds = (outcome.durationMs / 1000).toFixed(1);
  const { added, updated, unchanged, failed } = outcome;
  const counts = [
    `${added} added`,
    `${updated} updated`,
    `${unchanged} unchanged`,
    ...(failed.length === 0 ? [] : [`${failed.length} incomplete`]),
  ];
  return `${counts.join(', ')}; ${outcome.requests} requests in ${seconds} s.`;
}
