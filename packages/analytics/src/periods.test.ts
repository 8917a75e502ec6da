import { describe, expect, it } from 'vitest';
import { dayYearBefore, periodOf, periodsBetween, periodYearBefore } from './periods.ts';

describe('a period', () => {
  it('is the week, month, quarter or year of a day', () => {
    expect(periodOf('2026-11-22', 'week', 1)).toEqual({
      label: '2026-11-16',
      firstDate: '2026-11-16',
      lastDate: '2026-11-22',
    });
    expect(periodOf('2026-11-22', 'week', 7).firstDate).toBe('2026-11-22');
    expect(periodOf('2024-02-10', 'month', 1)).toEqual({
      label: '2024-02',
      firstDate: '2024-02-01',
      lastDate: '2024-02-29',
    });
    expect(periodOf('2026-12-31', 'quarter', 1)).toEqual({
      label: '2026-Q4',
      firstDate: '2026-10-01',
      lastDate: '2026-12-31',
    });
    expect(periodOf('2026-11-22', 'year', 1)).toEqual({
      label: '2026',
      firstDate: '2026-01-01',
      lastDate: '2026-12-31',
    });
  });

  it('follows the one before without a hole', () => {
    expect(periodsBetween('2025-11-30', '2026-02-01', 'month', 1).map(({ label }) => label)).toEqual([
      '2025-11',
      '2025-12',
      '2026-01',
      '2026-02',
    ]);
    expect(periodsBetween('2026-02-01', '2026-01-01', 'month', 1)).toEqual([]);
  });

  it('is compared with the one a year before, a week with the one 52 weeks before', () => {
    const week = periodOf('2026-11-22', 'week', 1);
    expect(periodYearBefore(week, 'week')).toBe('2025-11-17');
    expect(periodYearBefore(periodOf('2026-11-22', 'quarter', 1), 'quarter')).toBe('2025-10-01');
    expect(dayYearBefore('2024-02-29')).toBe('2023-02-28');
  });
});
