import { dayNumber } from '@ridebook/analytics';
import { describe, expect, it } from 'vitest';
import { createFormatter } from '../../format/formatter.ts';
import type { HistogramBar } from './histogram-bars.ts';
import { histogramTicks } from './histogram-ticks.ts';

const format = createFormatter({ locale: 'en-GB', timeZone: 'UTC' });
const months = (count: number): readonly HistogramBar[] =>
  Array.from({ length: count }, (_, index) => {
    const month = String((index % 12) + 1).padStart(2, '0');
    const from = dayNumber(`${2025 + Math.floor(index / 12)}-${month}-01`);
    return { from, to: from + 30, workouts: 1 };
  });

describe('the ticks of a histogram', () => {
  it('leave each month of a short book the room of its name', () => {
    expect(histogramTicks('period', months(11), 584, format).map(({ label }) => label)).toEqual([
      'Jan 2025',
      'Mar 2025',
      'May 2025',
      'Jul 2025',
      'Sept 2025',
      'Nov 2025',
    ]);
  });

  it('are years where there are several', () => {
    expect(histogramTicks('period', months(25), 584, format).map(({ label }) => label)).toEqual([
      '2025',
      '2026',
      '2027',
    ]);
  });
});
