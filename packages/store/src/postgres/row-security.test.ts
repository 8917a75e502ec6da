import { Client } from 'pg';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import {
  inBatches,
  makeCommit,
  makeDocument,
  makeImportedFile,
  makeImportRow,
  makeListed,
  makePush,
  makeRider,
  makeRun,
  makeWorkout,
  now,
} from '../conformance/made-up.ts';
import type { Store } from '../port.ts';
import { riderTables } from '../queries/riders.ts';
import { openPostgresStore } from './open.ts';
import type { PostgresDatabases } from './testing/server.ts';
import { sharedPostgres } from './testing/shared-server.ts';

let server: PostgresDatabases;
beforeAll(async () => {
  server = await sharedPostgres();
});

const riders = ['rider-1', 'rider-2'];

const open = (url: string): Promise<Store> =>
  openPostgresStore({ url, clock: () => Date.parse(now), sleep: () => Promise.resolve() });

/** A database that two riders have filled, and a user who may read and write its tables and owns none of them. */
async function makeFilled(): Promise<{ readonly guestUrl: string; readonly guest: Client }> {
  const url = await server.createDatabase();
  const store = await open(url);
  for (const rider of riders) {
    await store.saveRider(makeRider({ id: rider }), makeDocument('user', rider, '{}'));
    await store.recordListed(rider, [makeListed('w1')]);
    await store.commitWorkout(rider, makeCommit('w1', { powerCurve: [200, 150] }));
    await store.putNote(rider, 'w1', { text: 'Rain.', writtenAt: '2026-11-22T10:00:00Z' });
    await store.replaceEnteredValues(rider, 'ftpWatts', [{ validFrom: '2026-01-01', value: 200 }]);
    await store.recordRun(rider, makeRun('2026-11-22T10:00:00Z'));
    await store.putState(rider, 'key', 'value');
    const filling = makeWorkout('csv-1', { averageStrokeRateSpm: 24 });
    const row = makeImportRow('csv-1', { verdict: 'matched', workoutId: 'w1', workout: filling });
    await store.recordPushed(rider, 'doc', [{ key: 'w1', contentHash: 'hash', state: 'confirmed' }]);
    await store.recordPush(rider, makePush(now));
    await store.saveImport(rider, makeImportedFile(), inBatches([row]));
  }
  await store.close();

  const database = decodeURIComponent(new URL(url).pathname.slice(1));
  await server.query(
    `do $$ begin if not exists (select from pg_roles where rolname = 'guest') then create role guest login; end if; end $$;
     grant select, insert, update, delete on all tables in schema public to guest`,
    database,
  );
  const guestUrl = server.addressFor('guest', url);
  const guest = new Client({ connectionString: guestUrl });
  await guest.connect();
  onTestFinished(() => guest.end());
  return { guestUrl, guest };
}

async function ridersSeen(client: Client, table: string, asRider: string): Promise<readonly unknown[]> {
  await client.query('begin');
  await client.query("select set_config('ridebook.rider_id', $1, true)", [asRider]);
  const { rows } = await client.query<{ rider_id: string }>(
    `select distinct rider_id from ${table} order by 1`,
  );
  await client.query('commit');
  return rows.map((row) => row.rider_id);
}

describe('row-level security', () => {
  it('stands on every table that has a rider', async () => {
    const { guest } = await makeFilled();
    const { rows } = await guest.query<{ name: string; is_forced: boolean }>(`
      select c.relname as name, c.relforcerowsecurity as is_forced from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'rider_id' and not a.attisdropped
      where c.relkind = 'r' order by 1`);
    expect(rows.map((row) => row.name)).toEqual(riderTables.toSorted());
    expect(rows.filter((row) => !row.is_forced)).toEqual([]);
  });

  it('shows each rider the own rows of every table, to a user who owns none of them', async () => {
    const { guest } = await makeFilled();
    for (const table of riderTables) {
      for (const rider of riders)
        expect([table, await ridersSeen(guest, table, rider)]).toEqual([table, [rider]]);
    }
  });

  it('lists who there is to nobody in particular, and nothing of theirs', async () => {
    const { guest } = await makeFilled();
    for (const table of riderTables) {
      const expected = table === 'rider' ? riders : [];
      expect([table, await ridersSeen(guest, table, '')]).toEqual([table, expected]);
    }
  });

  it('refuses a row for another rider', async () => {
    const { guest } = await makeFilled();
    await guest.query('begin');
    await guest.query("select set_config('ridebook.rider_id', 'rider-1', true)");
    await expect(guest.query("insert into rider_state values ('rider-2', 'k', 'v')")).rejects.toThrow(
      /row-level security/,
    );
    await guest.query('rollback');
  });

  it('lets a user who owns no table use the store as the owner does', async () => {
    const { guestUrl } = await makeFilled();
    const store = await open(guestUrl);
    onTestFinished(() => store.close());
    expect((await store.listRiders()).map((rider) => rider.id)).toEqual(riders);
    expect((await store.commitWorkout('rider-1', makeCommit('w2'))).status).toBe('added');
    expect(await store.countWorkouts('rider-1')).toBe(2);
    expect(await store.countWorkouts('rider-2')).toBe(1);
    await store.forgetRider('rider-1');
    expect(await store.countWorkouts('rider-2')).toBe(1);
  });
});
