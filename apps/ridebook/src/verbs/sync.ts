/** Owns the verb `sync`: brings home what is new, and says what it did. */
import { InvalidArgumentError, type Command } from 'commander';
import type { SyncResult } from '@ridebook/sync';
import { printable, type ProgramContext } from '../terminal.ts';
import { withBook } from './with-book.ts';

interface SyncFlags {
  readonly json?: true;
  readonly full?: true;
  readonly types?: readonly string[];
}

export function setUpSync(command: Command, context: ProgramContext): void {
  command
    .option('--full', 'read the whole list and every workout on it once more')
    .option('--types <names>', 'only these, such as cycling,yoga,outdoor', parseTypes)
    .option('--json', 'print the outcome as JSON')
    .action((flags: SyncFlags) => sync(flags, context));
}

/** The names of `disciplines`, `outdoor`, or whatever name Peloton invents next. */
function parseTypes(text: string): readonly string[] {
  const names = text.split(',').map((name) => name.trim().toLowerCase());
  if (names.every((name) => /^[a-z0-9_]+$/.test(name))) return names;
  throw new InvalidArgumentError('Give names separated by commas, such as cycling,strength,outdoor.');
}

async function sync(flags: SyncFlags, context: ProgramContext): Promise<void> {
  const [{ syncExitCode }, { createProgressLine }] = await Promise.all([
    import('../engine/book.ts'),
    import('./progress-line.ts'),
  ]);
  const line = await createProgressLine(context.terminal);
  const result = await withBook(context, (book) =>
    book.sync({
      options: { scope: flags.full ? 'everything' : 'new', types: flags.types ?? null },
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
