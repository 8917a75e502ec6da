import { describe, expect, it } from 'vitest';
import { classLengths } from '../records/class-lengths.ts';
import { classRecords } from '../records/class-records.ts';
import { allIsFair } from '../fairness.ts';
import { classRideOn, rideOn } from '../made-up-workout.ts';
import { madeUpHistory } from '../made-up-workouts.ts';
import { pageCounts } from './page-counts.ts';

const asOf = '2026-11-22';

describe('the counts of the pages', () => {
  it('are all nothing of an empty book', () => {
    expect(new Set(Object.values(pageCounts([], asOf)))).toEqual(new Set([0]));
  });

  it('count what each page shows', () => {
    const workouts = [
      classRideOn('2026-11-01', 30, 150, { id: 'a', classId: 'one' }),
      classRideOn('2026-11-02', 30, 150, { id: 'b', classId: 'one' }),
      classRideOn('2026-10-02', 45, 150, { id: 'c', classId: 'two', outputJoules: null, instructorId: 'bo' }),
      rideOn('2026-10-03', { id: 'd', discipline: 'yoga', classId: null, instructorId: null }),
      rideOn('2026-09-03', { id: 'e', isImported: true }),
    ];
    expect(pageCounts(workouts, asOf)).toEqual({
      workouts: 5,
      months: 2,
      records: 1,
      lengths: 2,
      instructors: 2,
      classes: 2,
      beyondTheBike: 1,
    });
  });

  it('agree with the records and the lengths of a whole history', () => {
    const history = madeUpHistory({ workouts: 400, seed: 3, until: `${asOf}T12:00:00Z` });
    const counts = pageCounts(history, asOf);
    const query = { discipline: 'cycling', asOf, fairness: allIsFair };
    expect(counts.records).toBe(classRecords(history, asOf, allIsFair).length);
    expect(counts.lengths).toBe(classLengths(history, query).length);
  });
});
