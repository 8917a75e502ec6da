import { describe, expect, it } from 'vitest';
import { classRideOn, rideOn } from '../made-up-workout.ts';
import { allPeriods, disciplinePeriods } from './period-figures.ts';

const query = { unit: 'month', firstWeekday: 1, asOf: '2026-11-22' } as const;

describe('figures by period', () => {
  it('are none without a workout, and the period of today is still told', () => {
    expect(disciplinePeriods([], 'cycling', query)).toMatchObject({
      periods: [],
      toDate: {
        now: {
          firstDate: '2026-11-01',
          lastDate: '2026-11-22',
          figures: { workouts: 0, outputJoules: null },
        },
        yearBefore: { firstDate: '2025-11-01', lastDate: '2025-11-22' },
      },
    });
  });

  it('hold a month without a workout, and say which is complete', () => {
    const { periods } = disciplinePeriods([rideOn('2026-09-30'), rideOn('2026-11-01')], 'cycling', query);
    expect(periods.map(({ label, isComplete, figures }) => [label, isComplete, figures.workouts])).toEqual([
      ['2026-09', true, 1],
      ['2026-10', true, 0],
      ['2026-11', false, 1],
    ]);
  });

  it('go by the local date: a ride late on the last of the month belongs to it, whatever UTC says', () => {
    const late = rideOn('2026-10-31', { startedAt: '2026-11-01T03:30:00Z', timeZone: 'America/New_York' });
    expect(disciplinePeriods([late], 'cycling', query).periods[0]).toMatchObject({
      label: '2026-10',
      figures: { workouts: 1 },
    });
  });

  it('stand beside the same period a year before, up to the same day', () => {
    const rides = [
      classRideOn('2025-11-10', 30, 100, { id: 'a' }),
      classRideOn('2025-11-28', 30, 120, { id: 'b' }),
      classRideOn('2026-11-05', 30, 150, { id: 'c' }),
    ];
    const { periods, toDate } = disciplinePeriods(rides, 'cycling', query);
    // 100 W and 120 W over 30 minutes each: 180 + 216 kJ.
    expect(periods.at(-1)).toMatchObject({
      figures: { workouts: 1, outputJoules: 270_000, averageOutputWatts: 150 },
      yearBefore: { workouts: 2, outputJoules: 396_000, averageOutputWatts: 110 },
    });
    expect(periods[0]?.yearBefore).toBeNull();
    expect(toDate.yearBefore.figures).toMatchObject({ workouts: 1, outputJoules: 180_000 });
  });

  it('compare a week with the one 52 weeks before, up to the same weekday', () => {
    const { toDate } = disciplinePeriods([], 'cycling', { ...query, unit: 'week', asOf: '2026-11-19' });
    expect(toDate).toMatchObject({
      now: { firstDate: '2026-11-16', lastDate: '2026-11-19' },
      yearBefore: { firstDate: '2025-11-17', lastDate: '2025-11-20' },
    });
  });

  it('take one discipline at a time; all together have counts, minutes and calories only', () => {
    const mixed = [
      rideOn('2026-11-01', { caloriesKcal: 300 }),
      rideOn('2026-11-02', { discipline: 'running', averageOutputWatts: 900, caloriesKcal: 200 }),
      rideOn('2026-11-03', { isImported: true }),
    ];
    expect(disciplinePeriods(mixed, 'cycling', query).periods[0]?.figures).toMatchObject({
      workouts: 1,
      averageOutputWatts: 150,
    });
    expect(allPeriods(mixed, query).periods[0]?.figures).toEqual({
      workouts: 2,
      activeDays: 2,
      seconds: 3600,
      caloriesKcal: 500,
    });
  });
});
