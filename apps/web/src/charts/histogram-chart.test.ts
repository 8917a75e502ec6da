import { describe, expect, it } from 'vitest';
import { createFormatter } from '../format/formatter.ts';
import { drawAsText } from './draw-for-test.ts';
import { histogramChart, type HistogramColumn } from './histogram-chart.ts';

const format = createFormatter({ locale: 'en-GB', timeZone: 'UTC' });
const chart = (columns: readonly HistogramColumn[], median: number | null, latest: number | null) =>
  histogramChart({
    sentence: 'Distribution of total output.',
    columns,
    unit: 'kJ',
    noun: 'ride',
    recentWords: 'in the last 12 months',
    median,
    latest,
    write: format.number,
    height: 230,
    format,
  });
const columns = [
  { from: 180, to: 200, workouts: 2, recent: 0, href: null },
  { from: 200, to: 220, workouts: 7, recent: 3, href: null },
  { from: 220, to: 240, workouts: 1, recent: 1, href: null },
];

describe('a distribution', () => {
  it('is columns with their recent part, the median and the latest', async () => {
    await expect(drawAsText(chart(columns, 208, 226), 410)).toMatchFileSnapshot('golden/histogram.svg');
  });

  it('tells each column in words', () => {
    expect(chart(columns, 208, 226).points[2]).toMatchObject({
      title: '220 to under 240\u00a0kJ',
      lines: ['1 ride', '1 in the last 12 months'],
    });
  });

  it('draws nothing wrong where nothing was measured', () => {
    expect(drawAsText(chart([], null, null), 360)).not.toMatch(/NaN|Invalid/);
  });
});
