/** A program that is one release older than the tables works over them, and leaves alone those that do not admit it. */
import { DatabaseSync } from 'node:sqlite';
import { Client } from 'pg';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { makeCommit, makeDocument, makeListed, makeRider, now, riderId } from './conformance/made-up.ts';
import { copyStore } from './copy-store.ts';
import { createStore } from './create-store.ts';
import type { Engine } from './engine.ts';
import { isAdmitted, oldestAdmitted } from './migration.ts';
import { openPostgresEngine } from './postgres/open.ts';
import type { PostgresDatabases } from './postgres/testing/server.ts';
import { sharedPostgres } from './postgres/testing/shared-server.ts';
import { databaseFile } from './sqlite/files.ts';
import { openSqliteEngine } from './sqlite/open.ts';
import { makeTemporaryFolder } from './sqlite/testing/spawn.ts';
import { updatePostgres, updateSqlite, type Release } from './testing/newer-program.ts';

let server: PostgresDatabases;
beforeAll(async () => {
  server = await sharedPostgres();
});

const clock = (): number => Date.parse(now);

/** One database, and what programs of this and of newer releases do with it. */
interface Shared {
  /** Opens it as this program does. */
  open(): Promise<Engine>;
  update(release: Release): Promise<void> | void;
  /** Runs a statement as somebody who knows the newer tables. */
  query(text: string): Promise<readonly Readonly<Record<string, unknown>>[]>;
}

function onSqlite(): Promise<Shared> {
  const folder = makeTemporaryFolder();
  return Promise.resolve({
    open: () => Promise.resolve().then(() => openSqliteEngine({ folder, clock })),
    update: (release) => updateSqlite(folder, release),
    query(text) {
      const database = new DatabaseSync(databaseFile(folder));
      const rows = database.prepare(text).all();
      database.close();
      return Promise.resolve(rows);
    },
  });
}

async function onPostgres(): Promise<Shared> {
  const url = await server.createDatabase();
  return {
    open: () => openPostgresEngine({ url, clock, sleep: () => Promise.resolve() }),
    update: (release) => updatePostgres(url, release),
    async query(text) {
      const client = new Client({ connectionString: url });
      await client.connect();
      await client.query(`select set_config('ridebook.rider_id', '${riderId}', false)`);
      const { rows } = await client.query<Record<string, unknown>>(text);
      await client.end();
      return rows;
    },
  };
}

async function opened(shared: Shared): Promise<Engine> {
  const engine = await shared.open();
  onTestFinished(() => engine.close());
  return engine;
}

const refusal = (shared: Shared): Promise<string> =>
  shared.open().then(
    async (engine) => {
      await engine.close();
      return 'it opened';
    },
    (error: unknown) => (error instanceof Error ? `${error.name}: ${error.message}` : String(error)),
  );

describe.each([
  ['SQLite', onSqlite],
  ['PostgreSQL', onPostgres],
] as const)('tables of a newer program on %s', (_name, make) => {
  it('are read and written by one that was open before, and by one that is started anew', async () => {
    const shared = await make();
    const open = createStore(await opened(shared));
    await open.saveRider(makeRider(), makeDocument('user', riderId, '{}'));
    await open.recordListed(riderId, [makeListed('before'), makeListed('after'), makeListed('anew')]);
    await open.commitWorkout(riderId, makeCommit('before'));
    await shared.update('next');
    await open.commitWorkout(riderId, makeCommit('after'));
    const anew = createStore(await opened(shared));
    await anew.commitWorkout(riderId, makeCommit('anew'));
    for (const store of [open, anew]) {
      const stored = (await store.listWorkouts(riderId)).map(({ id }) => id);
      expect(stored.toSorted()).toEqual(['after', 'anew', 'before']);
      expect((await store.listLedger(riderId)).map(({ state }) => state)).toEqual(
        Array.from({ length: 3 }, () => 'stored'),
      );
    }
    // What the newer one added is filled as it asked for, and it finds its tables as it left them.
    expect(await shared.query('select distinct looked_at from ledger')).toEqual([{ looked_at: 'never' }]);
    await shared.update('next');
  });

  it('hold nothing any more of a rider whom an older program forgot', async () => {
    const shared = await make();
    const store = createStore(await opened(shared));
    await store.saveRider(makeRider(), makeDocument('user', riderId, '{}'));
    await store.commitWorkout(riderId, makeCommit('w1'));
    await shared.update('next');
    await shared.query(`insert into dream values ('${riderId}', 'of hills')`);
    await store.forgetRider(riderId);
    expect(await shared.query('select * from dream')).toEqual([]);
  });

  it('are not copied by a program that would leave out what it does not know', async () => {
    const [newer, own] = [await make(), await make()];
    const from = await opened(newer);
    await createStore(from).saveRider(makeRider(), makeDocument('user', riderId, '{}'));
    await newer.update('next');
    const to = await opened(own);
    for (const [one, other] of [
      [from, to],
      [to, from],
    ] as const)
      await expect(
        copyStore(one, other, { onProgress: () => undefined, isStopping: () => false }),
      ).rejects.toThrow(/^A newer Ridebook has been at one of the two databases.* nothing was copied\.$/);
    expect(await createStore(to).listRiders()).toEqual([]);
  });

  it('that do not admit it are refused in a sentence, and stay as they are', async () => {
    const shared = await make();
    const engine = await shared.open();
    await createStore(engine).commitWorkout(riderId, makeCommit('w1'));
    await engine.close();
    await shared.update('afterNext');
    expect(await refusal(shared)).toMatch(
      /^StorageError: .*newer Ridebook \(.*version \d+, this program knows \d+\)\. Update Ridebook; .* left as .*\.$/,
    );
    expect(await shared.query('select workout_id from workout')).toEqual([{ workout_id: 'w1' }]);
    await shared.update('afterNext');
  });
});

describe('tables', () => {
  it('admit who is no older than the oldest that works over them', () => {
    expect(isAdmitted({ version: 12, worksFrom: 10 }, 9)).toBe(false);
    expect(isAdmitted({ version: 12, worksFrom: 10 }, 10)).toBe(true);
    expect(isAdmitted({ version: 12, worksFrom: 10 }, 13)).toBe(true);
  });

  it('that do not say whom they admit admit nobody older', () => {
    expect(isAdmitted({ version: 12, worksFrom: null }, 11)).toBe(false);
    expect(isAdmitted({ version: 12, worksFrom: null }, 12)).toBe(true);
  });

  it('admit whom the strictest of their steps admits', () => {
    const step = (version: number, worksFrom?: number) => ({
      ...{ version, name: '', sql: '' },
      ...(worksFrom === undefined ? {} : { worksFrom }),
    });
    expect(oldestAdmitted([])).toBe(1);
    expect(oldestAdmitted([step(1), step(2, 2), step(3)])).toBe(2);
  });
});
