import { rideOn } from '@ridebook/analytics/made-up-workout';
import { createExplorerIndex, explore, noFilters, type DimensionName } from '@ridebook/analytics/explorer';
import { describe, expect, it } from 'vitest';
import { brushEdges, brushFilter, histogramBars, positionOf } from './histogram-bars.ts';

function barsOf(name: DimensionName, workouts: readonly ReturnType<typeof rideOn>[], merged = [1]) {
  const index = createExplorerIndex(workouts);
  const column = index.columns[name];
  if (column.kind === 'words') throw new Error('A histogram is of numbers.');
  return histogramBars(name, column.bins, explore(index, noFilters).counts[name], merged);
}
const lengths = barsOf(
  'classMinutes',
  [20, 30, 30, 45].map((minutes, id) =>
    rideOn('2026-11-20', { id: `${id}`, classLengthSeconds: minutes * 60 }),
  ),
);

describe('the bars of a histogram', () => {
  it('run without a hole from the least to the greatest', () => {
    expect(lengths.map(({ from, workouts }) => [from, workouts])).toEqual([
      [20, 1],
      [25, 0],
      [30, 2],
      [35, 0],
      [40, 0],
      [45, 1],
    ]);
  });

  it('merge many months into quarters that begin in January', () => {
    const bars = barsOf('period', [rideOn('2019-02-10'), rideOn('2026-11-20')], [1, 3, 12]);
    expect(bars).toHaveLength(32);
    expect(new Date((bars[1]?.from ?? 0) * 86_400_000).toISOString()).toMatch(/^2019-04-01/);
    expect(bars[0]).toMatchObject({ workouts: 1 });
  });

  it('are none without a value', () => {
    expect(barsOf('heartRateBpm', [rideOn('2026-11-20', { averageHeartRateBpm: null })])).toEqual([]);
  });
});

describe('a brush', () => {
  it('widens to whole bars', () => {
    expect(brushEdges(lengths, { from: 30, to: 46 })).toEqual({ first: 2, end: 6 });
    expect(brushEdges(lengths, null)).toEqual({ first: 0, end: 6 });
    expect(brushEdges(lengths, { from: 500, to: 600 })).toEqual({ first: 6, end: 6 });
    expect(positionOf(lengths, 27.5)).toBe(1.5);
  });

  it('stays open at the histogram’s own ends', () => {
    const end = (bar: { readonly to: number }): number => bar.to;
    expect(brushFilter(lengths, 0, 6, end)).toBeNull();
    expect(brushFilter(lengths, 2, 6, end)).toEqual({ from: 30, to: null });
    expect(brushFilter(lengths, 0, 3, end)).toEqual({ from: null, to: 35 });
  });
});
