import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import type { Migration } from '../migration.ts';
import { latestVersion, migrate, readVersion } from './migrate.ts';

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
    expect(tablesOf(database)).toEqual(['one', 'two']);
    expect(database.prepare('select value from one').get()?.['value']).toBe('kept');
  });

  it('takes all steps or none', () => {
    const database = new DatabaseSync(':memory:');
    migrate(database, [first]);
    expect(() => migrate(database, [first, second, broken])).toThrow(/nine/u);
    expect(readVersion(database)).toBe(1);
    expect(tablesOf(database)).toEqual(['one']);
  });

  it('is done when it is done', () => {
    const database = new DatabaseSync(':memory:');
    migrate(database);
    const tables = tablesOf(database);
    migrate(database);
    expect(readVersion(database)).toBe(latestVersion);
    expect(tablesOf(database)).toEqual(tables);
  });
});
