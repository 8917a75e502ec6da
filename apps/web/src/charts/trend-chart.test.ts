import { describe, expect, it } from 'vitest';
import { classRideOn, rideOn } from '@ridebook/analytics/made-up-workout';
import { addDays, trend } from '@ridebook/analytics';
import type { PlannedBreak } from '@ridebook/domain';
import { createFormatter } from '../format/formatter.ts';
import { drawAsText } from './draw-for-test.ts';
import { trendChart } from './trend-chart.ts';

const format = createFormatter({ locale: 'en-GB', timeZone: 'UTC' });

function chartOf(rides: number, plannedBreaks: readonly PlannedBreak[] = []) {
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
      plannedBreaks,
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

  it('names the planned breaks, however short, and lets none of the words be cut at the edge', async () => {
    const breaks = [
      { firstDate: '2026-06-02', lastDate: '2026-06-04', reason: 'Cold' },
      { firstDate: '2026-07-20', lastDate: '2026-07-25', reason: 'Holiday' },
      { firstDate: '2026-09-01', lastDate: '2026-09-03', reason: '' },
    ];
    const text = drawAsText(chartOf(30, breaks), 860);
    expect(text).toContain('<title>Cold: 2 Jun 2026 to 4 Jun 2026</title>');
    expect(text).toContain('<title>A planned break: 1 Sept 2026 to 3 Sept 2026</title>');
    await expect(text).toMatchFileSnapshot('golden/trend-chart-breaks.svg');
  });

  it('draws a pace with the faster workouts above the slower ones, at whole minutes', async () => {
    const runs = Array.from({ length: 14 }, (_, index) =>
      rideOn(addDays('2026-08-01', index * 5), {
        id: `run-${index}`,
        discipline: 'running',
        averageSpeedMetresPerSecond: 2.4 + ((index * 3) % 7) / 10,
      }),
    );
    const chart = trendChart({
      trend: trend(runs, {
        measure: 'paceSecondsPerKilometre',
        discipline: 'running',
        classMinutes: null,
        asOf: '2026-11-22',
        plannedBreaks: [],
      }),
      sentence: 'Pace.',
      height: 260,
      unit: '',
      valueHead: 'Pace, minutes',
      shown: (seconds) => seconds / 60,
      write: (minutes) => format.clock(minutes * 60),
      writeExactly: (minutes) => `${format.clock(minutes * 60)} min/km`,
      isLowerHigher: true,
      describe: () => [],
      hrefOf: () => null,
      recordId: 'run-2',
      today: '2026-11-22',
      format,
    });
    expect(chart.points[2]?.lines[0]).toBe('5:33 min/km');
    await expect(drawAsText(chart, 860)).toMatchFileSnapshot('golden/trend-chart-pace.svg');
  });

  it.each([0, 1])('draws without a line for %i rides', (rides) => {
    const text = drawAsText(chartOf(rides), 360);
    expect(text).not.toMatch(/NaN|Invalid/);
    expect(text).not.toContain('aria-label="line"><path');
  });
});
