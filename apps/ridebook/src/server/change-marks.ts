/**
 * Owns how new an answer has to be. While nothing syncs: as new as the last write, whoever wrote. While this server's own
 * sync brings workouts, several a second, what was made within the last second is given again, so that readers do not make
 * everything anew for each of them; what a person changes here meanwhile is seen by the very next read all the same.
 */
import type { Book } from '../engine/book.ts';

export interface ChangeMarks {
  /** A text that differs once something was written: at once, or during a sync a second later. */
  recent(book: Book): Promise<string>;
  /** The same, always at once. */
  exact(book: Book): Promise<string>;
  /** Somebody changed something, and the next read shows it. */
  noteChange(): void;
}

/** What was made during a sync is given again for this long. */
export const longestLagMs = 1_000;

interface Seen {
  readonly mark: Promise<string>;
  readonly atMs: number;
}

export function createChangeMarks(isSyncing: () => boolean): ChangeMarks {
  let seenOf = new WeakMap<Book, Seen>();
  const exact = (book: Book): Promise<string> => {
    const seen: Seen = { mark: book.store.changeMark(), atMs: book.clock.monotonicMs() };
    seenOf.set(book, seen);
    return seen.mark;
  };
  return {
    exact,
    recent(book) {
      const seen = seenOf.get(book);
      const isRecent = seen !== undefined && book.clock.monotonicMs() - seen.atMs < longestLagMs;
      return isRecent && isSyncing() ? seen.mark : exact(book);
    },
    noteChange() {
      seenOf = new WeakMap();
    },
  };
}
