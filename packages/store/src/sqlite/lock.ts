/** Owns locks that die with their process: an exclusive transaction held open on a tiny database of its own. */
import { DatabaseSync } from 'node:sqlite';
import { dirname } from 'node:path';
import { LockHeldError } from '../errors.ts';
import { lockFile, makeFile, makeFolder } from './files.ts';
import { guarded, maybeSqliteCode } from './storage-error.ts';

/** SQLITE_BUSY */
const busy = 5;

/**
 * @param waitMilliseconds how long to wait for another holder; the process stands still meanwhile
 * @returns what releases the lock
 * @throws LockHeldError when another process, or another task of this one, holds it
 */
export function holdLock(folder: string, name: string, waitMilliseconds = 0): () => void {
  const file = lockFile(folder, name);
  const database = guarded(file, () => {
    makeFolder(dirname(file));
    makeFile(file);
    return new DatabaseSync(file, { timeout: waitMilliseconds });
  });
  try {
    database.exec('begin exclusive');
  } catch (error) {
    database.close();
    if (maybeSqliteCode(error) !== busy)
      return guarded(file, () => {
        throw error;
      });
    throw new LockHeldError(
      `Somebody else holds the lock "${name}": another Ridebook is at work on the same data. Wait until it has finished.`,
    );
  }
  return () => database.close();
}

/** Runs `work` while holding the lock. @throws LockHeldError */
export async function withLock<T>(folder: string, name: string, work: () => Promise<T>): Promise<T> {
  const release = holdLock(folder, name);
  try {
    return await work();
  } finally {
    release();
  }
}
