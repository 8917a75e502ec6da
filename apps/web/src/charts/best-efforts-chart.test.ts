import { describe, expect, it } from 'vitest';
import { createFormatter } from '../format/formatter.ts';
import { bestEffortsChart, type ChartEffort } from './best-efforts-chart.ts';
import { drawAsText } from './draw-for-test.ts';

const format = createFormatter({ locale: 'en-GB', timeZone: 'UTC' });
const chartOf = (efforts: readonly ChartEffort[]) =>
  bestEffortsChart({ efforts, sentence: 'Best efforts.', format });
const efforts = [5, 15, 30, 60, 180, 300, 600, 1200].map((durationSeconds, index): ChartEffort => ({
  durationSeconds,
  watts: 420 - index * 30,
  bestWatts: index === 2 ? null : 440 - index * 31 - (index === 6 ? 14 : 0),
  isRecord: index === 6,
  lines: [],
  href: null,
}));

describe('the best efforts of a ride', () => {
  it('draws them against the best there is, and marks a record', async () => {
    await expect(drawAsText(chartOf(efforts), 860)).toMatchFileSnapshot('golden/best-efforts-chart.svg');
  });

  it.each([0, 1])('draws a frame for %i efforts', (count) => {
    expect(drawAsText(chartOf(efforts.slice(0, count)), 360)).not.toMatch(/NaN|Invalid/);
  });
});
