import { describe, expect, it } from 'vitest';
import { addDays } from '../calendar-days.ts';
import { classRideOn, rideOn } from '../made-up-workout.ts';
import { trend, type TrendQuery } from './trend.ts';

const query: TrendQuery = {
  measure: 'averageOutputWatts',
  discipline: 'cycling',
  classMinutes: null,
  asOf: '2026-11-22',
  plannedBreaks: [],
};
const daily = (count: number, wattsOf: (index: number) => number) =>
  Array.from({ length: count }, (_, index) =>
    classRideOn(addDays(query.asOf, index + 1 - count), 30, wattsOf(index)),
  );

describe('a trend', () => {
  it('is empty without a workout', () => {
    expect(trend([], query)).toMatchObject({ points: [], offTimes: [], rollingRides: 40 });
  });

  it('begins its rolling median at the eleventh ride', () => {
    const { points } = trend(
      daily(12, (index) => 100 + index),
      query,
    );
    expect(points.map(({ rollingMedian }) => rollingMedian)).toEqual([
      ...Array.from({ length: 10 }, () => null),
      105,
      105.5,
    ]);
    expect(points[10]).toMatchObject({
      value: 110,
      rollingLowerQuartile: 102.5,
      rollingUpperQuartile: 107.5,
    });
  });

  it('looks back over 40 rides of all lengths and 15 of one', () => {
    const rides = daily(60, (index) => index);
    expect(trend(rides, query).points.at(-1)?.rollingMedian).toBe(39.5);
    const ofOne = trend(rides, { ...query, classMinutes: 30 });
    expect(ofOne.rollingRides).toBe(15);
    expect(ofOne.points.at(-1)?.rollingMedian).toBe(52);
  });

  it('breaks where rides are more than 24 days apart', () => {
    const ends = (days: number) =>
      trend([rideOn('2026-10-01'), rideOn(addDays('2026-10-01', days))], query).points.at(-1)?.isAfterBreak;
    expect(ends(24)).toBe(false);
    expect(ends(25)).toBe(true);
  });

  it('takes three weeks without a workout as time off, and says whether it was planned', () => {
    const rides = [rideOn('2026-09-01'), rideOn('2026-09-22'), rideOn('2026-10-14')];
    const { offTimes } = trend(rides, {
      ...query,
      plannedBreaks: [{ firstDate: '2026-10-20', lastDate: '2026-10-25', reason: 'Knee' }],
    });
    // 2 to 21 September are 20 days; 23 September to 13 October are 21.
    expect(offTimes).toEqual([
      { firstDate: '2026-09-23', lastDate: '2026-10-13', days: 21, isPlanned: false, reason: null },
      { firstDate: '2026-10-15', lastDate: '2026-11-22', days: 39, isPlanned: true, reason: 'Knee' },
    ]);
  });

  it('shows a planned break that is shorter than that too, up to today and not before the first ride', () => {
    const rides = [rideOn('2026-11-01'), rideOn('2026-11-10'), rideOn('2026-11-20')];
    const planned = (firstDate: string, lastDate: string) => ({ firstDate, lastDate, reason: '' });
    const { offTimes } = trend(rides, {
      ...query,
      plannedBreaks: [
        planned('2026-10-01', '2026-10-09'),
        planned('2026-11-11', '2026-11-14'),
        planned('2026-11-21', '2026-11-30'),
        planned('2026-12-24', '2026-12-31'),
      ],
    });
    expect(offTimes).toEqual([
      { firstDate: '2026-11-11', lastDate: '2026-11-14', days: 4, isPlanned: true, reason: null },
      { firstDate: '2026-11-21', lastDate: '2026-11-22', days: 2, isPlanned: true, reason: null },
    ]);
  });

  it('sees no time off in weeks with rides of another length or without the measure', () => {
    const rides = [
      classRideOn('2026-10-01', 30, 100),
      classRideOn('2026-10-15', 20, 100),
      classRideOn('2026-11-01', 30, 100, { averageOutputWatts: null }),
      classRideOn('2026-11-10', 30, 100),
    ];
    const { points, offTimes } = trend(rides, { ...query, classMinutes: 30 });
    expect(points.map(({ localDate }) => localDate)).toEqual(['2026-10-01', '2026-11-10']);
    expect(points[1]?.isAfterBreak).toBe(true);
    expect(offTimes).toEqual([]);
  });

  it('orders two workouts of one minute the same way whatever the input, and leaves out imports', () => {
    const rides = [
      rideOn('2026-11-20', { id: 'b', startedAt: '2026-11-20T08:00:00Z' }),
      rideOn('2026-11-20', { id: 'a', startedAt: '2026-11-20T08:00:00Z' }),
      rideOn('2026-11-21', { isImported: true }),
    ];
    const ids = (workouts: typeof rides) => trend(workouts, query).points.map(({ id }) => id);
    expect(ids(rides)).toEqual(['b', 'a']);
    expect(ids(rides.toReversed())).toEqual(['b', 'a']);
  });
});
