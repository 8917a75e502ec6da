import { describe, expect, it } from 'vitest';
import { allPeriods } from '@ridebook/analytics';
import { rideOn } from '@ridebook/analytics/made-up-workout';
import { createFormatter } from '../format/formatter.ts';
import { periodsHeadline, yearVoice } from './months.ts';

const format = createFormatter({ locale: 'en-GB', timeZone: 'UTC' });
const asOf = '2026-11-22';
const say = (dates: readonly string[]): string =>
  periodsHeadline(
    allPeriods(
      dates.map((date) => rideOn(date)),
      { unit: 'month', firstWeekday: 1, asOf },
    ),
    { current: 'This month', noun: 'workout' },
    format,
  ).replaceAll('\u00a0', ' ');

describe('the headline of the months', () => {
  it.each([
    [[], 'No workout in the book yet.'],
    [['2026-11-02'], 'This month so far: 1 workout, 30 min.'],
    [['2025-11-02', '2025-11-25'], 'This month is still without a workout. A year ago by this day: 1.'],
    [
      ['2025-11-02', '2026-11-02', '2026-11-03'],
      'This month so far: 2 workouts, 1 h. A year ago by this day: 1.',
    ],
    [['2025-10-02', '2026-11-02'], 'This month so far: 1 workout, 30 min. A year ago by this day: none.'],
  ])('of %j', (dates, sentence) => {
    expect(say(dates)).toBe(sentence);
  });
});

describe('the year so far', () => {
  const voice = (years: Parameters<typeof yearVoice>[0]): string => {
    const { strong, rest } = yearVoice(years, (total) => `${total} kJ`, asOf, format);
    return strong + rest;
  };
  it('stands beside the year before at the same date', () => {
    const [before, now] = [
      { year: 2025, totalToDate: 400 },
      { year: 2026, totalToDate: 450 },
    ];
    expect(voice([before, now])).toBe('450 kJ in 2026 so far. 50 kJ more than 2025 had by 22 Nov.');
    expect(voice([now, { ...before, year: 2027 }])).toBe(
      '400 kJ in 2027 so far. 50 kJ less than 2026 had by 22 Nov.',
    );
    expect(voice([{ year: 2025, totalToDate: 0 }, now])).toBe(
      '450 kJ in 2026 so far. 2025 had 0 kJ by 22 Nov.',
    );
    expect(voice([now])).toBe('450 kJ in 2026 so far. The first year in the book.');
    expect(voice([])).toBe('Nothing to add up yet.');
  });
});
