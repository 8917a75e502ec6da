/**
 * Owns the frame of every verb that works on a book: opened before, closed after, whatever happens. RIDEBOOK_RIDER says
 * whose of the household; without it, it is the owner's.
 */
import type { Book } from '../engine/book.ts';
import type { ProgramContext } from '../terminal.ts';

export const withBook = <T>(context: ProgramContext, work: (book: Book) => Promise<T>): Promise<T> =>
  withOwnersBook(context, async (owner) =>
    work(await bookOfRider(owner, context.environment['RIDEBOOK_RIDER'])),
  );

/** For what concerns the whole household. */
export async function withOwnersBook<T>(
  context: ProgramContext,
  work: (book: Book) => Promise<T>,
): Promise<T> {
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

async function bookOfRider(owner: Book, name: string | undefined): Promise<Book> {
  if (name === undefined || name === '') return owner;
  const [{ createMemberKeeper }, { UsageError }] = await Promise.all([
    import('../access/member-keeper.ts'),
    import('../errors.ts'),
  ]);
  const member = await createMemberKeeper({ store: owner.store, nowMs: owner.clock.nowMs }).maybeByName(name);
  if (member === null || member.role === 'viewer')
    throw new UsageError(
      `RIDEBOOK_RIDER is "${name}", and no rider of the household has that name. "ridebook riders" lists them.`,
    );
  return owner.ofMember(member.id);
}
