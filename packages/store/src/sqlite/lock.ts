/** Owns locks that die with their process: a transaction held open on a tiny database of its own. */
import { DatabaseSync } from 'node:sqlite';
import { dirname } from 'node:path';
import { LockHeldError, lockHeldSentence } from '../errors.ts';
import { lockFile, makeFile, makeFolder } from './files.ts';
import { guarded, maybeSqliteCode } from './storage-error.ts';

/** SQLITE_BUSY */
const busy = 5;

interface Holding {
  /** The transaction whose lock is the lock. */
  readonly sql: string;
  readonly waitMilliseconds: number;
  readonly refusal: string;
}

/**
 * @param waitMilliseconds how long to wait for another holder; the process stands still meanwhile
 * @returns what releases the lock
 * @throws LockHeldError when another process, or another task of this one, holds it
 */
export function holdLock(folder: string, name: string, waitMilliseconds = 0): () => void {
  return hold(folder, name, {
    sql: 'begin exclusive',
    waitMilliseconds,
    refusal: lockHeldSentence,
  });
}

/** Everybody who has the database open shares this lock: whoever would put another file in its place needs it alone. */
const useLock = 'use';

/** Taken as soon as a replacement, which takes seconds, is over. */
const replacementWaitMilliseconds = 10_000;

/** @returns what gives the share back @throws LockHeldError while the database is being replaced */
export function shareUse(folder: string): () => void {
  return hold(folder, useLock, {
    // A transaction that has read holds SQLite's shared lock to its end.
    sql: 'begin; select count(*) from sqlite_schema',
    waitMilliseconds: replacementWaitMilliseconds,
    refusal: 'The database is being replaced at this moment. Try again in a minute.',
  });
}

/** @returns what releases it @throws LockHeldError while any process has the database open */
export function holdUse(folder: string): () => void {
  return hold(folder, useLock, {
    sql: 'begin exclusive',
    waitMilliseconds: 0,
    refusal:
      'Another Ridebook has the database open, such as "ridebook serve". Close it and try again: nothing was changed.',
  });
}

function hold(folder: string, name: string, { sql, waitMilliseconds, refusal }: Holding): () => void {
  const file = lockFile(folder, name);
  const database = guarded(file, () => {
    makeFolder(dirname(file));
    makeFile(file);
    return new DatabaseSync(file, { timeout: waitMilliseconds });
  });
  try {
    database.exec(sql);
  } catch (error) {
    database.close();
    if (maybeSqliteCode(error) !== busy)
      return guarded(file, () => {
        throw error;
      });
    throw new LockHeldError(refusal);
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
