import { describe, expect, it } from 'vitest';
import { rideOn } from '../made-up-workout.ts';
import { weekStreak } from './week-streak.ts';

// A Sunday: with weeks from Monday it ends the week of the 16th.
const query = { asOf: '2026-11-22', firstWeekday: 1, recentWeeks: 3, plannedBreaks: [] } as const;
const streakOf = (...dates: readonly string[]) =>
  weekStreak(
    dates.map((date) => rideOn(date)),
    query,
  );

const noBreak = { isPlannedOff: false, breakReason: null };

describe('the streak of weeks', () => {
  it('is nothing without a workout', () => {
    expect(streakOf()).toEqual({
      weeks: 0,
      firstWeek: null,
      isThisWeekSafe: false,
      longestBefore: null,
      recent: [{ startsOn: '2026-11-16', workouts: 0, isInStreak: false, ...noBreak }],
    });
  });

  it('counts weeks, not workouts', () => {
    expect(streakOf('2026-11-16', '2026-11-17', '2026-11-15')).toMatchObject({
      weeks: 2,
      firstWeek: '2026-11-09',
      isThisWeekSafe: true,
    });
  });

  it('lives through a week that has only begun', () => {
    expect(streakOf('2026-11-15', '2026-11-08')).toMatchObject({ weeks: 2, isThisWeekSafe: false });
  });

  it('ends with a whole week without a workout', () => {
    expect(streakOf('2026-11-08', '2026-11-01')).toMatchObject({
      weeks: 0,
      firstWeek: null,
      longestBefore: { weeks: 2, lastDate: '2026-11-08' },
    });
  });

  it('remembers the longest that is over, the later of two equal ones', () => {
    const streak = streakOf('2026-11-20', '2026-10-05', '2026-09-28', '2026-08-10', '2026-08-03');
    expect(streak).toMatchObject({ weeks: 1, longestBefore: { weeks: 2, lastDate: '2026-10-11' } });
  });

  it('begins its weeks where the rider does', () => {
    const sundays = [rideOn('2026-11-22'), rideOn('2026-11-16')];
    expect(weekStreak(sundays, query).weeks).toBe(1);
    expect(weekStreak(sundays, { ...query, firstWeekday: 7 }).weeks).toBe(2);
  });

  it('does not count imports, nor what lies after the day', () => {
    const rides = [rideOn('2026-11-20', { isImported: true }), rideOn('2026-11-23')];
    expect(weekStreak(rides, query)).toMatchObject({ weeks: 0, isThisWeekSafe: false });
  });

  it('goes over the turn of the year', () => {
    const rides = ['2025-12-31', '2026-01-01', '2026-01-05'].map((date) => rideOn(date));
    expect(weekStreak(rides, { ...query, asOf: '2026-01-08' })).toMatchObject({
      weeks: 2,
      firstWeek: '2025-12-29',
    });
  });

  it('lists the recent weeks oldest first, none before the first workout', () => {
    expect(streakOf('2026-11-20', '2026-11-18', '2026-11-03').recent).toEqual([
      { startsOn: '2026-11-02', workouts: 1, isInStreak: false, ...noBreak },
      { startsOn: '2026-11-09', workouts: 0, isInStreak: false, ...noBreak },
      { startsOn: '2026-11-16', workouts: 2, isInStreak: true, ...noBreak },
    ]);
    expect(streakOf('2026-11-20').recent).toHaveLength(1);
  });

  it('is neither broken nor lengthened by a planned break, which is told where it lay', () => {
    const rides = ['2026-11-02', '2026-11-16'].map((date) => rideOn(date));
    const plannedBreaks = [{ firstDate: '2026-11-09', lastDate: '2026-11-13', reason: 'Holiday' }];
    const streak = weekStreak(rides, { ...query, plannedBreaks });
    expect(streak).toMatchObject({ weeks: 2, firstWeek: '2026-11-02', longestBefore: null });
    expect(streak.recent.map(({ isPlannedOff, breakReason }) => [isPlannedOff, breakReason])).toEqual([
      [false, null],
      [true, 'Holiday'],
      [false, null],
    ]);
    expect(weekStreak(rides, query)).toMatchObject({ weeks: 1, longestBefore: { weeks: 1 } });
  });

  it('counts a week with a workout, though a break was planned for it', () => {
    const rides = ['2026-11-02', '2026-11-10', '2026-11-16'].map((date) => rideOn(date));
    const plannedBreaks = [{ firstDate: '2026-11-09', lastDate: '2026-11-15', reason: '' }];
    const streak = weekStreak(rides, { ...query, plannedBreaks });
    expect(streak.weeks).toBe(3);
    expect(streak.recent[1]).toMatchObject({ isInStreak: true, isPlannedOff: false, breakReason: null });
  });

  it.each([
    ['spring forward', '2026-03-23', '2026-03-29', ['2026-03-16', '2026-03-30'], '2026-04-05'],
    ['fall back', '2026-10-19', '2026-10-25', ['2026-10-12', '2026-10-26'], '2026-11-01'],
  ])('is forgiven a week in which clocks %s', (_, firstDate, lastDate, dates, today) => {
    const rides = dates.map((date) => rideOn(date, { timeZone: 'Europe/Berlin' }));
    const plannedBreaks = [{ firstDate, lastDate, reason: '' }];
    expect(weekStreak(rides, { ...query, asOf: today, plannedBreaks }).weeks).toBe(2);
  });
});
