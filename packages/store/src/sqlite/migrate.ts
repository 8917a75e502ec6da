/** Owns the way from any older database to this program's tables. */
import type { DatabaseSync } from 'node:sqlite';
import { oldestAdmitted, type Migration, type TablesVersion } from '../migration.ts';
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

export function readTablesVersion(database: DatabaseSync): TablesVersion {
  const version = readVersion(database);
  // Tables that have not changed for long do not say; and what was said of other tables is not believed.
  const says = database.prepare("select 1 from sqlite_schema where name = 'ridebook_schema'").get();
  const row =
    says === undefined
      ? undefined
      : database.prepare('select version, works_from from ridebook_schema').get();
  return { version, worksFrom: row?.['version'] === version ? Number(row['works_from']) : null };
}

/** Brings the tables up to date, all steps in one transaction: a kill in the middle leaves the older database as it was. */
export function migrate(database: DatabaseSync, steps: readonly Migration[] = migrations): void {
  if (readVersion(database) >= steps.length) return;
  database.exec('begin immediate');
  try {
    // Read again: another process may have migrated while this one waited for its turn.
    const version = readVersion(database);
    const missing = steps.filter((step) => step.version > version);
    for (const migration of missing) {
      database.exec(migration.sql);
      database.exec(`pragma user_version = ${migration.version}`);
    }
    if (missing.length > 0) noteWhoIsAdmitted(database, steps);
    database.exec('commit');
  } catch (error) {
    if (database.isTransaction) database.exec('rollback');
    throw error;
  }
}

function noteWhoIsAdmitted(database: DatabaseSync, steps: readonly Migration[]): void {
  database.exec(`create table if not exists ridebook_schema (version integer not null, works_from integer not null) strict;
    delete from ridebook_schema;
    insert into ridebook_schema (version, works_from) values (${steps.length}, ${oldestAdmitted(steps)})`);
}
