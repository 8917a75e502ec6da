import { describe, expect, it } from 'vitest';
import { createFormatter } from '../format/formatter.ts';
import { drawAsText } from './draw-for-test.ts';
import { raceChart, type RacePoint } from './race-chart.ts';

const format = createFormatter({ locale: 'en-GB', timeZone: 'UTC' });
const chartOf = (points: readonly RacePoint[]) =>
  raceChart({ points, sentence: 'A race.', unit: 'kJ', digits: 1, clock: format.clock, format });
const race = Array.from({ length: 60 }, (_, index) => ({
  second: index * 20,
  gap: 4 * Math.sin(index / 10) + index / 20,
  leadSeconds: index === 0 ? 0 : Math.round(10 * Math.sin(index / 10)),
}));

describe('a race of two attempts', () => {
  it('draws who leads above the line, and beneath it', async () => {
    await expect(drawAsText(chartOf(race), 860)).toMatchFileSnapshot('golden/race-chart.svg');
  });

  it('says at each second who is ahead and by how much', () => {
    expect(chartOf(race).points[10]).toMatchObject({
      title: '3:20',
      lines: ['+3.9\u00a0kJ', '8\u00a0s ahead'],
    });
  });

  it('draws an empty frame for no race', () => {
    expect(drawAsText(chartOf([]), 360)).not.toMatch(/NaN|Invalid/);
  });
});
