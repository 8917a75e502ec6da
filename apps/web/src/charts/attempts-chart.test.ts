import { describe, expect, it } from 'vitest';
import { createFormatter } from '../format/formatter.ts';
import { attemptsChart } from './attempts-chart.ts';
import { drawAsText } from './draw-for-test.ts';

const format = createFormatter({ locale: 'en-GB', timeZone: 'UTC' });
const attempts = [
  { id: 'first', localDate: '2025-02-03', value: 251.4, lines: ['148 bpm'] },
  { id: 'second', localDate: '2026-02-22', value: 262, lines: [] },
  { id: 'third', localDate: '2026-11-20', value: 280, lines: [] },
];
const chartOf = (count: number) =>
  attemptsChart({
    attempts: attempts.slice(0, count),
    sentence: 'Three attempts.',
    measure: 'Output',
    unit: 'kJ',
    today: '2026-11-22',
    format,
  });

describe('the attempts at a class', () => {
  it('are dots over the days, the last one blue, the one before it timber', async () => {
    await expect(drawAsText(chartOf(3), 860)).toMatchFileSnapshot('golden/attempts-chart.svg');
  });

  it('tell each its exact value and where it is found', () => {
    const [first] = chartOf(3).points;
    expect(first?.lines.join(', ').replaceAll('\u00a0', ' ')).toBe('251.4 kJ, 148 bpm');
    expect(first?.href).toBe('/workouts/first');
  });

  it.each([0, 1])('are drawn without a flaw when there are %i', (count) => {
    expect(drawAsText(chartOf(count), 360)).not.toMatch(/NaN|Invalid/);
  });
});
