/** Owns quantiles of measured values. */

/**
 * The value below which a share of the values lies, interpolated linearly between neighbours
 * (type 7 of Hyndman and Fan 1996, the default of R and NumPy).
 * @param ascending the values, sorted, at least one
 * @param share 0 to 1
 */
export function quantile(ascending: ArrayLike<number>, share: number): number {
  const position = (ascending.length - 1) * share;
  const below = Math.floor(position);
  const low = ascending[below];
  if (low === undefined) throw new RangeError('A quantile needs at least one value.');
  const high = ascending[below + 1] ?? low;
  return low + (high - low) * (position - below);
}
