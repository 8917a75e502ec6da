/** Owns the verb `retry`: what failed may be tried again without waiting. */
import type { Command } from 'commander';
import type { ProgramContext } from '../terminal.ts';
import { withBook } from './with-book.ts';

export function setUpRetry(command: Command, context: ProgramContext): void {
  command
    .argument('[ids...]', 'workouts to try again; all that failed when none is named')
    .action((ids: readonly string[]) => retry(ids, context));
}

async function retry(ids: readonly string[], context: ProgramContext): Promise<void> {
  const { retryFailed } = await import('../engine/retry.ts');
  const { cleared, wasCoolingDown } = await withBook(context, (book) => retryFailed(book, ids));
  if (wasCoolingDown) context.terminal.out('Peloton may be asked again.');
  context.terminal.out(
    cleared === 0
      ? 'Nothing has failed.'
      : `${cleared} ${cleared === 1 ? 'workout is' : 'workouts are'} tried again by the next sync.`,
  );
}
