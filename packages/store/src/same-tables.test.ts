import { mkdtempSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { expect, it } from 'vitest';
import { now } from './conformance/made-up.ts';
import { openPostgresStore } from './postgres/open.ts';
import { sharedPostgres } from './postgres/testing/shared-server.ts';
import { riderTables } from './queries/riders.ts';
import { openSqliteStore } from './sqlite/open.ts';

/** `table.column`, with a mark where it may be missing. */
type Columns = readonly string[];

async function readSqliteColumns(): Promise<Columns> {
  const folder = mkdtempSync(join(tmpdir(), 'ridebook-store-'));
  await (await openSqliteStore({ folder, clock: () => Date.parse(now) })).close();
  const database = new DatabaseSync(join(folder, 'ridebook.db'));
  const rows = database
    .prepare(
      `select t.name || '.' || c.name || case when c."notnull" then '' else '?' end as line
       from sqlite_schema t join pragma_table_info(t.name) c where t.type = 'table' and t.name not like 'sqlite%'`,
    )
    .all();
  database.close();
  rmSync(folder, { recursive: true });
  return rows.map((row) => String(row['line'])).toSorted();
}

async function readPostgresColumns(): Promise<Columns> {
  const url = await (await sharedPostgres()).createDatabase();
  await (
    await openPostgresStore({ url, clock: () => Date.parse(now), sleep: () => Promise.resolve() })
  ).close();
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ line: string }>(
    `select table_name || '.' || column_name || case when is_nullable = 'NO' then '' else '?' end as line
     from information_schema.columns where table_schema = 'public'`,
  );
  await client.end();
  return rows.map((row) => row.line).toSorted();
}

/** What only one engine needs: its own version number, the generations of its locks, the count of its commits. */
const onlyPostgres = /^(ridebook_schema|lock_generation|change_count)\./;

it('keeps the same columns in both databases, and every table of a rider is forgotten with the rider', async () => {
  const sqlite = await readSqliteColumns();
  expect(sqlite.length).toBeGreaterThan(80);
  expect((await readPostgresColumns()).filter((line) => !onlyPostgres.test(line))).toEqual(sqlite);

  const tablesOfRiders = sqlite.flatMap((line) => (line.endsWith('.rider_id') ? [line.split('.')[0]] : []));
  expect(riderTables.toSorted()).toEqual(tablesOfRiders);
});
