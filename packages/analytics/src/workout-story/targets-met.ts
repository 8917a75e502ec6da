/** Owns how much of a class was ridden as it was called out: seconds within, below and above the targets, and one score. */
import type {
  ChannelTargets,
  PlannedTargets,
  Samples,
  SampleChannel,
  TargetRange,
  TargetScore,
  TargetsMet,
} from '@ridebook/domain';
import { isWithin } from './channel-figures.ts';
import { heldSeconds, maybeValues } from './held-seconds.ts';
import { powerZoneBounds, powerZoneOf } from './zones.ts';

/** Sensors round: 85 rpm is within 85 to 95, and so is what a conversion of units left a hair outside. */
const tolerance = 1e-9;

/** `null` where the class calls nothing out. Without samples the plan alone is told. */
export function maybeTargetsMet(
  targets: readonly PlannedTargets[],
  samples: Samples | null,
  ftpWatts: number | null,
): TargetsMet | null {
  if (targets.length === 0) return null;
  const channels = targets.map((planned) => channelTargets(planned, samples, ftpWatts));
  return { channels, score: maybeScore(channels) };
}

function channelTargets(
  planned: PlannedTargets,
  samples: Samples | null,
  ftpWatts: number | null,
): ChannelTargets {
  const isZone = planned.channel === 'powerZone';
  return {
    ...planned,
    wattRanges:
      isZone && ftpWatts !== null ? planned.ranges.map((range) => wattRange(range, ftpWatts)) : null,
    plannedSeconds: planned.ranges.reduce((sum, range) => sum + range.toSecond - range.fromSecond, 0),
    met: samples === null ? null : maybeMet(planned, samples, ftpWatts),
  };
}

function wattRange({ fromSecond, toSecond, lower, upper }: TargetRange, ftpWatts: number) {
  const bounds = powerZoneBounds(ftpWatts);
  return { fromSecond, toSecond, lower: bounds[lower - 2] ?? 0, upper: bounds[upper - 1] ?? null };
}

function maybeMet(planned: PlannedTargets, samples: Samples, ftpWatts: number | null): ChannelTargets['met'] {
  const values = maybeComparable(planned, samples, ftpWatts);
  if (values === null) return null;
  const held = heldSeconds(samples.seconds);
  let [inRangeSeconds, belowSeconds, aboveSeconds, place] = [0, 0, 0, 0];
  samples.seconds.forEach((second, index) => {
    while ((planned.ranges[place]?.toSecond ?? Infinity) < second) place += 1;
    const range = planned.ranges[place];
    const value = values[index] ?? null;
    if (range === undefined || value === null || !isWithin(second, range)) return;
    const seconds = held[index] ?? 0;
    if (value < range.lower - tolerance) belowSeconds += seconds;
    else if (value > range.upper + tolerance) aboveSeconds += seconds;
    else inRangeSeconds += seconds;
  });
  const measuredSeconds = inRangeSeconds + belowSeconds + aboveSeconds;
  return measuredSeconds === 0 ? null : { measuredSeconds, inRangeSeconds, belowSeconds, aboveSeconds };
}

/** What was done, in the terms of the target; a pace intensity depends on a level that Peloton does not tell. */
function maybeComparable(
  { channel }: PlannedTargets,
  samples: Samples,
  ftpWatts: number | null,
): SampleChannel['values'] | null {
  if (channel === 'paceIntensity') return null;
  if (channel !== 'powerZone') return maybeValues(samples, channel);
  if (ftpWatts === null) return null;
  return (
    maybeValues(samples, 'outputWatts')?.map((watts) =>
      watts === null ? null : powerZoneOf(watts, ftpWatts),
    ) ?? null
  );
}

function maybeScore(channels: readonly ChannelTargets[]): TargetScore | null {
  const met = channels.flatMap((channel) => channel.met ?? []);
  const inRangeSeconds = met.reduce((sum, { inRangeSeconds: seconds }) => sum + seconds, 0);
  const measuredSeconds = met.reduce((sum, { measuredSeconds: seconds }) => sum + seconds, 0);
  if (measuredSeconds === 0) return null;
  return { percent: (inRangeSeconds / measuredSeconds) * 100, inRangeSeconds, measuredSeconds };
}
