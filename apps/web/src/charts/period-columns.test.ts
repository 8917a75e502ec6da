import { describe, expect, it } from 'vitest';
import { createFormatter } from '../format/formatter.ts';
import { drawAsText } from './draw-for-test.ts';
import { periodColumns } from './period-columns.ts';
import type { PeriodValue } from './period-parts.ts';

const format = createFormatter({ locale: 'en-GB', timeZone: 'UTC' });
const month = (name: string, value: number | null, change: Partial<PeriodValue> = {}): PeriodValue => ({
  firstDate: `${name}-01`,
  lastDate: `${name}-28`,
  name,
  value,
  yearBefore: null,
  kind: 'past',
  lines: [`${value} kJ`],
  href: null,
  ...change,
});
const chart = (periods: readonly PeriodValue[]) =>
  periodColumns({ sentence: 'Output by month.', valueHead: 'Output kJ', periods, format });

const months = [
  month('2025-12', 3000),
  month('2026-01', null, { kind: 'this-year' }),
  month('2026-02', 4200, { kind: 'now', yearBefore: 2800 }),
];

describe('columns by period', () => {
  it('draw a column each, a tick for the year before, and nothing for what was not measured', async () => {
    await expect(drawAsText(chart(months), 640)).toMatchFileSnapshot('golden/period-columns.svg');
  });

  it('keep their numbers beside the bars where it is narrow', async () => {
    await expect(drawAsText(chart(months), 328)).toMatchFileSnapshot('golden/period-columns-narrow.svg');
  });

  it('number steps of half an hour as what they are, not twice the same', () => {
    const hours = [month('2026-01', 1.1, { kind: 'this-year' }), month('2026-02', 2.3, { kind: 'now' })];
    const numbers = [...drawAsText(chart(hours), 640).matchAll(/>(\d[\d.]*)<\/text>/g)].map(
      ([, text]) => text,
    );
    expect(numbers).toContain('1.5');
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  it('carry no style element, which the page’s policy would refuse', () => {
    expect(drawAsText(chart(months), 640)).not.toMatch(/<style|style=/);
  });

  it('can be read as a table, gaps included, and pointed at only where there is a value', () => {
    expect(chart(months).table.rows).toHaveLength(3);
    expect(chart(months).points.map(({ title }) => title)).toEqual(['2025-12', '2026-02']);
  });

  it('draw an empty figure for nothing', () => {
    expect(drawAsText(chart([]), 640)).not.toMatch(/NaN|Invalid/);
  });
});
