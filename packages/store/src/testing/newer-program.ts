/** Owns what a program one release newer than this one does to the tables, in either engine. */
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { Kysely, PostgresDialect } from 'kysely';
import type { Migration } from '../migration.ts';
import { migrate as migratePostgres, migrations as ofPostgres } from '../postgres/migrate.ts';
import { createConnections } from '../postgres/pool.ts';
import type { Database } from '../schema.ts';
import { databaseFile } from '../sqlite/files.ts';
import { migrate as migrateSqlite, migrations as ofSqlite } from '../sqlite/migrate.ts';

/** The steps of this program, and one that only adds. */
const adding: Omit<Migration, 'version'> = {
  name: 'dreams',
  sql: `alter table workout add column mood text;
    alter table ledger add column looked_at text not null default 'never';
    create table dream (rider_id text not null primary key references rider (rider_id) on delete cascade, dreamt text);`,
};

/** The release after it takes away what that one stopped using: whoever is older has to be gone. */
const leavingBehind: Omit<Migration, 'version'> = {
  name: 'no-titles',
  sql: 'alter table workout drop column title;',
};

/** What is released after this program, in order. */
const releases = {
  next: (steps: readonly Migration[]) => [...steps, { ...adding, version: steps.length + 1 }],
  afterNext: (steps: readonly Migration[]) => [
    ...releases.next(steps),
    { ...leavingBehind, version: steps.length + 2, worksFrom: steps.length + 1 },
  ],
};

export type Release = keyof typeof releases;

/** Brings the tables at this address up to what the release knows. */
export async function updatePostgres(url: string, release: Release): Promise<void> {
  const { pool } = createConnections(url);
  const kysely = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  try {
    await migratePostgres(kysely, 'the database', (ms) => sleep(ms), releases[release](ofPostgres));
  } finally {
    await kysely.destroy();
  }
}

/** The same with the file in this data folder. */
export function updateSqlite(folder: string, release: Release): void {
  const database = new DatabaseSync(databaseFile(folder), { timeout: 10_000 });
  try {
    migrateSqlite(database, releases[release](ofSqlite));
  } finally {
    database.close();
  }
}
