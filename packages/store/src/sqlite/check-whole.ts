/** Owns the question whether a database is a whole Ridebook of a kind this program knows. */
import type { DatabaseSync } from 'node:sqlite';
import { StorageError } from '../errors.ts';
import { applicationId } from './create.ts';
import { isAdmitted } from '../migration.ts';
import { latestVersion, readTablesVersion } from './migrate.ts';

/** @throws StorageError saying why not */
export function checkWhole(database: DatabaseSync, file: string): void {
  checkIdentity(database, file);
  const problems = findDamage(database);
  if (problems.length === 0) return;
  throw new StorageError(`${file} is damaged (${problems.length} problems, first: ${problems[0]}).`);
}

/** @throws StorageError when another program wrote it, or a newer Ridebook whose tables do not admit this one */
export function checkIdentity(database: DatabaseSync, file: string): void {
  const id = database.prepare('pragma application_id').get()?.['application_id'];
  if (id !== applicationId) {
    throw new StorageError(
      `${file} is another program's database. Ridebook left it as it is: move it elsewhere, or choose another folder in RIDEBOOK_HOME.`,
    );
  }
  const found = readTablesVersion(database);
  if (!isAdmitted(found, latestVersion)) {
    throw new StorageError(
      `${file} was written by a newer Ridebook (its tables are version ${found.version}, this program knows ${latestVersion}). Update Ridebook; the file is left as it is.`,
    );
  }
}

/** What SQLite finds wrong with pages, indexes and references, a line each. */
export function findDamage(database: DatabaseSync): readonly string[] {
  const lines = database
    .prepare('pragma integrity_check')
    .all()
    .map((row) => String(row['integrity_check']))
    .filter((line) => line !== 'ok');
  const dangling = database.prepare('pragma foreign_key_check').all().length;
  return dangling === 0 ? lines : [...lines, `${dangling} rows refer to rows that are not there`];
}

export const countStoredWorkouts = (database: DatabaseSync): number =>
  Number(database.prepare('select count(*) as workouts from workout').get()?.['workouts']);
