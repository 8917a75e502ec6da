import { describe, expect, it } from 'vitest';
import { classAttempts } from './class-attempts.ts';
import { classRideOn, rideOn } from '../made-up-workout.ts';

const query = { discipline: null, asOf: '2026-11-22' };

describe('the attempts at each class', () => {
  it('are told oldest first, an unmeasured one by null', () => {
    const rides = [
      classRideOn('2026-06-01', 30, 160, { classId: 'climb' }),
      classRideOn('2026-01-01', 30, 150, { classId: 'climb' }),
      rideOn('2026-02-01', { classId: 'climb', outputJoules: null }),
      classRideOn('2026-03-01', 30, 100, { classId: 'once' }),
    ];
    expect([...classAttempts(rides, query)]).toEqual([
      ['climb', [270_000, null, 288_000]],
      ['once', [180_000]],
    ]);
  });

  it('leave out what is no class, imported, of another discipline or still to come', () => {
    const rides = [
      rideOn('2026-01-01', { classId: null }),
      rideOn('2026-01-02', { isImported: true }),
      rideOn('2026-01-03', { discipline: 'yoga' }),
      rideOn('2026-12-01'),
    ];
    expect(classAttempts(rides, { ...query, discipline: 'cycling' }).size).toBe(0);
  });
});
