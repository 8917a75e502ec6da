import { describe, expect, it } from 'vitest';
import { createFormatter } from '../format/formatter.ts';
import { drawAsText } from './draw-for-test.ts';
import { periodLine } from './period-line.ts';

const format = createFormatter({ locale: 'en-GB', timeZone: 'UTC' });
const month = (name: string, value: number | null, yearBefore: number | null = null) => ({
  firstDate: `${name}-01`,
  lastDate: `${name}-28`,
  name,
  value,
  yearBefore,
  kind: 'past' as const,
  lines: [],
  href: null,
});
const chart = (values: readonly (number | null)[]) =>
  periodLine({
    sentence: 'Average cadence by month.',
    valueHead: 'Average cadence rpm',
    periods: values.map((value, index) => month(`2026-0${index + 1}`, value, index > 1 ? 80 + index : null)),
    unit: 'rpm',
    write: format.number,
    format,
  });

describe('an average by period', () => {
  it('is a line that breaks where nothing was measured', async () => {
    await expect(drawAsText(chart([81, 84, null, 86, 85]), 860)).toMatchFileSnapshot(
      'golden/period-line.svg',
    );
  });

  it.each([[[]], [[null]], [[84]]])('draws %j without a wrong number', (values) => {
    expect(drawAsText(chart(values), 360)).not.toMatch(/NaN|Invalid/);
  });
});
