import { describe, expect, it } from 'vitest';
import { cumulative } from './cumulative.ts';
import { rideOn } from '../made-up-workout.ts';

const query = { measure: 'outputJoules', discipline: 'cycling', asOf: '2026-11-22' } as const;

describe('a running total', () => {
  it('has no year without a workout', () => {
    expect(cumulative([], query).years).toEqual([]);
  });

  it('has no year before anything was measured, and none where nothing ever was', () => {
    const unmeasured = rideOn('2024-05-01', { id: 'a', outputJoules: null });
    const measured = rideOn('2025-05-01', { id: 'b', outputJoules: 100 });
    expect(cumulative([unmeasured], query).years).toEqual([]);
    expect(cumulative([unmeasured, measured], query).years.map(({ year }) => year)).toEqual([2025, 2026]);
  });

  it('grows day by day, and tells what it was on the same day of the year', () => {
    const rides = [
      rideOn('2025-01-01', { id: 'a', outputJoules: 100 }),
      rideOn('2025-12-31', { id: 'b', outputJoules: 200 }),
      rideOn('2026-02-01', { id: 'c', outputJoules: 10 }),
      rideOn('2026-02-01', { id: 'd', outputJoules: 5 }),
      rideOn('2026-03-01', { id: 'e', outputJoules: null }),
    ];
    expect(cumulative(rides, query).years).toEqual([
      {
        year: 2025,
        days: [
          { dayOfYear: 1, total: 100 },
          { dayOfYear: 365, total: 300 },
        ],
        totalToDate: 100,
        total: 300,
      },
      { year: 2026, days: [{ dayOfYear: 32, total: 15 }], totalToDate: 15, total: 15 },
    ]);
  });

  it('keeps a year in which nothing was done', () => {
    const { years } = cumulative([rideOn('2024-06-01')], { ...query, measure: 'workouts' });
    expect(years.map(({ year, total }) => [year, total])).toEqual([
      [2024, 1],
      [2025, 0],
      [2026, 0],
    ]);
  });

  it('counts workouts of all disciplines, imports left out', () => {
    const mixed = [
      rideOn('2026-01-01', { discipline: 'yoga' }),
      rideOn('2026-01-02'),
      rideOn('2026-01-03', { isImported: true }),
    ];
    const { years } = cumulative(mixed, { ...query, measure: 'workouts', discipline: null });
    expect(years[0]?.total).toBe(2);
  });
});
