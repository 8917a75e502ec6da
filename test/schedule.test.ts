/** A running server keeps itself up to date as its settings say, and knows when to leave it be. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { signOutOfBook } from '../apps/ridebook/src/engine/sign-in.ts';
import { createScheduler, type Scheduler } from '../apps/ridebook/src/schedule/scheduler.ts';
import { createDesk, type Desk } from '../apps/ridebook/src/server/desk.ts';
import { startEngine, type TestEngine } from './in-process/engine.ts';

const minuteMs = 60_000;

let engine: TestEngine;
let desk: Desk;
let scheduler: Scheduler;

/** A server that starts now; half of the longest jitter is drawn. */
function startServer(): void {
  const { book } = engine;
  desk = createDesk({
    ownBook: book,
    openDemoBook: () => Promise.reject(new Error('there is no demo here')),
  });
  scheduler = createScheduler({
    book,
    desk,
    clock: { ...book.clock, random: () => 0.5 },
    log: {
      event(_level, event) {
        throw new Error(event);
      },
    },
  });
}

async function countSyncs(): Promise<number> {
  const rider = await engine.book.maybeRider();
  return rider === null ? 0 : (await engine.book.store.listRuns(rider.id)).length;
}

/** Lets time pass, looks at the clock, and answers how many syncs there have been by then. */
async function syncsAfter(minutes: number): Promise<number> {
  engine.clock.advance(minutes * minuteMs);
  await scheduler.look();
  await desk.untilSynced();
  return countSyncs();
}

beforeEach(async () => {
  engine = await startEngine({ workouts: 3, seed: 'schedule' });
  await engine.book.settings.change({ scheduleTimeZone: 'UTC' });
  await engine.sync();
  startServer();
});
afterEach(async () => {
  await desk.close();
  await engine.close();
});

describe('an hourly schedule', () => {
  it('syncs once an hour, some minutes after the full one', async () => {
    // The server starts at 9:00, so that the next ones are at 10:06 and 11:06.
    expect(await syncsAfter(0)).toBe(1);
    expect(await syncsAfter(55)).toBe(1);
    expect(await syncsAfter(15)).toBe(2);
    expect(await syncsAfter(0)).toBe(2);
    expect(await syncsAfter(45)).toBe(2);
    expect(await syncsAfter(15)).toBe(3);
  });

  it('makes up once for what was missed while the machine slept', async () => {
    await scheduler.look();
    expect(await syncsAfter(10 * 60)).toBe(2);
    expect(await syncsAfter(0)).toBe(2);
  });

  it('makes up once for what was missed while no server ran', async () => {
    engine.clock.advance(10 * 60 * minuteMs);
    startServer();
    expect(await syncsAfter(0)).toBe(2);
    expect(await syncsAfter(1)).toBe(2);
  });

  it('does nothing while nobody is signed in', async () => {
    await signOutOfBook(engine.book);
    expect(await syncsAfter(120)).toBe(1);
  });

  it('does nothing while Peloton is to be left alone, and sends no request', async () => {
    await engine.control('faults', [{ match: '/api/', fault: 'endpoint-closed', times: 100 }]);
    await engine.sync();
    await engine.control('faults', []);
    expect(await syncsAfter(120)).toBe(2);
    expect(await syncsAfter(120)).toBe(2);
    expect(await syncsAfter(180)).toBe(3);
  });
});

describe('a changed schedule', () => {
  it('counts from the next look on', async () => {
    await scheduler.look();
    await engine.book.settings.change({ schedule: '*/10 * * * *', scheduleTimeZone: 'Europe/Berlin' });
    expect(await syncsAfter(5)).toBe(1);
    expect(await syncsAfter(5)).toBe(2);
  });

  it('may be off', async () => {
    await engine.book.settings.change({ schedule: 'off' });
    expect(await syncsAfter(48 * 60)).toBe(1);
  });
});

describe('the chosen types', () => {
  it('are what a scheduled sync brings home', async () => {
    await engine.control('workouts', { add: 4 });
    await engine.book.settings.change({ types: ['type_nobody_rides'] });
    const before = (await engine.stored()).length;
    expect(await syncsAfter(120)).toBe(2);
    expect(await engine.stored()).toHaveLength(before);
    await engine.book.settings.change({ types: null });
    expect(await syncsAfter(120)).toBe(3);
    expect((await engine.stored()).length).toBeGreaterThan(before);
  });
});
