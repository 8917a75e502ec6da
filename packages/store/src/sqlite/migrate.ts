/** Owns the way from any older database to this program's tables. */
import type { DatabaseSync } from 'node:sqlite';
import type { Migration } from '../migration.ts';
import { migration0001 } from './migrations/0001-workouts.ts';
import { migration0002 } from './migrations/0002-workout-story.ts';
import { migration0003 } from './migrations/0003-imports.ts';
import { migration0004 } from './migrations/0004-access.ts';
import { migration0005 } from './migrations/0005-pushes.ts';
import { migration0006 } from './migrations/0006-household.ts';
import { migration0007 } from './migrations/0007-class-type.ts';
import { migration0008 } from './migrations/0008-change-count.ts';

/** In order, without gaps. A migration that has been released never changes. */
export const migrations: readonly Migration[] = [
  migration0001,
  migration0002,
  migration0003,
  migration0004,
  migration0005,
  migration0006,
  migration0007,
  migration0008,
];

/** The newest version of the tables that this program knows. */
export const latestVersion = migrations.length;

export function readVersion(database: DatabaseSync): number {
  return Number(database.prepare('pragma user_version').get()?.['user_version']);
}

/** Brings the tables up to date, all steps in one transaction: a kill in the middle leaves the older database as it was. */
export function migrate(database: DatabaseSync, steps: readonly Migration[] = migrations): void {
  if (readVersion(database) >= steps.length) return;
  database.exec('begin immediate');
  try {
    // Read again: another process may have migrated while this one waited for its turn.
    const version = readVersion(database);
    for (const migration of steps.filter((step) => step.version > version)) {
      database.exec(migration.sql);
      database.exec(`pragma user_version = ${migration.version}`);
    }
    database.exec('commit');
  } catch (error) {
    if (database.isTransaction) database.exec('rollback');
    throw error;
  }
}
