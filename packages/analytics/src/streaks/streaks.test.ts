import { describe, expect, it } from 'vitest';
import { addDays } from '../calendar-days.ts';
import { rideOn } from '../made-up-workout.ts';
import { madeUpHistory } from '../made-up-workouts.ts';
import { streaks, type StreaksQuery } from './streaks.ts';
import { weekStreak } from './week-streak.ts';

const query: StreaksQuery = { asOf: '2026-11-22', firstWeekday: 1, plannedBreaks: [] };
const streakOf = (unit: string, dates: readonly string[], change: Partial<StreaksQuery> = {}) =>
  streaks(
    dates.map((date) => rideOn(date)),
    { ...query, ...change },
  ).find((streak) => streak.unit === unit);

describe('streaks', () => {
  it('are none without a workout', () => {
    expect(streaks([], query)).toEqual(
      ['day', 'week', 'month'].map((unit) => ({
        unit,
        length: 0,
        firstDate: null,
        isCurrentSafe: false,
        longestBefore: null,
      })),
    );
  });

  it('run over days up to yesterday, and today makes it safe', () => {
    const days = ['2026-11-19', '2026-11-20', '2026-11-21'];
    expect(streakOf('day', days)).toMatchObject({ length: 3, firstDate: '2026-11-19', isCurrentSafe: false });
    expect(streakOf('day', [...days, '2026-11-22'])).toMatchObject({ length: 4, isCurrentSafe: true });
    expect(streakOf('day', days.slice(0, 2))).toMatchObject({
      length: 0,
      longestBefore: { length: 2, firstDate: '2026-11-19', lastDate: '2026-11-20' },
    });
  });

  it('run over weeks that begin on the day asked for', () => {
    // 15 November 2026 is a Sunday: the end of one week, or the beginning of the next.
    expect(streakOf('week', ['2026-11-15', '2026-11-16'])?.length).toBe(2);
    expect(streakOf('week', ['2026-11-15', '2026-11-16'], { firstWeekday: 7 })?.length).toBe(1);
  });

  it('run over months, the turn of the year among them', () => {
    const dates = ['2025-12-31', '2026-01-01', '2026-02-28'];
    expect(streakOf('month', dates, { asOf: '2026-03-15' })).toMatchObject({
      length: 3,
      firstDate: '2025-12-01',
      isCurrentSafe: false,
    });
  });

  it('are neither broken nor lengthened by a planned break', () => {
    const plannedBreaks = [{ firstDate: '2026-11-18', lastDate: '2026-11-20', reason: '' }];
    const dates = ['2026-11-17', '2026-11-21'];
    expect(streakOf('day', dates, { plannedBreaks })).toMatchObject({ length: 2, firstDate: '2026-11-17' });
    expect(streakOf('day', dates)).toMatchObject({ length: 1 });
  });

  it('count a workout done in a planned break', () => {
    const plannedBreaks = [{ firstDate: '2026-11-18', lastDate: '2026-11-20', reason: '' }];
    expect(streakOf('day', ['2026-11-17', '2026-11-19', '2026-11-21'], { plannedBreaks })?.length).toBe(3);
  });

  it('forgive a week of which a break covers four days, not one of which it covers three', () => {
    const dates = ['2026-11-05', '2026-11-16'];
    const over = (lastDate: string) => [{ firstDate: '2026-11-09', lastDate, reason: '' }];
    expect(streakOf('week', dates, { plannedBreaks: over('2026-11-12') })?.length).toBe(2);
    expect(streakOf('week', dates, { plannedBreaks: over('2026-11-11') })?.length).toBe(1);
  });

  it('stay alive through a planned break that lasts until today', () => {
    const plannedBreaks = [{ firstDate: '2026-11-10', lastDate: '2026-11-30', reason: '' }];
    expect(streakOf('day', ['2026-11-08', '2026-11-09'], { plannedBreaks })?.length).toBe(2);
  });

  it('go by local dates: two rides a minute apart on both sides of midnight are two days', () => {
    const rides = [
      rideOn('2026-11-20', { startedAt: '2026-11-21T04:59:30Z', timeZone: 'America/New_York' }),
      rideOn('2026-11-21', { startedAt: '2026-11-21T05:00:30Z', timeZone: 'America/New_York' }),
    ];
    expect(streaks(rides, query)[0]).toMatchObject({ unit: 'day', length: 2 });
  });

  it('leave out imports', () => {
    expect(streaks([rideOn('2026-11-22', { isImported: true })], query)[0]?.length).toBe(0);
  });

  it('count weeks as the streak on Home does', () => {
    const history = madeUpHistory({ workouts: 400, seed: 3, until: '2026-11-22T12:00:00Z' });
    for (const asOf of [query.asOf, addDays(query.asOf, -30), addDays(query.asOf, 10)]) {
      const home = weekStreak(history, { asOf, firstWeekday: 1, recentWeeks: 0, plannedBreaks: [] });
      const week = streaks(history, { ...query, asOf })[1];
      expect(week).toMatchObject({ length: home.weeks, firstDate: home.firstWeek });
      expect(week?.longestBefore?.length).toBe(home.longestBefore?.weeks);
    }
  });
});
