import { describe, expect, it } from 'vitest';
import { maybeMedian, maybeSpread, percentileAmong } from './spread.ts';

describe('a spread', () => {
  it('has the quartiles of R and NumPy, whatever the order', () => {
    expect(maybeSpread([4, 1, 3, 2])).toEqual({
      lowest: 1,
      lowerQuartile: 1.75,
      median: 2.5,
      upperQuartile: 3.25,
      highest: 4,
    });
  });

  it('of one value is that value, and of none is null', () => {
    expect(maybeSpread([7])).toMatchObject({ lowest: 7, median: 7, highest: 7 });
    expect(maybeSpread([])).toBeNull();
    expect(maybeMedian([])).toBeNull();
  });
});

describe('a percentile', () => {
  it('is the share below plus half of the equal ones, the value itself left out', () => {
    // Five others: two below, one equal. (2 + 0.5) / 5.
    expect(percentileAmong([10, 20, 30, 30, 40, 50], 30)).toBe(50);
  });

  it('is 0 for the lowest and 100 for the highest', () => {
    expect(percentileAmong([1, 2, 3], 1)).toBe(0);
    expect(percentileAmong([1, 2, 3], 3)).toBe(100);
  });
});
