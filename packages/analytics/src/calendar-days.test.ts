import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, daysOfYear, weekdayOf, weekStart } from './calendar-days.ts';

describe('calendar days', () => {
  it('know their weekday on both sides of 1970', () => {
    expect(weekdayOf('1969-12-31')).toBe(3);
    expect(weekdayOf('1970-01-01')).toBe(4);
    expect(weekdayOf('2026-11-22')).toBe(7);
  });

  it('step over leap days and the turn of the year', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
    expect(daysBetween('2025-12-31', '2026-03-01')).toBe(60);
  });

  it('are a day apart on the day the clocks change', () => {
    expect(daysBetween('2026-03-28', '2026-03-29')).toBe(1);
    expect(daysBetween('2026-10-25', '2026-10-26')).toBe(1);
  });

  it('belong to a week that begins on the day asked for', () => {
    expect(weekStart('2026-11-22', 1)).toBe('2026-11-16');
    expect(weekStart('2026-11-22', 7)).toBe('2026-11-22');
    expect(weekStart('2026-11-21', 7)).toBe('2026-11-15');
  });

  it('fill a year, 366 times in a leap year', () => {
    expect(daysOfYear(2026)).toHaveLength(365);
    expect(daysOfYear(2024)).toHaveLength(366);
    expect(daysOfYear(2024).at(-1)).toBe('2024-12-31');
  });
});
