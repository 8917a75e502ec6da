/** What workers share, at a real PostgreSQL: two of them ask at once, and one of them falls silent. */
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { PostgresDatabases } from '../../packages/store/src/postgres/testing/server.ts';
import { sharedPostgres } from '../../packages/store/src/postgres/testing/shared-server.ts';
import { openFleetDatabase, type FleetDatabase } from '../../apps/ridebook/src/worker/fleet-database.ts';
import { createFleetState } from '../../apps/ridebook/src/worker/fleet-state.ts';
import { usualLeaseSeconds } from '../../apps/ridebook/src/worker/lease.ts';
import { openQueue } from '../../apps/ridebook/src/worker/queue.ts';
import { createTurns } from '../../apps/ridebook/src/worker/turns.ts';

let server: PostgresDatabases;
beforeAll(async () => {
  server = await sharedPostgres();
});

/** What one worker shares with the others at this address. */
async function open(url: string): Promise<FleetDatabase> {
  const queue = await openQueue({
    url,
    leaseSeconds: usualLeaseSeconds,
    isWorker: false,
    onError: () => undefined,
  });
  onTestFinished(() => queue.close());
  return openFleetDatabase(queue.database, (ms) => sleep(ms));
}

const nameOf = (url: string): string => decodeURIComponent(new URL(url).pathname.slice(1));

const quick = { requestsPerSecond: 50, requestsPerSecondOfRider: 50 };

/** A worker in the middle of taking a place. */
async function holdCalendar({ transact }: FleetDatabase) {
  const [held, gate] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const holding = transact(async (run) => {
    await run(`select 1 from ridebook_fleet.state where key = 'pace' for update`);
    held.resolve();
    await gate.promise;
  });
  await held.promise;
  return {
    letGo(): Promise<void> {
      gate.resolve();
      return holding.catch(() => undefined);
    },
  };
}

describe('the calendar that workers share', { timeout: 60_000 }, () => {
  it('gives each place once, to whichever worker asks', async () => {
    const url = await server.createDatabase();
    const pace = { requestsPerSecond: 20, requestsPerSecondOfRider: 20 };
    const workers = [createFleetState(await open(url), pace), createFleetState(await open(url), pace)];
    const given = await Promise.all(
      workers.flatMap((worker, index) =>
        Array.from({ length: 15 }, (_, request) => worker.takePlace('fresh', `m-${index}-${request % 5}`)),
      ),
    );
    const places = given.map(({ nowMs, waitMs }) => Math.round((nowMs + waitMs) / 50));
    expect(new Set(places).size).toBe(30);
    expect(Math.max(...places) - Math.min(...places)).toBeLessThan(40);
  });

  it("keeps a rider's own pace among places that are taken together", async () => {
    const state = createFleetState(await open(await server.createDatabase()), {
      requestsPerSecond: 100,
      requestsPerSecondOfRider: 4,
    });
    const given = await Promise.all([1, 2, 3, 4].map(() => state.takePlace('fresh', 'm-1')));
    const starts = given.map(({ nowMs, waitMs }) => nowMs + waitMs).toSorted((a, b) => a - b);
    const gaps = starts.slice(1).map((start, index) => start - (starts[index] ?? 0));
    expect(gaps.filter((gap) => gap < 249)).toEqual([]);
  });

  it('is waited for by one connection of a worker, however many of its hands want a place', async () => {
    const url = await server.createDatabase();
    const [holder, waiter] = [await open(url), await open(url)];
    const hold = await holdCalendar(holder);
    const state = createFleetState(waiter, quick);
    const waiting = Promise.all([1, 2, 3, 4, 5, 6].map((rider) => state.takePlace('fresh', `m-${rider}`)));
    const blocked = () =>
      server.query(
        `select 1 from pg_stat_activity where datname = '${nameOf(url)}' and wait_event_type = 'Lock'`,
      );
    await expect.poll(async () => (await blocked()).length).toBe(1);
    await sleep(300);
    expect(await blocked()).toHaveLength(1);
    // The others' statements, such as a sign of life, find a connection.
    expect((await state.readHealth()).health.failuresInARow).toBe(0);
    await hold.letGo();
    expect(await waiting).toHaveLength(6);
  });

  it('is taken away from a worker that falls silent while others wait for it', async () => {
    const url = await server.createDatabase();
    const [silent, other] = [await open(url), await open(url)];
    const hold = await holdCalendar(silent);
    const state = createFleetState(other, quick);
    // Nobody lets go of it: the server does.
    expect((await state.takePlace('fresh', 'm-1')).waitMs).toBeGreaterThanOrEqual(0);
    await hold.letGo();
  });

  it('keeps nobody waiting for a worker that has read it and falls asleep', async () => {
    const url = await server.createDatabase();
    const [sleeper, other] = [await open(url), await open(url)];
    const [asleep, awake] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    // Between its reading and its writing nothing of it is under way at the database.
    const drowsy: FleetDatabase = {
      ...sleeper,
      async run(text, values) {
        const rows = await sleeper.run(text, values);
        if (!text.startsWith('select key')) return rows as never;
        asleep.resolve();
        await awake.promise;
        return rows as never;
      },
    };
    const late = createFleetState(drowsy, quick).takePlace('fresh', 'm-1');
    await asleep.promise;
    const mine = await createFleetState(other, quick).takePlace('fresh', 'm-2');
    awake.resolve();
    // What it had decided from is not there any more: it decides anew.
    const theirs = await late;
    expect(theirs.nowMs + theirs.waitMs).toBeGreaterThanOrEqual(mine.nowMs + mine.waitMs + 19);
  });

  it('gives a place to a worker that is always too late', async () => {
    const url = await server.createDatabase();
    const [far, near] = [await open(url), await open(url)];
    const rival = createFleetState(near, quick);
    let races = 0;
    const slow: FleetDatabase = {
      ...far,
      async run(text, values) {
        const rows = await far.run(text, values);
        if (!text.startsWith('select key')) return rows as never;
        races += 1;
        await rival.takePlace('fresh', 'm-near');
        return rows as never;
      },
    };
    expect((await createFleetState(slow, quick).takePlace('fresh', 'm-far')).waitMs).toBeGreaterThan(0);
    expect(races).toBe(10);
  });
});

describe('turns', { timeout: 60_000 }, () => {
  it('are given to who comes, taken from who goes, and handed out once', async () => {
    const url = await server.createDatabase();
    const [first, second] = [createTurns(await open(url)), createTurns(await open(url))];
    await first.enrol(['ada', 'ben'], () => 0.5);
    await second.enrol(['ada', 'eve'], () => 0.5);
    const sent: string[] = [];
    const send = (memberIds: readonly string[]): Promise<void> => {
      sent.push(...memberIds);
      return Promise.resolve();
    };
    const handed = await Promise.all(
      [first, second].map((turns) => turns.dispatch('fresh', () => 0.5, send)),
    );
    expect(handed.reduce((total, count) => total + count)).toBe(2);
    expect(sent.toSorted()).toEqual(['ada', 'eve']);
    expect(await first.dispatch('fresh', () => 0.5, send)).toBe(0);
  });

  it('count from when somebody was served, on the clock of the database', async () => {
    const url = await server.createDatabase();
    const turns = createTurns(await open(url));
    await turns.enrol(['ada'], () => 0);
    await turns.noteServed('fresh', 'ada', 0.5);
    const [row] = await server.query(
      `select due_at_ms - extract(epoch from now()) * 1000 as in_ms from ridebook_fleet.turn where lane = 'fresh'`,
      nameOf(url),
    );
    expect(Math.abs(Number(row?.['in_ms']) - 3_600_000)).toBeLessThan(10_000);
  });
});
