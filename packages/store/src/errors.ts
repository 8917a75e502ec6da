/** Owns the ways a store can refuse: the engine failed, or somebody else is at it. */

/** The database cannot be opened, read or written. The message names the file and what to do. */
export class StorageError extends Error {
  override readonly name = 'StorageError';
}

/** One thing that is stored cannot be read any more, and everything else can. */
export class DamagedError extends StorageError {}

/** Another process holds the named lock. */
export class LockHeldError extends Error {
  override readonly name = 'LockHeldError';
}
