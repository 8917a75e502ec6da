import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import {
  makeCommit,
  makeDocument,
  makeListed,
  makeMember,
  makeRider,
  makeRun,
  now,
} from './conformance/made-up.ts';
import { copyStore, type CopyProgress } from './copy-store.ts';
import { createStore } from './create-store.ts';
import type { Engine } from './engine.ts';
import { placeOfMember } from './places.ts';
import { openPostgresEngine } from './postgres/open.ts';
import type { PostgresDatabases } from './postgres/testing/server.ts';
import { sharedPostgres } from './postgres/testing/shared-server.ts';
import { openSqliteEngine } from './sqlite/open.ts';
import { makeTemporaryFolder } from './sqlite/testing/spawn.ts';

let server: PostgresDatabases;
beforeAll(async () => {
  server = await sharedPostgres();
});

const clock = (): number => Date.parse(now);

function openSqlite(): Engine {
  const engine = openSqliteEngine({ folder: makeTemporaryFolder(), clock });
  onTestFinished(() => engine.close());
  return engine;
}

async function openPostgres(): Promise<Engine> {
  const url = await server.createDatabase();
  const engine = await openPostgresEngine({ url, clock, sleep: () => Promise.resolve() });
  onTestFinished(() => engine.close());
  return engine;
}

/** More rows than a batch, of two riders, in every table. */
async function fill(engine: Engine): Promise<void> {
  const store = createStore(engine);
  for (const rider of ['rider-1', 'rider-2']) {
    await store.saveRider(makeRider({ id: rider }), makeDocument('user', rider, '{}'));
    await store.recordListed(
      rider,
      Array.from({ length: 250 }, (_, index) => makeListed(`w${index}`)),
    );
    for (let index = 0; index < 120; index += 1) await store.commitWorkout(rider, makeCommit(`w${index}`));
    await store.recordRun(rider, makeRun('2026-11-22T10:00:00Z'));
    await store.putState(rider, 'key', 'value');
  }
  await store.putState('installation', 'current-rider', 'rider-1');
  await store.addMember(makeMember('ben'));
  await store.replaceSharedPages('ben', ['calendar']);
  await store.putState(placeOfMember('ben'), 'current-rider', 'rider-2');
  await store.putSecret({ account: 'a', kind: 'session', sealed: Uint8Array.from([0, 255, 10, 13]) });
}

const copy = (from: Engine, to: Engine, onProgress = (): void => undefined) =>
  copyStore(from, to, { onProgress, isStopping: () => false });

describe('copying a store', { timeout: 60_000 }, () => {
  it('carries everything there and back, row by row, and a second copy changes nothing', async () => {
    const [embedded, shared, again] = [openSqlite(), await openPostgres(), openSqlite()];
    await fill(embedded);
    const first = await copy(embedded, shared);
    expect(first?.riders).toBe(2);
    expect(first?.rows).toBeGreaterThan(1_500);
    expect(await copy(embedded, shared)).toEqual(first);
    expect(await copy(shared, again)).toEqual(first);

    const [before, after] = [createStore(embedded), createStore(again)];
    expect(await after.listWorkouts('rider-2')).toEqual(await before.listWorkouts('rider-2'));
    expect(await after.listLedger('rider-1')).toEqual(await before.listLedger('rider-1'));
    expect(await after.maybeSecret('a', 'session')).toEqual(await before.maybeSecret('a', 'session'));
    expect(await after.maybeState('installation', 'current-rider')).toBe('rider-1');
    expect(await after.listMembers()).toEqual([makeMember('ben')]);
    expect(await after.maybeState(placeOfMember('ben'), 'current-rider')).toBe('rider-2');
  });

  it('goes on where it was interrupted', async () => {
    const [embedded, shared] = [openSqlite(), await openPostgres()];
    await fill(embedded);
    let calls = 0;
    const interrupt = (): void => {
      calls += 1;
      if (calls === 5) throw new Error('interrupted');
    };
    await expect(copy(embedded, shared, interrupt)).rejects.toThrow('interrupted');
    expect((await copy(embedded, shared))?.riders).toBe(2);
  });

  it('stops when it is asked to, and goes on another time', async () => {
    const [embedded, shared] = [openSqlite(), await openPostgres()];
    await fill(embedded);
    let copiedRows = 0;
    const options = {
      onProgress: (progress: CopyProgress) => (copiedRows = progress.copiedRows),
      isStopping: () => copiedRows >= 300,
    };
    expect(await copyStore(embedded, shared, options)).toBeNull();
    expect(copiedRows).toBeLessThan(500);
    expect((await copy(embedded, shared))?.riders).toBe(2);
  });

  it('refuses a database that holds somebody else, and changes nothing there', async () => {
    const [embedded, shared] = [openSqlite(), await openPostgres()];
    await fill(embedded);
    const stranger = createStore(shared);
    await stranger.saveRider(makeRider({ id: 'stranger' }), makeDocument('user', 'stranger', '{}'));
    await expect(copy(embedded, shared)).rejects.toThrow(/holds a rider that the other does not/);
    expect((await stranger.listRiders()).map((rider) => rider.id)).toEqual(['stranger']);
  });

  it('names the row in which the two differ', async () => {
    const [embedded, shared] = [openSqlite(), await openPostgres()];
    await fill(embedded);
    await copy(embedded, shared);
    await createStore(shared).putState('rider-1', 'key', 'another value');
    await expect(copy(embedded, shared)).rejects.toThrow(/differ in the table rider_state at rider-1, key/);
  });

  it('names the row that only the copy has', async () => {
    const [embedded, shared] = [openSqlite(), await openPostgres()];
    await fill(embedded);
    await createStore(shared).putState('rider-1', 'surplus', 'value');
    await expect(copy(embedded, shared)).rejects.toThrow(
      /differ in the table rider_state at rider-1, surplus/,
    );
  });
});
