import { describe, expect, it } from 'vitest';
import { maybeLatestComparison } from './latest-comparison.ts';
import { classRideOn, rideOn } from '../made-up-workout.ts';

const asOf = '2026-11-22';
const earlier = Array.from({ length: 9 }, (_, index) =>
  classRideOn(`2026-10-0${index + 1}`, 45, 150 + index),
);

describe('the latest ride among comparable ones', () => {
  it('is ranked by output among the rides of its length, itself included', () => {
    const latest = maybeLatestComparison([...earlier, classRideOn('2026-11-21', 45, 157)], asOf);
    // 158 W alone is more; 157 W was ridden once before and shares the place.
    expect(latest).toMatchObject({ rank: 2, rides: 10, isLatestRide: true });
    expect(latest?.comparison.workout.localDate).toBe('2026-11-21');
    expect(latest?.comparison.measures[0]).toMatchObject({ kind: 'placed', comparableWorkouts: 9 });
  });

  it('tells when a ride without a class came after it', () => {
    const freestyle = rideOn('2026-11-22', { classId: null, classLengthSeconds: null });
    expect(maybeLatestComparison([...earlier, freestyle], asOf)).toMatchObject({ isLatestRide: false });
  });

  it('is nothing before the first class ride', () => {
    expect(maybeLatestComparison([], asOf)).toBeNull();
    expect(maybeLatestComparison([rideOn('2026-11-21', { discipline: 'yoga' })], asOf)).toBeNull();
  });
});
