import { describe, expect, it } from 'vitest';
import { lastAttempts } from './last-attempts.ts';
import { classRideOn, rideOn } from '../made-up-workout.ts';
import { allIsFair } from '../fairness.ts';

const query = { asOf: '2026-11-22', limit: 2, fairness: allIsFair };

describe('the last attempts', () => {
  it('are the newest of a length, newest first, as shares of its record', () => {
    const history = [
      classRideOn('2026-01-01', 30, 200),
      classRideOn('2026-10-01', 30, 150),
      classRideOn('2026-11-01', 30, 180),
      classRideOn('2026-11-02', 45, 100),
    ];
    const attempts = lastAttempts(history, query);
    expect(attempts.get(30)?.map(({ localDate, shareOfRecord }) => [localDate, shareOfRecord])).toEqual([
      ['2026-11-01', 0.9],
      ['2026-10-01', 0.75],
    ]);
    expect(attempts.get(45)).toHaveLength(1);
  });

  it('leave out what has no class, no output, is imported or still to come', () => {
    const history = [
      rideOn('2026-11-01', { classId: null }),
      rideOn('2026-11-02', { outputJoules: null }),
      rideOn('2026-11-03', { isImported: true }),
      rideOn('2026-11-23'),
    ];
    expect(lastAttempts(history, query).size).toBe(0);
  });
});
