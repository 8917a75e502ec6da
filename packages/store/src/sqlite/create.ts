/** Owns making a new database: finished beside its place, then moved there, so that no half-made one is ever found. */
import { existsSync, renameSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { StorageError } from '../errors.ts';
import { databaseFile, makeFile, syncFile, syncFolder } from './files.ts';
import { holdLock } from './lock.ts';
import { migrate } from './migrate.ts';

/** "Ride" in ASCII: tells a Ridebook database from any other SQLite file. */
export const applicationId = 0x52696465;

/** For another process that makes the same database at this moment. */
const creationWaitMilliseconds = 10_000;

/** @throws StorageError when the remains of a lost database lie there */
export function createDatabase(folder: string): void {
  const release = holdLock(folder, 'create', creationWaitMilliseconds);
  try {
    const file = databaseFile(folder);
    if (existsSync(file)) return;
    refuseRemains(file);
    const draft = `${file}.new`;
    for (const path of [draft, `${draft}-wal`, `${draft}-shm`, `${draft}-journal`])
      rmSync(path, { force: true });
    makeFile(draft);
    fillDatabase(draft);
    renameSync(draft, file);
    syncFolder(folder);
  } finally {
    release();
  }
}

function fillDatabase(file: string): void {
  const database = new DatabaseSync(file);
  try {
    database.exec(
      `pragma application_id = ${applicationId}; pragma journal_mode = wal; pragma synchronous = full`,
    );
    migrate(database);
  } finally {
    database.close();
  }
  syncFile(file);
}

/** SQLite would play a left-over log into the new database. */
function refuseRemains(file: string): void {
  const remains = `${file}-wal`;
  if (!existsSync(remains)) return;
  throw new StorageError(
    `${file} is missing, but ${remains}, a part of it, is there: a database was lost. Put ${file} back where it was or run "ridebook restore"; to start anew, move ${remains} elsewhere.`,
  );
}
