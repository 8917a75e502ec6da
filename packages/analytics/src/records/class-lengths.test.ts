import { describe, expect, it } from 'vitest';
import { classLengths, histogramOf, lengthRides } from './class-lengths.ts';
import { classRideOn, rideOn } from '../made-up-workout.ts';
import { allIsFair } from '../fairness.ts';

const query = { discipline: 'cycling', asOf: '2026-11-22', fairness: allIsFair };
const rides = [
  classRideOn('2026-11-01', 30, 150, { id: 'a' }),
  classRideOn('2026-11-02', 30, 170, { id: 'b' }),
  classRideOn('2026-11-03', 20, 180, { id: 'c' }),
  rideOn('2026-11-04', { id: 'no length', classLengthSeconds: null }),
  classRideOn('2026-11-05', 30, 0, { id: 'unmeasured', outputJoules: null, averageOutputWatts: null }),
];

describe('class lengths', () => {
  it('are none without a class', () => {
    expect(classLengths([], query)).toEqual([]);
    expect(classLengths([rideOn('2026-11-04', { classLengthSeconds: null })], query)).toEqual([]);
  });

  it('come shortest first with figures, spread, best and latest', () => {
    const [twenty, thirty] = classLengths(rides, query);
    expect(twenty).toMatchObject({ classMinutes: 20, share: 0.25, best: { id: 'c' }, latest: { id: 'c' } });
    // Outputs of 270 and 306 kJ; the average weighs both 30 minutes alike.
    expect(thirty).toMatchObject({
      classMinutes: 30,
      figures: { workouts: 3, averageOutputWatts: 160, outputJoules: 576_000 },
      outputSpreadJoules: { lowest: 270_000, median: 288_000, highest: 306_000 },
      best: { id: 'b' },
      latest: { id: 'unmeasured' },
    });
  });

  it('have no best where nothing was measured', () => {
    expect(classLengths(rides.slice(4), query)).toMatchObject([{ best: null, outputSpreadJoules: null }]);
  });
});

describe('the rides of a length', () => {
  it('come strongest first, the unmeasured ones last', () => {
    const answer = lengthRides(rides, { ...query, classMinutes: 30, measure: 'outputJoules' });
    expect(answer.rides.map(({ id }) => id)).toEqual(['b', 'a', 'unmeasured']);
  });

  it('are counted in bins of a round width without a hole', () => {
    // (306 - 270) kJ in at most 24 bins: at least 1.5 kJ, so 2 kJ each.
    const bins = lengthRides(rides, { ...query, classMinutes: 30, measure: 'outputJoules' }).histogram;
    expect(bins[0]).toEqual({ from: 270_000, to: 272_000, workouts: 1 });
    expect(bins.at(-1)).toEqual({ from: 306_000, to: 308_000, workouts: 1 });
    expect(bins).toHaveLength(19);
  });

  it('have one bin for one value, and none without', () => {
    expect(histogramOf([5, 5])).toEqual([{ from: 5, to: 6, workouts: 2 }]);
    expect(histogramOf([])).toEqual([]);
  });
});
