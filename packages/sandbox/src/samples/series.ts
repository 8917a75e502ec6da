/** Owns the making of channels and splits from bare numbers. */
import type { Channel, Split } from './measured.ts';
import { rounded, type DisplayUnits } from './display-units.ts';

export function meanOf(values: readonly (number | null)[]): number | null {
  let sum = 0;
  let count = 0;
  for (const value of values) {
    if (value === null) continue;
    sum += value;
    count++;
  }
  return count === 0 ? null : sum / count;
}

export function maximumOf(values: readonly (number | null)[]): number {
  let maximum = 0;
  for (const value of values) if (value !== null && value > maximum) maximum = value;
  return maximum;
}

/** The fastest pace is the smallest number, and that is what the API calls the maximum. */
export function fastestOf(values: readonly (number | null)[]): number | null {
  let fastest: number | null = null;
  for (const value of values) if (value !== null && (fastest === null || value < fastest)) fastest = value;
  return fastest;
}

export function channel(
  slug: string,
  displayName: string,
  unit: string,
  values: readonly (number | null)[],
  average: number | null,
  maximum: number | null = maximumOf(values),
): Channel {
  return { slug, displayName, unit, values, maximum, average };
}

/** Keeps the values of the recorded seconds. @param perSecond one value per second from 1 on */
export function recorded(perSecond: ArrayLike<number>, seconds: readonly number[], decimals = 0): number[] {
  const scale = 10 ** decimals;
  return seconds.map((second) => Math.round((perSecond[second - 1] ?? 0) * scale) / scale);
}

/**
 * A split for every mile or kilometre, the last a remainder.
 * @param metresAt metres covered after each second
 * @param heightAt metres climbed after each second, or `null` where height is not measured
 */
export function splitsOf(
  metresAt: readonly number[],
  heightAt: readonly number[] | null,
  units: DisplayUnits,
): readonly Split[] {
  const splits: Split[] = [];
  const elevationSince = (from: number, to: number): number | null =>
    heightAt === null
      ? null
      : Math.round(
          ((heightAt[to - 1] ?? 0) - (from === 0 ? 0 : (heightAt[from - 1] ?? 0))) / units.metresPerElevation,
        );
  let from = 0;
  for (let second = 1; second <= metresAt.length; second++) {
    const whole = splits.length + 1;
    if ((metresAt[second - 1] ?? 0) < whole * units.metresPerDistance) continue;
    splits.push({ marker: whole, seconds: second - from, elevation: elevationSince(from, second) });
    from = second;
  }
  const rest = (metresAt[metresAt.length - 1] ?? 0) / units.metresPerDistance - splits.length;
  if (rest >= 0.01) {
    const seconds = metresAt.length - from;
    splits.push({ marker: rounded(rest, 2), seconds, elevation: elevationSince(from, metresAt.length) });
  }
  return splits;
}
