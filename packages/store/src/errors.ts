/** Owns the ways a store can refuse: the engine failed, or somebody else is at it. */

/** The database cannot be opened, read or written. The message names the file and what to do. */
export class StorageError extends Error {
  override readonly name = 'StorageError';
}

/** One thing that is stored cannot be read any more, and everything else can. */
export class DamagedError extends StorageError {}

/** For whoever does not know what the lock was for. */
export const lockHeldSentence =
  'Another Ridebook is at work on the same data. Try again when it has finished.';

/** Somebody else holds the lock, which may be another process. The message has no lock's name: it is for people. */
export class LockHeldError extends Error {
  override readonly name = 'LockHeldError';
}
