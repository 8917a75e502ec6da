/** Owns taking an import back. */
import type { UndoneImport } from '@ridebook/domain';
import type { Book } from '../engine/book.ts';
import { forgetLocalRiderWithoutImports } from '../engine/local-rider.ts';

/** @returns `null` where there is no such import @throws LockHeldError while a sync runs */
export function undoImport(book: Book, importNumber: number): Promise<UndoneImport | null> {
  return book.withLock('sync', async () => {
    const rider = await book.maybeRider();
    const undone = rider === null ? null : await book.store.undoImport(rider.id, importNumber);
    if (undone === null) return null;
    await forgetLocalRiderWithoutImports(book);
    return { removed: undone.removed };
  });
}
