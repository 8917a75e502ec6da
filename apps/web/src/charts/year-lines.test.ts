import { describe, expect, it } from 'vitest';
import { cumulative } from '@ridebook/analytics';
import { classRideOn } from '@ridebook/analytics/made-up-workout';
import { createFormatter } from '../format/formatter.ts';
import { drawAsText } from './draw-for-test.ts';
import { yearLines } from './year-lines.ts';

const format = createFormatter({ locale: 'en-GB', timeZone: 'UTC' });

function chartOf(dates: readonly string[]) {
  const { years } = cumulative(
    dates.map((date) => classRideOn(date, 30, 150)),
    { measure: 'outputJoules', discipline: 'cycling', asOf: '2026-11-22' },
  );
  return yearLines({
    sentence: 'Running totals.',
    valueHead: 'Total output kJ',
    years,
    asOfDay: 326,
    shown: (joules) => joules / 1000,
    write: (value) => `${format.number(value)} kJ`,
    hrefOf: (year, day) => `/workouts?${year}-${day}`,
    format,
  });
}
const dates = [
  '2024-02-01',
  '2024-06-01',
  '2025-03-01',
  '2025-11-01',
  '2026-01-10',
  '2026-05-02',
  '2026-11-20',
];

describe('running totals of the years', () => {
  it('draw this year in blue, the last in timber, the others in grey, each named at its end', async () => {
    await expect(drawAsText(chartOf(dates), 860)).toMatchFileSnapshot('golden/year-lines.svg');
  });

  it('tell at each day of this year what the others had by then', () => {
    expect(chartOf(dates).points.map(({ title, lines }) => [title, ...lines])).toContainEqual([
      '2 May 2026',
      '2026: 540 kJ',
      '2025: 270 kJ',
      '2024: 270 kJ',
    ]);
  });

  it('draw nothing but the frame for no workout', () => {
    expect(drawAsText(chartOf([]), 360)).not.toMatch(/NaN|Invalid/);
  });
});
