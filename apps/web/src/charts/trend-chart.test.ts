import { describe, expect, it } from 'vitest';
import { classRideOn } from '@ridebook/analytics/made-up-workout';
import { addDays, trend } from '@ridebook/analytics';
import { createFormatter } from '../format/formatter.ts';
import { drawAsText } from './draw-for-test.ts';
import { trendChart } from './trend-chart.ts';

const format = createFormatter({ locale: 'en-GB', timeZone: 'UTC' });

function chartOf(rides: number) {
  const workouts = Array.from({ length: rides }, (_, index) =>
    // Three weeks of pause after the twelfth ride.
    classRideOn(addDays('2026-06-01', index * 4 + (index > 11 ? 26 : 0)), 30, 150 + ((index * 7) % 20)),
  );
  return trendChart({
    trend: trend(workouts, {
      measure: 'averageOutputWatts',
      discipline: 'cycling',
      classMinutes: 30,
      asOf: '2026-11-22',
      plannedBreaks: [],
    }),
    sentence: 'Average output.',
    height: 346,
    unit: 'W',
    valueHead: 'Average output W',
    shown: (value) => value,
    write: format.number,
    describe: () => [],
    hrefOf: () => null,
    recordId: 'ride-2026-06-09',
    today: '2026-11-22',
    format,
  });
}

describe('a measure over time', () => {
  it('draws dots, the broken median with its middle half, off time and the record', async () => {
    await expect(drawAsText(chartOf(30), 860)).toMatchFileSnapshot('golden/trend-chart.svg');
  });

  it.each([0, 1])('draws without a line for %i rides', (rides) => {
    const text = drawAsText(chartOf(rides), 360);
    expect(text).not.toMatch(/NaN|Invalid/);
    expect(text).not.toContain('aria-label="line"><path');
  });
});
