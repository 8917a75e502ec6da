import { describe, expect, it } from 'vitest';
import type { WeekAgainstUsual } from '@ridebook/analytics';
import { createFormatter } from '../format/formatter.ts';
import { weekVoice } from './week.ts';

const format = createFormatter({ locale: 'en-GB', timeZone: 'UTC' });
function week(minutes: number, usualSoFar: number | null, usual: number | null): WeekAgainstUsual {
  const totals = (value: number) => ({ workouts: 3, activeDays: 3, seconds: value * 60, riddenMetres: null });
  return {
    firstDate: '2026-11-16',
    asOf: '2026-11-22',
    soFar: totals(minutes),
    weeks: 12,
    usualSoFar: usualSoFar === null ? null : totals(usualSoFar),
    usual: usual === null ? null : totals(usual),
  };
}
const strong = (...given: Parameters<typeof week>): string => weekVoice(week(...given), format).strong;

describe('this week', () => {
  it('is more or less than usual by now, or level with it', () => {
    expect(strong(200, 150, 180)).toBe('More than usual:');
    expect(strong(60, 150, 180)).toBe('Less than usual:');
    expect(strong(155, 150, 180)).toBe('A usual week so far:');
    expect(strong(0, 150, 180)).toBe('Nothing yet;');
    expect(strong(0, 0, 180)).toBe('Nothing yet,');
  });

  it('has nothing usual to stand beside before four weeks', () => {
    expect(weekVoice(week(45, null, null), format)).toEqual({
      strong: '45\u00a0min this week.',
      rest: ' What is usual shows after four whole weeks.',
    });
  });
});
