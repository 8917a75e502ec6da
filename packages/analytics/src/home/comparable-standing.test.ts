import { describe, expect, it } from 'vitest';
import { maybeStanding, wattsByLength } from './comparable-standing.ts';
import { addDays } from '../calendar-days.ts';
import { classRideOn } from '../made-up-workout.ts';

const asOf = '2026-11-22';
const others = (watts: readonly number[]) =>
  watts.map((value, index) => classRideOn(addDays(asOf, -10 - index), 30, value));
const standingOf = (ride: ReturnType<typeof classRideOn>, rides: readonly ReturnType<typeof classRideOn>[]) =>
  maybeStanding(ride, wattsByLength([ride, ...rides], asOf), asOf);

describe('the standing of a ride', () => {
  it('is the share below plus half of the equal ones, the ride itself left out', () => {
    const ride = classRideOn('2026-11-21', 30, 150);
    const standing = standingOf(ride, others([100, 110, 120, 130, 150, 160, 170, 180]));
    // Four of eight below, one equal: (4 + 0.5) / 8.
    expect(standing).toEqual({
      kind: 'placed',
      rides: 8,
      watts: 150,
      lowestWatts: 100,
      lowerQuartileWatts: 120,
      medianWatts: 150,
      upperQuartileWatts: 160,
      highestWatts: 180,
      percentile: 56.25,
    });
  });

  it('is too few below eight other rides', () => {
    const ride = classRideOn('2026-11-21', 30, 150);
    expect(standingOf(ride, others([100, 110, 120, 130, 150, 160, 170]))).toEqual({
      kind: 'too-few',
      rides: 7,
    });
    expect(standingOf(ride, [])).toEqual({ kind: 'too-few', rides: 0 });
  });

  it('compares only counted class rides of the same length within twelve months', () => {
    const ride = classRideOn('2026-11-21', 30, 150);
    const foreign = [
      classRideOn('2026-11-01', 45, 90, { id: 'longer' }),
      classRideOn('2025-11-22', 30, 90, { id: 'a year ago to the day' }),
      classRideOn('2026-11-02', 30, 90, { id: 'imported', isImported: true }),
      classRideOn('2026-11-03', 30, 90, { id: 'just ride', classId: null }),
      classRideOn('2026-11-04', 30, 90, { id: 'run', discipline: 'running' }),
      classRideOn('2026-11-05', 30, 90, { id: 'no power', averageOutputWatts: null }),
    ];
    expect(standingOf(ride, foreign)).toEqual({ kind: 'too-few', rides: 0 });
    expect(standingOf(ride, [classRideOn('2025-11-23', 30, 90)])).toEqual({ kind: 'too-few', rides: 1 });
  });

  it('is null for a ride without watts, without a class, imported, or older than twelve months', () => {
    const rides = others([100, 110, 120, 130, 150, 160, 170, 180]);
    expect(standingOf(classRideOn('2026-11-21', 30, 150, { averageOutputWatts: null }), rides)).toBeNull();
    expect(standingOf(classRideOn('2026-11-21', 30, 150, { classId: null }), rides)).toBeNull();
    expect(standingOf(classRideOn('2026-11-21', 30, 150, { isImported: true }), rides)).toBeNull();
    expect(standingOf(classRideOn('2024-11-21', 30, 150), rides)).toBeNull();
  });
});
