import { describe, expect, it } from 'vitest';
import { rideOn } from '../made-up-workout.ts';
import { explore, noFilters } from './explore.ts';
import { createExplorerIndex } from './explorer-index.ts';
import { maybeSelectionMedian } from './selection-median.ts';

const index = createExplorerIndex([
  rideOn('2026-11-20', { averageHeartRateBpm: 150 }),
  rideOn('2026-11-21', { averageHeartRateBpm: null }),
  rideOn('2026-11-22', { averageHeartRateBpm: 140 }),
]);

describe('the median of a selection', () => {
  it('leaves out what was not measured', () => {
    expect(maybeSelectionMedian(index, explore(index, noFilters).rows, 'heartRateBpm')).toBe(145);
  });

  it('is of the rows that pass alone', () => {
    expect(maybeSelectionMedian(index, Uint32Array.of(0, 1), 'heartRateBpm')).toBe(150);
    expect(maybeSelectionMedian(index, Uint32Array.of(1), 'heartRateBpm')).toBeNull();
  });

  it('is none for words and for nothing', () => {
    expect(maybeSelectionMedian(index, Uint32Array.of(0), 'discipline')).toBeNull();
    expect(maybeSelectionMedian(index, new Uint32Array(), 'heartRateBpm')).toBeNull();
  });
});
