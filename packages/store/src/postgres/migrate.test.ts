import { Kysely, PostgresDialect } from 'kysely';
import { beforeAll, expect, it, onTestFinished } from 'vitest';
import { contractionsOf } from '../conformance/expanding.ts';
import { makeCommit, now, riderId } from '../conformance/made-up.ts';
import type { Database } from '../schema.ts';
import { migrate, migrations } from './migrate.ts';
import { openPostgresStore } from './open.ts';
import { createConnections } from './pool.ts';
import type { PostgresDatabases } from './testing/server.ts';
import { sharedPostgres } from './testing/shared-server.ts';

let server: PostgresDatabases;
beforeAll(async () => {
  server = await sharedPostgres();
});

it('only adds, so that an older program may still run', () => {
  expect(migrations.length).toBeGreaterThan(5);
  expect(migrations.flatMap(({ name, sql }) => contractionsOf(sql).map((line) => `${name} ${line}`))).toEqual(
    [],
  );
});

it('lets a program that is open read and write what it knows while a newer one adds', async () => {
  const url = await server.createDatabase();
  const older = await openPostgresStore({
    url,
    clock: () => Date.parse(now),
    sleep: () => Promise.resolve(),
  });
  onTestFinished(() => older.close());
  await older.commitWorkout(riderId, makeCommit('before'));
  const newer = new Kysely<Database>({ dialect: new PostgresDialect({ pool: createConnections(url).pool }) });
  onTestFinished(() => newer.destroy());
  const next = {
    version: migrations.length + 1,
    name: 'next',
    sql: `alter table workout add column mood text; alter table ledger add column looked_at text not null default 'never';
      create table dream (rider_id text not null primary key);`,
  };
  await migrate(newer, 'the database', [...migrations, next]);
  await older.commitWorkout(riderId, makeCommit('after'));
  const stored = (await older.listWorkouts(riderId)).map(({ id }) => id);
  expect(stored.toSorted()).toEqual(['after', 'before']);
  expect(await older.listLedger(riderId)).toHaveLength(2);
});
