import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
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

let client: Client;
beforeAll(async () => {
  const url = await (await sharedPostgres()).createDatabase();
  await (
    await openPostgresStore({ url, clock: () => Date.parse(now), sleep: () => Promise.resolve() })
  ).close();
  client = new Client({ connectionString: url });
  await client.connect();
});
afterAll(() => client.end());

/** @param text selects one column named `line` */
async function readLines(text: string): Promise<readonly string[]> {
  const { rows } = await client.query<{ line: string }>(text);
  return rows.map((row) => row.line).toSorted();
}

const readPostgresColumns = (): Promise<Columns> =>
  readLines(`
    select table_name || '.' || column_name || case when is_nullable = 'NO' then '' else '?' end as line
    from information_schema.columns where table_schema = 'public'`);

/** What only one engine needs: the generations of its locks, the count of its commits. */
const onlyPostgres = /^(lock_generation|change_count)\./;

it('keeps the same columns in both databases, and every table of a rider is forgotten with the rider', async () => {
  const sqlite = await readSqliteColumns();
  expect(sqlite.length).toBeGreaterThan(80);
  expect((await readPostgresColumns()).filter((line) => !onlyPostgres.test(line))).toEqual(sqlite);

  const tablesOfRiders = sqlite.flatMap((line) => (line.endsWith('.rider_id') ? [line.split('.')[0]] : []));
  expect(riderTables.toSorted()).toEqual(tablesOfRiders);
});

/** The tables that one statement of the page names, by what it does with them. */
function tablesOf(page: string, verb: 'distributed' | 'reference'): readonly string[] {
  const statements = page.split(';').filter((statement) => statement.includes(`create_${verb}_table(name`));
  return statements
    .flatMap((statement) => [...statement.matchAll(/\('(\w+)'\)/g)].map(([, table = '']) => table))
    .toSorted();
}

it('spreads over several database servers every table of a rider and the count of commits, and puts the rest everywhere', async () => {
  const page = readFileSync(join(import.meta.dirname, '../../../docs/scale.md'), 'utf8');
  const all = await readLines(`select tablename as line from pg_tables where schemaname = 'public'`);
  const ofRiders = new Set<string>(riderTables);
  expect(page).toContain("create_distributed_table('change_count', 'counter'");
  expect(tablesOf(page, 'distributed')).toEqual(riderTables.toSorted());
  const everywhere = all.filter((table) => !ofRiders.has(table) && table !== 'change_count');
  expect(tablesOf(page, 'reference')).toEqual(everywhere);
});

it('has no unique key of a rider’s table that reaches across riders', async () => {
  const keys = await readLines(`
    select t.relname || ': ' || a.attname as line from pg_index i
    join pg_class t on t.oid = i.indrelid join pg_namespace n on n.oid = t.relnamespace
    join pg_attribute a on a.attrelid = t.oid and a.attnum = i.indkey[0]
    where i.indisunique and n.nspname = 'public'`);
  const ofRiders = keys.filter((key) => riderTables.some((table) => key.startsWith(`${table}: `)));
  expect(ofRiders).toEqual(riderTables.map((table) => `${table}: rider_id`).toSorted());
});
