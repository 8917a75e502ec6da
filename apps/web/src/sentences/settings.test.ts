import { describe, expect, it } from 'vitest';
import { createFormatter } from '../format/formatter.ts';
import { signedOutStatus } from '../state/test-status.ts';
import { settingsHeadline, syncEnding } from './settings.ts';

const format = createFormatter({ locale: 'en-GB', timeZone: 'UTC' });
const settings = { schedule: 'hourly', scheduleTimeZone: 'Europe/Berlin', types: null };
const outcome = {
  requests: 3,
  discovered: 0,
  added: 0,
  updated: 0,
  unchanged: 9,
  failed: [],
  writes: 0,
  durationMs: 900,
};
const record = (exitCode: number, failed: number) => ({
  startedAt: '2026-11-22T08:00:00Z',
  finishedAt: '2026-11-22T08:00:01Z',
  exitCode,
  outcome: {
    ...outcome,
    failed: Array.from({ length: failed }, (_, index) => ({
      id: `${index}`,
      reason: 'Peloton answered 500.',
      retryAt: null,
    })),
  },
});

describe('the settings', () => {
  it('begin with what Ridebook does by itself', () => {
    const signedIn = { ...signedOutStatus, connection: 'signed-in' as const };
    expect(settingsHeadline(signedIn, settings)).toBe('Ridebook looks for new workouts every hour.');
    expect(settingsHeadline(signedIn, { ...settings, schedule: '5 4 * * *' })).toBe(
      'Ridebook looks for new workouts by a rule of your own.',
    );
    const signedOut = { ...signedOutStatus, hasAccount: true, storedWorkouts: 12 };
    expect(settingsHeadline(signedOut, settings)).toMatch(/^You are signed out/);
    expect(settingsHeadline(signedOutStatus, settings)).toBe('Nobody is signed in yet.');
  });

  it('tell how a sync ended in words', () => {
    expect(syncEnding(record(0, 0), format)).toBe('Complete');
    expect(syncEnding(record(2, 1), format)).toBe('All but 1 workout');
    expect(syncEnding(record(3, 0), format)).toBe('Peloton asked to sign in again');
    expect(syncEnding(record(99, 0), format)).toBe('Broken off (code 99)');
  });
});
