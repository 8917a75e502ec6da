import { describe, expect, it } from 'vitest';
import { rideOn } from './made-up-workout.ts';
import { measureNames, measureOf } from './measures.ts';

describe('a measure', () => {
  it('is output per minute as kilojoules over minutes', () => {
    const ride = rideOn('2026-11-20', { outputJoules: 270_000, durationSeconds: 1800 });
    expect(measureOf('outputKilojoulesPerMinute').valueOf(ride)).toBe(9);
  });

  it('is efficiency as watts over heartbeats', () => {
    const ride = rideOn('2026-11-20', { averageOutputWatts: 150, averageHeartRateBpm: 120 });
    expect(measureOf('efficiencyWattsPerBpm').valueOf(ride)).toBe(1.25);
  });

  it('is the share of the leaderboard as rank over users, and stronger when lower', () => {
    const ride = rideOn('2026-11-20', { leaderboardRank: 50, leaderboardUsers: 200 });
    expect(measureOf('leaderboardShare')).toMatchObject({ isStrongerWhen: 'lower' });
    expect(measureOf('leaderboardShare').valueOf(ride)).toBe(0.25);
  });

  it('is a pace on foot and a split in the rower, both stronger when lower', () => {
    const run = rideOn('2026-11-20', { discipline: 'running', averageSpeedMetresPerSecond: 2.5 });
    expect(measureOf('paceSecondsPerKilometre')).toMatchObject({ isStrongerWhen: 'lower' });
    expect(measureOf('paceSecondsPerKilometre').valueOf(run)).toBe(400);
    expect(measureOf('splitSecondsPer500Metres').valueOf(run)).toBeNull();
    const row = { ...run, discipline: 'rowing', averageSplitSecondsPer500Metres: 140 };
    expect(measureOf('splitSecondsPer500Metres')).toMatchObject({ isStrongerWhen: 'lower' });
    expect(measureOf('splitSecondsPer500Metres').valueOf(row)).toBe(140);
    expect(measureOf('paceSecondsPerKilometre').valueOf(row)).toBeNull();
  });

  it('is null where its parts were not measured, and never divides by zero', () => {
    const unmeasured = rideOn('2026-11-20', {
      outputJoules: null,
      averageOutputWatts: null,
      averageHeartRateBpm: null,
      averageCadenceRpm: null,
      averageResistancePercent: null,
      averageSpeedMetresPerSecond: null,
      distanceMetres: null,
      caloriesKcal: null,
      durationSeconds: null,
    });
    expect(measureNames.map((name) => measureOf(name).valueOf(unmeasured))).toEqual(
      measureNames.map(() => null),
    );
    const zero = rideOn('2026-11-20', { durationSeconds: 0, averageHeartRateBpm: 0, leaderboardUsers: 0 });
    expect(measureOf('outputKilojoulesPerMinute').valueOf(zero)).toBeNull();
    expect(measureOf('efficiencyWattsPerBpm').valueOf(zero)).toBeNull();
    expect(measureOf('leaderboardShare').valueOf({ ...zero, leaderboardRank: 1 })).toBeNull();
  });
});
