import type { TraceColumn } from '@ridebook/analytics/traces';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawTraceLine } from './trace-line.ts';

/** The line as words: `M0,5` begins, `L1,5` goes on. */
function drawn(column: TraceColumn, pixelsPerSecond = 1): readonly string[] {
  const told: string[] = [];
  drawTraceLine(
    {
      moveTo: (x, y) => void told.push(`M${x},${y}`),
      lineTo: (x, y) => void told.push(`L${x},${y}`),
    },
    { seconds: column.map((_, index) => index), column },
    [0, column.length - 1],
    { x: (second) => second * pixelsPerSecond, y: (value) => value, columnWidth: 1 },
  );
  return told;
}

describe('the line of a trace', () => {
  it('goes through every sample where each has a column of its own', () => {
    expect(drawn([5, 6, 5])).toEqual(['M0,5', 'L0,5', 'L1,6', 'L2,5']);
  });

  it('breaks where nothing was measured, and runs over what only the other attempt has', () => {
    expect(drawn([5, null, 6, undefined, 7])).toEqual(['M0,5', 'L0,5', 'M2,6', 'L2,6', 'L4,7']);
    expect(drawn([null, undefined])).toEqual([]);
  });

  it('keeps the first, the extremes in their order and the last of a column of pixels', () => {
    expect(drawn([5, 9, 1, 6], 0.25)).toEqual(['M0,5', 'L0,5', 'L0.25,9', 'L0.5,1', 'L0.75,6']);
  });

  it('is one point a column where nothing happens', () => {
    expect(drawn([5, 5.1, 5.2, 5.1, 5, 5, 5, 5], 0.25)).toEqual(['M0,5', 'L0.75,5.1', 'L1.75,5']);
  });

  it('reaches as high and as low as the samples, with at most four points a column', () => {
    const anyColumn = fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 400 });
    fc.assert(
      fc.property(anyColumn, fc.constantFrom(0.05, 0.3, 1, 4), (column, pixelsPerSecond) => {
        const heights = drawn(column, pixelsPerSecond).map((word) => Number(word.split(',')[1]));
        expect(Math.max(...heights)).toBe(Math.max(...column));
        expect(Math.min(...heights)).toBe(Math.min(...column));
        expect(heights.length).toBeLessThanOrEqual(4 * Math.ceil(column.length * pixelsPerSecond) + 4);
      }),
    );
  });
});
