/** Owns the verb `rebuild`: every workout computed anew from what is archived, without asking Peloton. */
import type { Command } from 'commander';
import type { RebuildResult } from '@ridebook/sync';
import type { Book } from '../engine/book.ts';
import { printable, type ProgramContext } from '../terminal.ts';
import { createBar, type Bar } from './bar.ts';
import { withBook } from './with-book.ts';

interface RebuildFlags {
  readonly json?: true;
}

export function setUpRebuild(command: Command, context: ProgramContext): void {
  command
    .option('--json', 'print the counts as JSON')
    .action((flags: RebuildFlags) => rebuildAll(flags, context));
}

async function rebuildAll(flags: RebuildFlags, context: ProgramContext): Promise<void> {
  const { exitCodes } = await import('../errors.ts');
  const bar = await createBar(context.terminal, 'Computing {bar} {value} of {total} workouts');
  const result = await withBook(context, (book) => rebuildBook(book, bar, context)).finally(bar.finish);
  const counts = { ...result, failed: result.failed.length };
  context.terminal.out(flags.json ? JSON.stringify(counts) : summary(counts));
  for (const { id, reason } of result.failed) context.terminal.err(`${printable(id)}: ${reason}`);
  if (context.stopping.aborted) context.terminal.err('Stopped. What was computed is stored; run it again.');
  else if (result.failed.length > 0) context.leaveWith(exitCodes.partial);
}

async function rebuildBook(book: Book, bar: Bar, context: ProgramContext): Promise<RebuildResult> {
  const rider = await book.maybeRider();
  if (rider === null) return { workouts: 0, updated: 0, unchanged: 0, failed: [] };
  const { rebuild } = await import('@ridebook/sync');
  const effects = {
    store: book.store,
    isStopping: () => context.stopping.aborted,
    onProgress: bar.draw,
    pause: () => book.clock.sleep(0),
  };
  // A sync that stored a newer answer meanwhile would be overwritten with the older one.
  return book.withLock('sync', () => rebuild(effects, rider.id));
}

const summary = (counts: Readonly<Record<'workouts' | 'updated' | 'unchanged' | 'failed', number>>): string =>
  `${counts.workouts} computed: ${counts.updated} updated, ${counts.unchanged} unchanged, ${counts.failed} failed.`;
