import { describe, expect, it } from 'vitest';
import { createFormatter } from '../format/formatter.ts';
import { around, calendarTicks, fromZero, lastDayDrawn, roundNumbers, withoutEmptyEnd } from './ticks.ts';

const format = createFormatter({ locale: 'en-GB', timeZone: 'UTC' });
const labels = (from: string, to: string, width: number) =>
  calendarTicks(from, to, width, format).map(({ label }) => label);

describe('round numbers', () => {
  it('are as dense as allowed, in steps of 1, 2 or 5', () => {
    expect(roundNumbers(0, 980, 5)).toEqual([0, 200, 400, 600, 800]);
    expect(roundNumbers(142, 187, 4)).toEqual([160, 180]);
    expect(roundNumbers(5, 5, 4)).toEqual([5]);
  });
});

describe('domains', () => {
  it('begin at zero for sums and stand around the values for averages', () => {
    expect(fromZero([100, null])).toEqual([0, 104]);
    expect(fromZero([])).toEqual([0, 1]);
    expect(around([100, 220, null])).toEqual([90, 230]);
    expect(around([])).toEqual([0, 1]);
  });
});

describe('the end of a chart over time', () => {
  it('is today, as long as what is drawn fills half of it', () => {
    expect(lastDayDrawn('2020-01-01', '2025-06-01', '2026-11-22')).toBe('2026-11-22');
    expect(lastDayDrawn('2026-01-01', '2026-01-10', '2026-11-22')).toBe('2026-11-22');
  });

  it('is soon after the last workout of a history that ended long ago', () => {
    expect(lastDayDrawn('2020-01-30', '2020-10-19', '2026-11-22')).toBe('2020-11-01');
  });
});

describe('the periods of a chart', () => {
  const drawn = (...values: readonly number[]) => withoutEmptyEnd(values, (value) => value === 0);

  it('are all of them, as long as the empty ones at the end are fewer than the rest', () => {
    expect(drawn(1, 0, 2, 0, 0)).toEqual([1, 0, 2, 0, 0]);
    expect(drawn(0, 0)).toEqual([0, 0]);
  });

  it('end with the last that has something, where emptiness would be most of the chart', () => {
    expect(drawn(1, 0, 2, 0, 0, 0, 0)).toEqual([1, 0, 2]);
  });
});

describe('ticks of the calendar', () => {
  it('are never denser than what is drawn', () => {
    const yearly = calendarTicks('2024-01-01', '2026-12-31', 700, format, 12);
    expect(yearly.map(({ label }) => label)).toEqual(['2024', '2025', '2026']);
  });

  it('name January by its year', () => {
    expect(labels('2025-11-20', '2026-02-10', 400)).toEqual(['Dec', '2026', 'Feb']);
  });

  it('thin out to quarters and years where room is scarce', () => {
    expect(labels('2025-01-01', '2026-12-31', 400)).toEqual([
      '2025',
      'Apr',
      'Jul',
      'Oct',
      '2026',
      'Apr',
      'Jul',
      'Oct',
    ]);
    expect(labels('2021-05-01', '2026-11-22', 320)).toEqual(['2022', '2023', '2024', '2025', '2026']);
  });
});
