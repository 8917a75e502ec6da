/** Owns the verb `sync`: brings home what is new, and says what it did. */
import { InvalidArgumentError, type Command } from 'commander';
import type { SyncOptions, SyncResult } from '@ridebook/sync';
import type { Book } from '../engine/book.ts';
import { maybeTypeNames } from '../engine/type-names.ts';
import { printable, type ProgramContext } from '../terminal.ts';
import { withBook } from './with-book.ts';

interface SyncFlags {
  readonly json?: true;
  readonly full?: true;
  readonly dryRun?: true;
  readonly types?: readonly string[] | null;
}

export function setUpSync(command: Command, context: ProgramContext): void {
  command
    .option('--full', 'read the whole list and every workout on it once more')
    .option(
      '--types <names>',
      'only these, such as cycling,yoga,outdoor; or all (default: the settings)',
      parseTypes,
    )
    .option('--dry-run', 'say what would be fetched, and write nothing')
    .option('--json', 'print the outcome as JSON')
    .action((flags: SyncFlags) => (flags.dryRun ? preview(flags, context) : sync(flags, context)));
}

/** `null` for every type, whatever the settings say. */
function parseTypes(text: string): readonly string[] | null {
  if (text.trim().toLowerCase() === 'all') return null;
  const names = maybeTypeNames(text);
  if (names !== undefined) return names;
  throw new InvalidArgumentError('Give names separated by commas, such as cycling,strength,outdoor, or all.');
}

async function sync(flags: SyncFlags, context: ProgramContext): Promise<void> {
  const [
    { syncExitCode },
    { createProgressLine },
    { createPushLine },
    { maybePushAfterSync },
    { sentencesOf },
  ] = await Promise.all([
    import('../engine/book.ts'),
    import('./progress-line.ts'),
    import('./push-line.ts'),
    import('../coda/push-after-sync.ts'),
    import('../coda/push-coda.ts'),
  ]);
  const line = await createProgressLine(context.terminal);
  const pushLine = await createPushLine(context.terminal);
  const isStopping = (): boolean => context.stopping.aborted;
  const { result, pushed } = await withBook(context, async (book) => {
    const result = await book.sync({
      options: await readOptions(flags, book),
      isStopping,
      onProgress: line.draw,
      onStored: () => undefined,
    });
    line.finish();
    return {
      result,
      pushed: await maybePushAfterSync(book, result, { isStopping, onProgress: pushLine.draw }),
    };
  }).finally(() => {
    line.finish();
    pushLine.finish();
  });
  if (flags.json) context.terminal.out(JSON.stringify(result.outcome));
  else if (result.endedBy === null || result.outcome.added > 0) context.terminal.out(summary(result));
  if (!flags.json && pushed !== null && pushed.push.created + pushed.push.updated > 0)
    context.terminal.out(`Coda: ${pushed.push.created} rows created, ${pushed.push.updated} updated.`);
  for (const { id, reason } of result.outcome.failed) context.terminal.err(`${printable(id)}: ${reason}`);
  if (result.wasStopped) {
    context.terminal.err('Stopped. What is stored is complete; the next sync goes on from there.');
    return;
  }
  if (result.endedBy instanceof Error) context.terminal.err(result.endedBy.message);
  context.leaveWith(syncExitCode(result));
  if (pushed?.isNews !== true) return;
  for (const sentence of sentencesOf(pushed.push)) context.terminal.err(printable(sentence));
  context.leaveWith(syncExitCode(result) || pushed.push.exitCode);
}

async function preview(flags: SyncFlags, context: ProgramContext): Promise<void> {
  const { previewSync } = await import('@ridebook/sync');
  const isStopping = (): boolean => context.stopping.aborted;
  const result = await withBook(context, async (book) => {
    const options = await readOptions(flags, book);
    const effects = { store: book.store, nowMs: book.clock.nowMs, isStopping };
    return book.ask((peloton) => previewSync({ ...effects, peloton }, options));
  });
  if (isStopping()) return;
  const { discovered, toFetch, toRefresh, unchanged } = result;
  context.terminal.out(
    flags.json
      ? JSON.stringify(result)
      : `${discovered} new on the list; ${toFetch} would be fetched, ${toRefresh} refreshed, ${unchanged} left alone.`,
  );
}

const readOptions = async (flags: SyncFlags, book: Book): Promise<SyncOptions> => ({
  scope: flags.full ? 'everything' : 'new',
  types: flags.types === undefined ? (await book.settings.read()).types : flags.types,
});

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
