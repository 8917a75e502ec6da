import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { contractionsOf, obstaclesIn, unforgottenOf } from '../conformance/expanding.ts';
import type { Migration } from '../migration.ts';
import { latestVersion, migrate, migrations, readVersion } from './migrate.ts';

const first: Migration = { version: 1, name: 'first', sql: 'create table one (value text) strict;' };
const second: Migration = { version: 2, name: 'second', sql: 'create table two (value text) strict;' };
const broken: Migration = {
  version: 3,
  name: 'broken',
  sql: 'create table three (value text); drop table nine;',
};

function tablesOf(database: DatabaseSync): readonly unknown[] {
  return database
    .prepare("select name from sqlite_schema where type = 'table' order by name")
    .all()
    .map((row) => row['name']);
}

describe('migrating', () => {
  it('takes only the steps that are missing', () => {
    const database = new DatabaseSync(':memory:');
    migrate(database, [first]);
    database.exec("insert into one values ('kept')");
    migrate(database, [first, second]);
    expect(readVersion(database)).toBe(2);
    expect(tablesOf(database)).toEqual(['one', 'ridebook_schema', 'two']);
    expect(database.prepare('select value from one').get()?.['value']).toBe('kept');
  });

  it('takes all steps or none', () => {
    const database = new DatabaseSync(':memory:');
    migrate(database, [first]);
    expect(() => migrate(database, [first, second, broken])).toThrow(/nine/u);
    expect(readVersion(database)).toBe(1);
    expect(tablesOf(database)).toEqual(['one', 'ridebook_schema']);
  });

  it('is done when it is done', () => {
    const database = new DatabaseSync(':memory:');
    migrate(database);
    const tables = tablesOf(database);
    migrate(database);
    expect(readVersion(database)).toBe(latestVersion);
    expect(tablesOf(database)).toEqual(tables);
  });

  it('only adds, so that an older program may still run', () => {
    expect(migrations.length).toBeGreaterThan(5);
    expect(obstaclesIn(migrations)).toEqual([]);
  });
});

describe('the look at what an older program would notice', () => {
  it.each([
    'drop table workout;',
    'create table more (id text); alter table workout drop column title;',
    'alter table workout rename column title to name;',
    'alter table workout alter column title set not null;',
    'alter table workout add column mood text not null;',
    "alter table workout add column mood text check (mood in ('good'));",
    'alter table workout add constraint one unique (title);',
    'create unique index one on workout (rider_id, title);',
    'delete from workout;',
  ])('finds "%s"', (sql) => {
    expect(contractionsOf(sql)).toHaveLength(1);
  });

  it('lets additions be', () => {
    const sql = `create table more (id text not null primary key check (id <> ''), other text unique);
      create index more_other on more (other);
      alter table workout add column mood text;
      alter table workout add column count integer not null default 0;`;
    expect(contractionsOf(sql)).toEqual([]);
  });

  it('finds a table that an older program does not forget with its rider', () => {
    expect(unforgottenOf('create table dream (rider_id text not null primary key);')).toHaveLength(1);
    expect(
      unforgottenOf(`create table dream (
        rider_id text not null primary key references rider (rider_id) on delete cascade);
        create table nap (hours integer);`),
    ).toEqual([]);
  });

  it('lets a step take away what it says that only older programs use', () => {
    const sql = 'alter table workout drop column title;';
    const taking = { version: 12, name: 'taking', sql };
    expect(obstaclesIn([taking])).toHaveLength(1);
    expect(obstaclesIn([{ ...taking, worksFrom: 11 }])).toEqual([]);
    expect(obstaclesIn([{ ...taking, worksFrom: 12 }])).toEqual([
      'taking admits no program of the release before',
    ]);
  });
});
