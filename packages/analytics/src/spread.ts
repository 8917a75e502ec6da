/** Owns how values lie beside each other: their spread, and the place of one among the others. */
import { quantile } from './quantile.ts';

/** In the unit of the values. */
export interface Spread {
  readonly lowest: number;
  readonly lowerQuartile: number;
  readonly median: number;
  readonly upperQuartile: number;
  readonly highest: number;
}

/** @param values in any order; `null` without one */
export function maybeSpread(values: readonly number[]): Spread | null {
  if (values.length === 0) return null;
  const ascending = values.toSorted((a, b) => a - b);
  return {
    lowest: quantile(ascending, 0),
    lowerQuartile: quantile(ascending, 0.25),
    median: quantile(ascending, 0.5),
    upperQuartile: quantile(ascending, 0.75),
    highest: quantile(ascending, 1),
  };
}

/** The middle value, `null` without one. */
export function maybeMedian(values: readonly number[]): number | null {
  return values.length === 0
    ? null
    : quantile(
        values.toSorted((a, b) => a - b),
        0.5,
      );
}

/**
 * The place of a value among others, 0 to 100: (below + half of equal) / n.
 * @param values the others and the value itself, which is left out of n; at least two
 */
export function percentileAmong(values: readonly number[], value: number): number {
  const others = values.length - 1;
  let below = 0;
  let equal = -1;
  for (const other of values) {
    if (other < value) below += 1;
    else if (other === value) equal += 1;
  }
  return ((below + equal / 2) / others) * 100;
}
