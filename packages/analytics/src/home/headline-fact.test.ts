import { describe, expect, it } from 'vitest';
import { addDays } from '../calendar-days.ts';
import { headlineFact } from './headline-fact.ts';
import { classRideOn, rideOn } from '../made-up-workout.ts';
import { allIsFair } from '../fairness.ts';

const asOf = '2026-11-22';
const query = { asOf, firstWeekday: 1, fairness: allIsFair, plannedBreaks: [] } as const;
/** Rides of 30 minutes, three weeks apart, the newest of them three weeks before the day: never a streak. */
const earlier = (watts: readonly number[]) =>
  watts.map((value, index) =>
    classRideOn(addDays(asOf, -21 * (index + 1)), 30, value, { classId: `class-${index}` }),
  );
const latest = (watts: number, classId = 'new') => classRideOn('2026-11-21', 30, watts, { classId });
const eight = [150, 152, 148, 151, 149, 150, 153, 147];

describe('the headline', () => {
  it('says that there is nothing without a workout', () => {
    expect(headlineFact([], query)).toEqual({ kind: 'nothing' });
    expect(headlineFact([rideOn('2026-11-20', { isImported: true })], query)).toEqual({ kind: 'nothing' });
  });

  it('is a record when the latest ride beats at least eight of its length', () => {
    expect(headlineFact([latest(160), ...earlier(eight)], query)).toEqual({
      kind: 'record',
      classMinutes: 30,
      outputJoules: 288_000,
      gainJoules: 12_600,
      eraStart: null,
    });
  });

  it('makes no record of too few rides', () => {
    expect(headlineFact([latest(160), ...earlier(eight.slice(1))], query).kind).not.toBe('record');
  });

  it('is best since when a better ride lies far back with eight weaker ones in between', () => {
    const rides = [latest(160), ...earlier([...eight, 170])];
    expect(headlineFact(rides, query)).toEqual({ kind: 'best-since', classMinutes: 30, since: '2026-05-17' });
  });

  it('is a repeat when the class was ridden before', () => {
    const rides = [latest(151, 'class-0'), ...earlier(eight)];
    expect(headlineFact(rides, query)).toEqual({
      kind: 'repeat',
      attempt: 2,
      isStrongest: true,
      differenceJoules: 1800,
      comparedWith: '2026-11-01',
    });
  });

  it('is the streak when the ride says nothing strong', () => {
    const weeks = [1, 8, 15, 22].map((days) =>
      rideOn(addDays(asOf, -days), { discipline: 'yoga', classId: null }),
    );
    expect(headlineFact(weeks, query)).toEqual({ kind: 'streak', weeks: 4, isLongest: true });
  });

  it('compares with the median of the twelve months before where there is no streak', () => {
    const rides = [latest(149), ...earlier(eight)];
    expect(headlineFact(rides, query)).toMatchObject({ kind: 'usual', rides: 8, differenceJoules: -1800 });
  });

  it('falls back to the latest workout, of any discipline', () => {
    expect(headlineFact([rideOn('2026-11-20', { discipline: 'yoga', title: '20 min Flow' })], query)).toEqual(
      {
        kind: 'latest',
        discipline: 'yoga',
        title: '20 min Flow',
        localDate: '2026-11-20',
      },
    );
  });

  it('makes no news of a ride older than two weeks', () => {
    const old = classRideOn('2026-11-07', 30, 200);
    expect(headlineFact([old, ...earlier(eight)], query).kind).toBe('latest');
  });

  it('has nothing to compare in a ride without output or class', () => {
    expect(headlineFact([rideOn('2026-11-21', { outputJoules: null }), ...earlier(eight)], query).kind).toBe(
      'latest',
    );
    expect(headlineFact([rideOn('2026-11-21', { classId: null }), ...earlier(eight)], query).kind).toBe(
      'latest',
    );
  });
});
