/** Owns the frame of every verb that works on the rider's own book: opened before, closed after, whatever happens. */
import type { Book } from '../engine/book.ts';
import type { ProgramContext } from '../terminal.ts';

export async function withBook<T>(context: ProgramContext, work: (book: Book) => Promise<T>): Promise<T> {
  const [{ readConfiguration }, { openBook }, { createSystemClock }] = await Promise.all([
    import('../configuration.ts'),
    import('../engine/open-book.ts'),
    import('../engine/system-clock.ts'),
  ]);
  const configuration = readConfiguration(context.environment);
  const clock = createSystemClock(context.stopping);
  const book = await openBook(configuration, context.environment, clock, context.aborting);
  try {
    return await work(book);
  } finally {
    await book.close();
  }
}
