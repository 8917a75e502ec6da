/** The function with a database: the whole history is kept there, and the doc is filled from it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sharedFunction } from '../support/shared-builds.ts';
import { openPostgresStore } from '@ridebook/store/postgres';
import { sharedPostgres } from '../../packages/store/src/postgres/testing/shared-server.ts';
import type { RunningFunction } from './function-process.ts';
import { startFunctionWorld, type FunctionWorld } from './world.ts';

let world: FunctionWorld;
let running: RunningFunction;
let databaseUrl: string;

beforeAll(async () => {
  databaseUrl = await (await sharedPostgres()).createDatabase();
  world = await startFunctionWorld({ build: sharedFunction, workouts: 8, seed: 'database' });
  running = await world.start({ DATABASE_URL: databaseUrl });
});
afterAll(() => world.close());

describe('the function with a database', () => {
  // Coda takes three writes in ten seconds, and here are four tables.
  it(
    'keeps the history there and fills every table of the doc that is made of it',
    { timeout: 60_000 },
    async () => {
      const { body } = await running.call(await world.google.token());
      expect(body).toMatchObject({ status: 'done', added: 8, failed: [] });
      const store = await openPostgresStore({
        url: databaseUrl,
        clock: Date.now,
        sleep: async () => undefined,
      });
      const [rider] = await store.listRiders();
      expect(await store.listWorkouts(rider?.id ?? '')).toHaveLength(8);
      await store.close();
      for (const table of ['Workouts', 'Months', 'Profile'])
        expect((await world.doc.rows(table)).length, table).toBeGreaterThan(0);
    },
  );

  it('does nothing for a delivery that comes again', async () => {
    const { body } = await running.call(await world.google.token());
    expect(body).toMatchObject({ status: 'done', added: 0, updated: 0, coda: { created: 0, updated: 0 } });
  });

  it('does nothing while another machine syncs the same history', async () => {
    const store = await openPostgresStore({
      url: databaseUrl,
      clock: Date.now,
      sleep: async () => undefined,
    });
    const { body } = await store.withLock('sync', async () => running.call(await world.google.token()));
    await store.close();
    expect(body).toEqual({ status: 'already-at-work' });
  });
});
