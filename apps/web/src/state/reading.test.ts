import { describe, expect, it } from 'vitest';
import { continueReading, maybeShareDone, maybeUnfinished } from './reading.ts';
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

  it('leaves the history unfinished while the first one runs, or was stopped', () => {
    const finishedBefore = {
      ...signedOutStatus,
      lastSync: { finishedAt: '2026-11-22T07:00:00Z', outcome: emptyOutcome },
    };
    const running = continueReading(null, fetchingProgress, start);
    const stopped = continueReading(null, { ...fetchingProgress, phase: 'stopped' }, start);
    const finished = continueReading(null, { ...fetchingProgress, phase: 'finished' }, start);
    expect(maybeUnfinished(signedOutStatus, running)).toBe(running.progress);
    expect(maybeUnfinished(finishedBefore, stopped)).toBe(stopped.progress);
    expect(maybeUnfinished(finishedBefore, running)).toBeNull();
    expect(maybeUnfinished(signedOutStatus, finished)).toBeNull();
    expect(maybeUnfinished(finishedBefore, null)).toBeNull();
  });
});
