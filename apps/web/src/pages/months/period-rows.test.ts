import { describe, expect, it } from 'vitest';
import { disciplinePeriods } from '@ridebook/analytics';
import { classRideOn } from '@ridebook/analytics/made-up-workout';
import { createFormatter } from '../../format/formatter.ts';
import { periodMeasures } from './period-measures.ts';
import { foldEmptyRuns, nextSort, parseSort, periodColumnsOf, sortRows } from './period-rows.ts';

const format = createFormatter({ locale: 'de-DE', timeZone: 'UTC' });
const measures = periodMeasures('cycling', format);
const output = measures.find(({ key }) => key === 'output');
const report = disciplinePeriods(
  [
    classRideOn('2025-11-03', 30, 100),
    classRideOn('2026-09-03', 30, 200),
    classRideOn('2026-11-03', 30, 150),
  ],
  'cycling',
  { unit: 'month', firstWeekday: 1, asOf: '2026-11-22' },
);
const sorted = (text: string | undefined): readonly string[] =>
  sortRows(report.periods, parseSort(text), measures).map(({ label }) => label);

describe('the months’ table', () => {
  it('begins with the newest month, whatever nonsense the address says', () => {
    expect(sorted(undefined)[0]).toBe('2026-11');
    expect(sorted('-nonsense')[0]).toBe('2026-11');
    expect(sorted('%%')[0]).toBe('2026-11');
    expect(sorted('period')[0]).toBe('2025-11');
  });

  it('sorts by a measure with the unmeasured last either way', () => {
    expect(sorted('-output').slice(0, 3)).toEqual(['2026-09', '2026-11', '2025-11']);
    expect(sorted('output').slice(0, 3)).toEqual(['2025-11', '2026-11', '2026-09']);
  });

  it('turns a column round at the second press', () => {
    expect(nextSort(parseSort('-output'), 'output')).toBe('output');
    expect(nextSort(parseSort('output'), 'output')).toBe('-output');
    expect(nextSort(parseSort(undefined), 'watts')).toBe('-watts');
  });
});

describe('months without a workout', () => {
  const told = (lines: ReturnType<typeof foldEmptyRuns>): readonly string[] =>
    lines.map((line) =>
      'periods' in line
        ? `${line.firstDate} to ${line.lastFirstDate}: ${line.periods}`
        : line.firstDate.slice(0, 7),
    );

  it('are one line where there are three or more in a row, in either order of time', () => {
    const newestFirst = sortRows(report.periods, parseSort('-period'), measures);
    expect(told(foldEmptyRuns(newestFirst))).toEqual([
      '2026-11',
      '2026-10',
      '2026-09',
      '2025-12-01 to 2026-08-01: 9',
      '2025-11',
    ]);
    expect(told(foldEmptyRuns(report.periods)).at(1)).toBe('2025-12-01 to 2026-08-01: 9');
  });

  it('leave the running month alone, which has time to come', () => {
    const idle = disciplinePeriods([classRideOn('2026-07-03', 30, 100)], 'cycling', {
      unit: 'month',
      firstWeekday: 1,
      asOf: '2026-11-22',
    });
    expect(told(foldEmptyRuns(idle.periods))).toEqual(['2026-07', '2026-08-01 to 2026-10-01: 3', '2026-11']);
  });
});

describe('the months’ chart', () => {
  it('shows each month beside the same one a year before, in words with units', () => {
    if (output === undefined) throw new Error('There is no output to show.');
    const last = periodColumnsOf(report, output, { discipline: 'cycling', asOf: '2026-11-22', format }).at(
      -1,
    );
    expect(last).toMatchObject({ value: 270, yearBefore: 180, kind: 'now' });
    expect(last?.lines).toEqual([
      'Total output: 270\u00a0kJ so far',
      'a year before: 180\u00a0kJ',
      '1 workout',
    ]);
    expect(last?.href).toBe('/workouts?discipline=cycling&from=2026-11-01&to=2026-11-30');
  });

  it('leaves a month that measured nothing empty', () => {
    if (output === undefined) throw new Error('There is no output to show.');
    const columns = periodColumnsOf(report, output, { discipline: 'cycling', asOf: '2026-11-22', format });
    expect(columns.find(({ firstDate }) => firstDate === '2026-10-01')?.value).toBeNull();
  });
});
