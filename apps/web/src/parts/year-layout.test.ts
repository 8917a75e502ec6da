import { describe, expect, it } from 'vitest';
import { layoutYear } from './year-layout.ts';

describe('the layout of a year', () => {
  it('puts each week in a column from its first day on', () => {
    // 1 January 2026 was a Thursday.
    const { days, columns } = layoutYear(2026, 1);
    expect(days[0]).toEqual({ date: '2026-01-01', column: 0, row: 3 });
    expect(days.find(({ date }) => date === '2026-11-22')).toEqual({
      date: '2026-11-22',
      column: 46,
      row: 6,
    });
    expect(columns).toBe(53);
  });

  it('begins a column on Sunday for those whose week does', () => {
    const { days } = layoutYear(2026, 7);
    expect(days.find(({ date }) => date === '2026-11-22')).toMatchObject({ row: 0 });
  });

  it('needs 54 columns when a leap year begins on the last day of a week', () => {
    expect(layoutYear(2012, 1).columns).toBe(54);
  });

  it('marks where the months begin', () => {
    expect(layoutYear(2026, 1).months.slice(0, 3)).toEqual([
      { month: 1, column: 0 },
      { month: 2, column: 4 },
      { month: 3, column: 8 },
    ]);
  });
});
