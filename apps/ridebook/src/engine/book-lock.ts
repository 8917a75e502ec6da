/** Owns what a book is locked for, and what a person reads who has to wait for it. */
import { LockHeldError } from '@ridebook/store';

/** `sync` keeps everything that changes workouts apart, `push-coda` whatever writes the book's Coda doc. */
export type BookLock = 'sync' | 'push-coda';

const sentences: Readonly<Record<BookLock, string>> = {
  sync: 'A sync of this book is already running, or an import into it. Try again when it has finished.',
  'push-coda': 'A push of this book to Coda is already running. Try again when it has finished.',
};

export const lockHeld = (lock: BookLock): LockHeldError => new LockHeldError(sentences[lock]);
