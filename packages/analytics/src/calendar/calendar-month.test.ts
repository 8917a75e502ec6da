import { describe, expect, it } from 'vitest';
import { calendarMonth, disciplineShares } from './calendar-month.ts';
import { rideOn } from '../made-up-workout.ts';

const query = { firstWeekday: 1, asOf: '2026-11-22' } as const;

describe('a month of the calendar', () => {
  it('stands in whole weeks, with the days of its neighbours', () => {
    const { weeks, days } = calendarMonth([], '2026-11-10', query);
    expect(weeks).toHaveLength(6);
    expect(weeks[0]?.dates[0]).toBe('2026-10-26');
    expect(weeks.at(-1)?.dates.at(-1)).toBe('2026-12-06');
    expect(days).toBe(22);
  });

  it('begins its weeks on the day the rider’s weeks begin', () => {
    const { weeks } = calendarMonth([], '2026-11-10', { ...query, firstWeekday: 7 });
    expect(weeks).toHaveLength(5);
    expect(weeks[0]?.dates[0]).toBe('2026-11-01');
  });

  it('compares a month that goes on with the same days of the one before', () => {
    const rides = ['2026-10-01', '2026-10-22', '2026-10-23', '2026-11-22', '2026-11-23'].map((date) =>
      rideOn(date),
    );
    const { sums, before } = calendarMonth(rides, '2026-11-01', query);
    expect(sums).toMatchObject({ workouts: 1, seconds: 1800 });
    expect(before).toMatchObject({ lastDate: '2026-10-22', sums: { workouts: 2 } });
  });

  it('compares a month that is over with all of the one before, however long', () => {
    const { before } = calendarMonth([], '2026-02-03', query);
    expect(before).toMatchObject({ firstDate: '2026-01-01', lastDate: '2026-01-31' });
  });

  it('never compares with days that the month before does not have', () => {
    const { before } = calendarMonth([], '2026-03-01', { ...query, asOf: '2026-03-30' });
    expect(before.lastDate).toBe('2026-02-28');
  });

  it('is no day old while it lies ahead', () => {
    expect(calendarMonth([rideOn('2026-11-01')], '2026-12-01', query)).toMatchObject({
      days: 0,
      sums: { workouts: 0 },
    });
  });

  it('sums the output of rides alone, and none where none was measured', () => {
    const rides = [
      rideOn('2026-11-02', { outputJoules: 100_000 }),
      rideOn('2026-11-03', { discipline: 'rowing', outputJoules: 50_000 }),
      rideOn('2026-11-10', { discipline: 'yoga', outputJoules: null }),
    ];
    const { weeks } = calendarMonth(rides, '2026-11-01', query);
    expect(weeks.map((week) => week.rideOutputJoules)).toEqual([null, 100_000, null, null, null, null]);
  });
});

it('disciplines come with most minutes first, of equals by name', () => {
  const day = '2026-11-02';
  const shares = disciplineShares([
    rideOn(day, { discipline: 'yoga' }),
    rideOn(day, { discipline: 'cardio' }),
    rideOn(day, { discipline: 'rowing', durationSeconds: 3600 }),
    rideOn(day, { discipline: 'strength', durationSeconds: null }),
  ]);
  expect(shares.map(({ discipline }) => discipline)).toEqual(['rowing', 'cardio', 'yoga', 'strength']);
});
