import { describe, expect, it } from 'vitest';
import { gapsOf, heldSeconds, usualStepSeconds } from './held-seconds.ts';

describe('the seconds that a sample stands for', () => {
  it('are those since the one before, up to five; after a longer silence one step', () => {
    // The worked example of docs/formulas/workout.md.
    expect(heldSeconds([1, 2, 3, 5, 20])).toEqual([1, 1, 1, 2, 1]);
    expect(gapsOf([1, 2, 3, 5, 20])).toEqual([{ fromSecond: 5, toSecond: 19 }]);
  });

  it('add up to the whole of a graph with a sample every five seconds and a last one off the grid', () => {
    const seconds = [1, 6, 11, 16, 20];
    expect(usualStepSeconds(seconds)).toBe(5);
    expect(heldSeconds(seconds)).toEqual([1, 5, 5, 5, 4]);
    expect(gapsOf(seconds)).toEqual([]);
  });

  it('let a first sample stand for a second, whether a graph begins at 0, at 1 or later', () => {
    expect(heldSeconds([0, 1, 2])).toEqual([1, 1, 1]);
    expect(heldSeconds([1, 2, 3])).toEqual([1, 1, 1]);
    expect(heldSeconds([7, 8, 9])).toEqual([1, 1, 1]);
  });

  it('are few where samples are few', () => {
    expect(heldSeconds([])).toEqual([]);
    expect(heldSeconds([1])).toEqual([1]);
    expect(gapsOf([])).toEqual([]);
    expect(usualStepSeconds([4])).toBe(1);
  });
});
