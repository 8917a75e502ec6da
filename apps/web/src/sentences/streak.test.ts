import { describe, expect, it } from 'vitest';
import type { WeekStreak } from '@ridebook/analytics';
import { createFormatter } from '../format/formatter.ts';
import { streakVoice, unfinishedStreakVoice } from './streak.ts';

const format = createFormatter({ locale: 'en-GB', timeZone: 'UTC' });
const none: WeekStreak = {
  weeks: 0,
  firstWeek: null,
  isThisWeekSafe: false,
  longestBefore: null,
  recent: [],
};
const say = (change: Partial<WeekStreak>): string => {
  const { strong, rest } = streakVoice({ ...none, ...change }, format, '2026-11-22');
  return `${strong}|${rest}`;
};
const before = { weeks: 36, lastDate: '2024-10-13' };

describe('the streak’s words', () => {
  it.each<[Partial<WeekStreak>, string]>([
    [{}, 'No streak yet.| The first week with a workout begins one.'],
    [{ longestBefore: before }, 'No streak now.| The longest lasted 36 weeks, to October 2024.'],
    [
      { weeks: 37, firstWeek: '2026-03-09', isThisWeekSafe: true, longestBefore: before },
      '37 weeks in a row.| Longer than the 36 of 2024, and this week is already safe.',
    ],
    [
      { weeks: 5, firstWeek: '2026-10-12', isThisWeekSafe: false, longestBefore: before },
      '5 weeks in a row.| The longest lasted 36, to October 2024; this week still needs a workout.',
    ],
    [
      { weeks: 1, firstWeek: '2026-11-16', isThisWeekSafe: true, longestBefore: before },
      'A new streak began this week.| The longest lasted 36 weeks, to October 2024.',
    ],
    [
      { weeks: 5, firstWeek: '2026-10-19', isThisWeekSafe: true },
      '5 weeks in a row,| without a break so far, and this week is already safe.',
    ],
  ])('of %o', (change, sentence) => {
    expect(say(change)).toBe(sentence);
  });
});

it('tells a streak without its end while older weeks are unread', () => {
  expect(unfinishedStreakVoice({ ...none, weeks: 1 }, format).strong).toBe('1 week in a row so far.');
  expect(unfinishedStreakVoice(none, format)).toEqual({
    strong: 'No streak now.',
    rest: ' Older weeks are not read yet.',
  });
});
