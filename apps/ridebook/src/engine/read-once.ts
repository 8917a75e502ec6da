/** Owns reading something of a book once while nothing is written, whoever asks. */
import type { Book } from './book.ts';

interface Kept<Value> {
  /** How the data stood before the value was read. */
  readonly mark: string;
  readonly value: Promise<Value>;
}

/**
 * @param read what it gives depends on nothing but the store
 * @param markOf how the data of a book stand
 */
export function readOnce<Value>(
  read: (book: Book) => Promise<Value>,
): (book: Book, markOf: (book: Book) => Promise<string>) => Promise<Value> {
  const kept = new WeakMap<Book, Kept<Value>>();
  return async (book, markOf) => {
    const mark = await markOf(book);
    const known = kept.get(book);
    if (known?.mark === mark) return known.value;
    const value = read(book);
    kept.set(book, { mark, value });
    value.catch(() => kept.delete(book));
    return value;
  };
}
