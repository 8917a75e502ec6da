import { describe, expect, it } from 'vitest';
import { continueReading, isRunning, maybeShareDone, maybeUnfinished } from './reading.ts';
import { fetchingProgress, signedOutStatus } from './test-status.ts';

const emptyOutcome = {
  requests: 0,
  discovered: 0,
  added: 0,
  updated: 0,
  unchanged: 0,
  failed: [],
  writes: 0,
  durationMs: 0,
};
const start = Date.parse(fetchingProgress.startedAt);

describe('a reading', () => {
  it('notes when each phase was first seen, in seconds from the start', () => {
    const first = continueReading(null, { ...fetchingProgress, phase: 'signing-in' }, start + 500);
    const second = continueReading(first, { ...fetchingProgress, phase: 'listing' }, start + 2000);
    const third = continueReading(second, { ...fetchingProgress, phase: 'listing' }, start + 9000);
    const fourth = continueReading(third, fetchingProgress, start + 21_000);
    expect(fourth.reachedAfterSeconds).toEqual({ listing: 2, fetching: 21 });
  });

  it('claims no time for a phase that began before the page was opened', () => {
    expect(continueReading(null, fetchingProgress, start + 60_000).reachedAfterSeconds).toEqual({});
  });

  it('starts over with the next sync', () => {
    const before = continueReading(null, { ...fetchingProgress, phase: 'listing' }, start);
    const next = { ...fetchingProgress, startedAt: '2026-11-22T09:00:00Z' };
    expect(continueReading(before, next, start).reachedAfterSeconds).toEqual({});
  });

  it('is done by the share of what was planned, refused workouts included', () => {
    expect(maybeShareDone({ ...fetchingProgress, planned: 200, done: 99, failed: 1 })).toBe(0.5);
    expect(maybeShareDone({ ...fetchingProgress, planned: 0, done: 0 })).toBe(1);
    expect(maybeShareDone({ ...fetchingProgress, planned: null })).toBeNull();
  });

  it('leaves the history unfinished until everything on the list has been asked for', () => {
    const whole = {
      ...signedOutStatus,
      isHistoryComplete: true,
      lastSync: { finishedAt: '2026-11-22T07:00:00Z', outcome: emptyOutcome },
    };
    const running = continueReading(null, fetchingProgress, start);
    const stopped = continueReading(null, { ...fetchingProgress, phase: 'stopped' }, start);
    const companions = continueReading(null, { ...fetchingProgress, phase: 'companions' }, start);
    const finished = continueReading(null, { ...fetchingProgress, phase: 'finished' }, start);
    expect(maybeUnfinished(signedOutStatus, running)).toBe(running.progress);
    expect(maybeUnfinished({ ...whole, isHistoryComplete: false }, stopped)).toBe(stopped.progress);
    expect(maybeUnfinished(whole, running)).toBeNull();
    expect(maybeUnfinished(whole, stopped)).toBeNull();
    expect(maybeUnfinished(whole, null)).toBeNull();
    expect(maybeUnfinished(signedOutStatus, companions)).toBeNull();
    expect(maybeUnfinished(signedOutStatus, finished)).toBeNull();
  });

  it('is known to be unfinished after a reload, when nobody tells of it any more', () => {
    const partly = {
      ...signedOutStatus,
      storedWorkouts: 643,
      lastSync: { finishedAt: '2026-11-22T07:00:00Z', outcome: emptyOutcome },
    };
    expect(maybeUnfinished(partly, null)).toMatchObject({ phase: 'stopped', done: 643 });
    expect(maybeUnfinished(signedOutStatus, null)).toBeNull();
  });

  it('goes on while the classes and people of the workouts are read', () => {
    expect(isRunning({ ...fetchingProgress, phase: 'companions' })).toBe(true);
  });
});
