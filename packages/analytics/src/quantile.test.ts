import { describe, expect, it } from 'vitest';
import { quantile } from './quantile.ts';

describe('quantile', () => {
  it('interpolates between neighbours as R and NumPy do', () => {
    expect(quantile([1, 2, 3, 4], 0.25)).toBe(1.75);
    expect(quantile([1, 2, 3, 4], 0.5)).toBe(2.5);
  });

  it('is the value itself for a single one, and the ends at 0 and 1', () => {
    expect(quantile([7], 0.5)).toBe(7);
    expect(quantile([3, 9], 0)).toBe(3);
    expect(quantile([3, 9], 1)).toBe(9);
  });

  it('refuses to answer without a value', () => {
    expect(() => quantile([], 0.5)).toThrow(RangeError);
  });
});
