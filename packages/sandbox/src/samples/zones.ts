/** Owns heart-rate zones as the API counts them: bounds are shares of the maximum and are not rounded. */

export type ZoneSeconds = readonly [number, number, number, number, number];

export const zoneShares = [0, 0.65, 0.75, 0.85, 0.95] as const;

/** Lower bounds of zones 1 to 5, in beats per minute. */
export const zoneBounds = (maximumHeartRate: number): readonly number[] =>
  zoneShares.map((share) => share * maximumHeartRate);

/** Seconds per zone; a second without a signal is in none. */
export function secondsInZones(heartRates: readonly number[], maximumHeartRate: number): ZoneSeconds {
  const [, second = 0, third = 0, fourth = 0, fifth = 0] = zoneBounds(maximumHeartRate);
  const counts: [number, number, number, number, number] = [0, 0, 0, 0, 0];
  for (const rate of heartRates) {
    if (rate === 0) continue;
    counts[rate >= fifth ? 4 : rate >= fourth ? 3 : rate >= third ? 2 : rate >= second ? 1 : 0]++;
  }
  return counts;
}

const effortWeights = [1, 2, 4, 8, 8] as const;

/** Peloton's Strive Score, as the captured answers add up: weighted zone seconds over 200. */
export function effortPoints(zones: ZoneSeconds): number {
  const weighted = zones.reduce((sum, seconds, index) => sum + seconds * (effortWeights[index] ?? 0), 0);
  return Number((weighted / 200).toFixed(1));
}
