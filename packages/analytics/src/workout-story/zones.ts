/** Owns time in power zones and heart-rate zones, and the Strive Score that follows from the latter. */
import type { HeartRateZones, PowerZones, Samples, StriveScore } from '@ridebook/domain';
import { heldSeconds, maybeValues } from './held-seconds.ts';

/** Upper bounds of zones 1 to 6 as shares of the FTP, inclusive (Coggan, as Peloton uses them). */
const powerZoneShares = [0.55, 0.75, 0.9, 1.05, 1.2, 1.5] as const;

/** Lower bounds of zones 1 to 5 as shares of the maximum heart rate, as Peloton counts: not rounded. */
const heartRateZoneShares = [0, 0.65, 0.75, 0.85, 0.95] as const;

const striveWeights = [1, 2, 4, 8, 8] as const;
const striveDivisor = 200;

export const powerZoneBounds = (ftpWatts: number): readonly number[] =>
  powerZoneShares.map((share) => share * ftpWatts);

export const heartRateZoneBounds = (maximumBpm: number): readonly number[] =>
  heartRateZoneShares.map((share) => share * maximumBpm);

/** The zone of a power, 1 to 7; a zone ends with its upper bound, so that there is no hole between two. */
export function powerZoneOf(watts: number, ftpWatts: number): number {
  const zone = powerZoneShares.findIndex((share) => watts <= share * ftpWatts);
  return zone < 0 ? powerZoneShares.length + 1 : zone + 1;
}

/** Seconds in zones 1 to 7; `null` where no output was measured. A second without a value is in none. */
export function maybePowerZones(samples: Samples, ftpWatts: number): PowerZones | null {
  const seconds = maybeSecondsByZone(samples, 'outputWatts', 7, (watts) => powerZoneOf(watts, ftpWatts));
  return seconds === null ? null : { ftpWatts, upperBoundsWatts: powerZoneBounds(ftpWatts), seconds };
}

/** Seconds in zones 1 to 5; `null` where no heart rate was measured. */
function maybeHeartRateZoneSeconds(samples: Samples, maximumBpm: number): readonly number[] | null {
  const bounds = heartRateZoneBounds(maximumBpm);
  return maybeSecondsByZone(
    samples,
    'heartRateBpm',
    5,
    (rate) => bounds.findLastIndex((low) => rate >= low) + 1,
  );
}

/** Peloton's seconds beside those computed; `null` where there are neither. */
export function maybeHeartRateZones(
  samples: Samples | null,
  maximumBpm: number | null,
  reportedSeconds: readonly number[] | null,
): HeartRateZones | null {
  const computedSeconds =
    samples === null || maximumBpm === null ? null : maybeHeartRateZoneSeconds(samples, maximumBpm);
  const seconds = reportedSeconds ?? computedSeconds;
  if (seconds === null) return null;
  return {
    source: reportedSeconds === null ? 'computed' : 'peloton',
    seconds,
    reportedSeconds,
    computedSeconds,
    differenceSeconds:
      reportedSeconds === null || computedSeconds === null
        ? null
        : computedSeconds.map((computed, index) => computed - (reportedSeconds[index] ?? 0)),
    maximumBpm,
    lowerBoundsBpm: maximumBpm === null ? null : heartRateZoneBounds(maximumBpm),
    missingSeconds: samples === null ? null : missingSeconds(samples),
  };
}

/** Weighted zone seconds over 200: the divisor is derived from captured answers, which it fits within 0.06. */
export function striveFromZones(zoneSeconds: readonly number[]): number {
  return zonePointsOf(zoneSeconds).reduce((sum, points) => sum + points, 0);
}

const zonePointsOf = (zoneSeconds: readonly number[]): readonly number[] =>
  zoneSeconds.map((seconds, index) => (seconds * (striveWeights[index] ?? 0)) / striveDivisor);

/** Peloton's own score first; `null` where there are neither a score nor zones. */
export function maybeStrive(zones: HeartRateZones | null, reported: number | null): StriveScore | null {
  const zonePoints = zones === null ? null : zonePointsOf(zones.seconds);
  const computed = zones === null ? null : striveFromZones(zones.seconds);
  const score = reported ?? computed;
  if (score === null) return null;
  return { source: reported === null ? 'computed' : 'peloton', score, reported, computed, zonePoints };
}

function maybeSecondsByZone(
  samples: Samples,
  channel: string,
  zoneCount: number,
  zoneOf: (value: number) => number,
): readonly number[] | null {
  const values = maybeValues(samples, channel);
  if (values === null || values.every((value) => value === null)) return null;
  const held = heldSeconds(samples.seconds);
  const seconds = new Array<number>(zoneCount).fill(0);
  values.forEach((value, index) => {
    if (value === null) return;
    const zone = zoneOf(value) - 1;
    seconds[zone] = (seconds[zone] ?? 0) + (held[index] ?? 0);
  });
  return seconds;
}

function missingSeconds(samples: Samples): number | null {
  const values = maybeValues(samples, 'heartRateBpm');
  if (values === null) return null;
  return heldSeconds(samples.seconds).reduce(
    (sum, seconds, index) => (values[index] == null ? sum + seconds : sum),
    0,
  );
}
