import { describe, expect, it } from 'vitest';
import { addDays } from '../calendar-days.ts';
import { maybeStanding, wattsByLength } from './comparable-standing.ts';
import { maybeComparison } from './comparison.ts';
import { classRideOn } from '../made-up-workout.ts';

const asOf = '2026-11-22';
const earlier = (watts: readonly number[]) =>
  watts.map((value, index) =>
    classRideOn(addDays(asOf, -10 - index), 30, value, { averageHeartRateBpm: 100 + index }),
  );
const eight = [100, 110, 120, 130, 150, 160, 170, 180];
const ride = classRideOn('2026-11-21', 30, 150, {
  id: 'this',
  leaderboardRank: 10,
  leaderboardUsers: 100,
  averageHeartRateBpm: null,
});
const measureIn = (workouts: Parameters<typeof maybeComparison>[0], name: string) =>
  maybeComparison(workouts, 'this', asOf)?.measures.find(({ measure }) => measure === name);

describe('the comparison of a workout', () => {
  it('places it among comparable ones and says how far it is from their median', () => {
    // Four of eight below, one equal: (4 + 0.5) / 8. Median of all nine: 150.
    expect(measureIn([ride, ...earlier(eight)], 'averageOutputWatts')).toEqual({
      measure: 'averageOutputWatts',
      comparableWorkouts: 8,
      kind: 'placed',
      value: 150,
      percentile: 56.25,
      spread: { lowest: 100, lowerQuartile: 120, median: 150, upperQuartile: 160, highest: 180 },
      aboveMedian: 0,
    });
  });

  it('says the same of the average output as the list of the latest rides', () => {
    const workouts = [ride, ...earlier(eight)];
    const standing = maybeStanding(ride, wattsByLength(workouts, asOf), asOf);
    const compared = measureIn(workouts, 'averageOutputWatts');
    expect(standing).toMatchObject({ kind: 'placed', percentile: 56.25, medianWatts: 150 });
    expect(compared).toMatchObject({ kind: 'placed', percentile: 56.25, spread: { median: 150 } });
  });

  it('gives a high percentile for a low place on the leaderboard', () => {
    const ranked = earlier(eight).map((other) => ({ ...other, leaderboardRank: 50, leaderboardUsers: 100 }));
    expect(measureIn([ride, ...ranked], 'leaderboardShare')).toMatchObject({ value: 0.1, percentile: 100 });
  });

  it('is too few below eight others that measured it, and not measured without a value', () => {
    expect(measureIn([ride, ...earlier(eight.slice(1))], 'averageOutputWatts')).toEqual({
      measure: 'averageOutputWatts',
      comparableWorkouts: 7,
      kind: 'too-few',
      value: 150,
    });
    expect(measureIn([ride, ...earlier(eight)], 'averageHeartRateBpm')).toEqual({
      measure: 'averageHeartRateBpm',
      comparableWorkouts: 8,
      kind: 'not-measured',
    });
  });

  it('looks only at the same discipline and length, without imports, within twelve months', () => {
    const foreign = [
      classRideOn('2026-11-01', 45, 90, { id: 'longer' }),
      classRideOn('2026-11-02', 30, 90, { id: 'run', discipline: 'running' }),
      classRideOn('2026-11-03', 30, 90, { id: 'import', isImported: true }),
      classRideOn('2025-11-22', 30, 90, { id: 'a year ago to the day' }),
      classRideOn('2026-11-04', 30, 90, { id: 'no class', classId: null }),
    ];
    expect(measureIn([ride, ...foreign], 'averageOutputWatts')).toMatchObject({ comparableWorkouts: 0 });
  });

  it('lets the twelve months of an older workout end with its own day', () => {
    const old = classRideOn('2024-05-01', 30, 150, { id: 'this' });
    expect(maybeComparison([old, ride], 'this', asOf)).toMatchObject({
      firstDate: '2023-05-03',
      lastDate: '2024-05-01',
    });
  });

  it('compares other disciplines too', () => {
    const run = { discipline: 'running', averageOutputWatts: null, outputJoules: null };
    const runs = [
      classRideOn('2026-11-21', 30, 0, { ...run, id: 'this', averageSpeedMetresPerSecond: 3 }),
      ...earlier(eight).map((other) => ({ ...other, ...run, averageSpeedMetresPerSecond: 2.5 })),
    ];
    expect(measureIn(runs, 'averageSpeedMetresPerSecond')).toMatchObject({ value: 3, percentile: 100 });
    expect(measureIn(runs, 'averageOutputWatts')).toMatchObject({ kind: 'not-measured' });
  });

  it('compares nothing with an import or what is no class, and knows no unknown id', () => {
    const noClass = { ...ride, classId: null };
    expect(maybeComparison([noClass, ...earlier(eight)], 'this', asOf)?.measures).toEqual([]);
    expect(maybeComparison([{ ...ride, isImported: true }], 'this', asOf)?.measures).toEqual([]);
    expect(maybeComparison([], 'this', asOf)).toBeNull();
  });
});
