import { describe, expect, it } from 'vitest';
import { figuresOf } from './figures.ts';
import { rideOn } from './made-up-workout.ts';

describe('figures of a group', () => {
  it('weigh an average by the seconds of the workouts that measured it', () => {
    const rides = [
      rideOn('2026-11-01', { durationSeconds: 1800, averageOutputWatts: 100 }),
      rideOn('2026-11-02', { durationSeconds: 600, averageOutputWatts: 200 }),
      rideOn('2026-11-03', { durationSeconds: 6000, averageOutputWatts: null }),
      rideOn('2026-11-04', { durationSeconds: null, averageOutputWatts: 900 }),
    ];
    // (100 x 1800 + 200 x 600) / 2400
    expect(figuresOf(rides).averageOutputWatts).toBe(125);
  });

  it('are kilojoules over minutes for the output per minute', () => {
    const rides = [
      rideOn('2026-11-01', { durationSeconds: 1800, outputJoules: 270_000 }),
      rideOn('2026-11-02', { durationSeconds: 3600, outputJoules: 630_000 }),
      rideOn('2026-11-03', { durationSeconds: 900, outputJoules: null }),
    ];
    // 900 kJ over 90 minutes
    expect(figuresOf(rides).outputKilojoulesPerMinute).toBe(10);
  });

  it('are null, not zero, for what nobody measured', () => {
    expect(
      figuresOf([rideOn('2026-11-01', { caloriesKcal: null, averageHeartRateBpm: null })]),
    ).toMatchObject({
      workouts: 1,
      caloriesKcal: null,
      averageHeartRateBpm: null,
    });
    expect(figuresOf([])).toMatchObject({ workouts: 0, activeDays: 0, seconds: 0, outputJoules: null });
  });

  it('keep a measured zero', () => {
    expect(figuresOf([rideOn('2026-11-01', { distanceMetres: 0 })]).distanceMetres).toBe(0);
  });
});
