import { describe, expect, it } from 'vitest';
import { rideOn } from './made-up-workout.ts';
import { totalsBetween } from './totals.ts';

describe('totals between two days', () => {
  it('are zero without a workout, and the distance unknown', () => {
    expect(totalsBetween([], '2026-11-16', '2026-11-22')).toEqual({
      workouts: 0,
      activeDays: 0,
      seconds: 0,
      riddenMetres: null,
    });
  });

  it('include both ends and leave out imports', () => {
    const totals = totalsBetween(
      [
        rideOn('2026-11-15'),
        rideOn('2026-11-16'),
        rideOn('2026-11-22', { id: 'a' }),
        rideOn('2026-11-22', { id: 'b' }),
        rideOn('2026-11-23'),
        rideOn('2026-11-18', { isImported: true }),
      ],
      '2026-11-16',
      '2026-11-22',
    );
    expect(totals).toEqual({ workouts: 3, activeDays: 2, seconds: 5400, riddenMetres: 43_200 });
  });

  it('measure the distance on the bike only, and skip what has none', () => {
    const totals = totalsBetween(
      [
        rideOn('2026-11-16', { distanceMetres: null }),
        rideOn('2026-11-17', { discipline: 'running', distanceMetres: 5000 }),
        rideOn('2026-11-18', { distanceMetres: 12_000, durationSeconds: null }),
      ],
      '2026-11-16',
      '2026-11-22',
    );
    expect(totals).toMatchObject({ seconds: 3600, riddenMetres: 12_000 });
  });
});
