/** Owns what the targets of a class mean: ranges over time by channel, in SI units, on the axis of the samples. */
import {
  maybeMetresPerSecond,
  type PlannedTargets,
  type TargetChannel,
  type TargetRange,
} from '@ridebook/domain';
import * as v from 'valibot';
import { listOf, maybeNumber, maybeObject } from './fields.ts';

const wireNumbers = v.fallback(v.array(v.fallback(v.nullable(v.number()), null)), []);

export const wireTargets = maybeObject({
  target_metrics: listOf(
    v.object({
      offsets: v.object({ start: v.number(), end: v.number() }),
      metrics: listOf(v.object({ name: v.string(), lower: v.number(), upper: v.number() })),
    }),
  ),
  time_in_metric: listOf(v.object({ name: v.string(), value: v.number() })),
});

/** As graphs told them until 2020: a lower and an upper bound for each sample. */
export const wireOldTargets = maybeObject({
  target_graph_metrics: listOf(
    v.object({ type: v.string(), graph_data: v.object({ lower: wireNumbers, upper: wireNumbers }) }),
  ),
  cadence_time_in_range: maybeNumber,
  resistance_time_in_range: maybeNumber,
});

const channelNames: Readonly<Record<string, TargetChannel>> = {
  cadence: 'cadenceRpm',
  resistance: 'resistancePercent',
  speed: 'speedMetresPerSecond',
  incline: 'inclinePercent',
  stroke_rate: 'strokeRateSpm',
  power_zone: 'powerZone',
  pace_intensity: 'paceIntensity',
};

export interface TargetAxis {
  /** Seconds of video before pedalling starts: the offsets count them. */
  readonly preRollSeconds: number;
  /** The unit that speeds are shown in; without one a target speed cannot be read. */
  readonly speedUnit: string | null;
}

/**
 * Reads targets by channel. Both offsets belong to their range, and second s of the samples is second s + pre-roll of the
 * video, so a range begins just after the second before its first.
 */
export function targetsOf(
  wire: NonNullable<v.InferOutput<typeof wireTargets>>,
  axis: TargetAxis,
): readonly PlannedTargets[] {
  const ranges = new Map<string, TargetRange[]>();
  for (const { offsets, metrics } of wire.target_metrics) {
    const toSecond = offsets.end - axis.preRollSeconds;
    const fromSecond = Math.max(0, offsets.start - axis.preRollSeconds - 1);
    if (toSecond <= fromSecond) continue;
    for (const { name, lower, upper } of metrics) {
      const range = maybeRange(name, lower, upper, axis);
      if (range === null) continue;
      const known = ranges.get(name) ?? [];
      known.push({ fromSecond, toSecond, ...range });
      ranges.set(name, known);
    }
  }
  return [...ranges].flatMap(([name, found]) =>
    maybeTargets(name, found, wire.time_in_metric.find((met) => met.name === name)?.value ?? null),
  );
}

/** Reads the old form; `seconds` are those of the samples it goes with. */
export function oldTargetsOf(
  wire: NonNullable<v.InferOutput<typeof wireOldTargets>>,
  seconds: readonly number[],
): readonly PlannedTargets[] {
  const reported: Readonly<Record<string, number | null>> = {
    cadence: wire.cadence_time_in_range,
    resistance: wire.resistance_time_in_range,
  };
  return wire.target_graph_metrics.flatMap(({ type, graph_data: { lower, upper } }) =>
    maybeTargets(type, runsOf(seconds, lower, upper), reported[type] ?? null),
  );
}

function maybeTargets(
  name: string,
  ranges: readonly TargetRange[],
  reportedInRangeSeconds: number | null,
): readonly PlannedTargets[] {
  const channel = channelNames[name];
  if (channel === undefined || ranges.length === 0) return [];
  const inOrder = ranges.toSorted((one, other) => one.fromSecond - other.fromSecond);
  return [{ channel, ranges: inOrder, reportedInRangeSeconds }];
}

function maybeRange(name: string, lower: number, upper: number, { speedUnit }: TargetAxis) {
  if (name !== 'speed') return { lower, upper };
  const [low, high] = [lower, upper].map((speed) => maybeMetresPerSecond(speed, speedUnit ?? ''));
  return low == null || high == null ? null : { lower: low, upper: high };
}

/** Equal bounds that follow each other are one range. */
function runsOf(
  seconds: readonly number[],
  lower: readonly (number | null)[],
  upper: readonly (number | null)[],
): readonly TargetRange[] {
  const runs: TargetRange[] = [];
  seconds.forEach((toSecond, index) => {
    const [low, high] = [lower[index] ?? null, upper[index] ?? null];
    if (low === null || high === null) return;
    const fromSecond = seconds[index - 1] ?? 0;
    const last = runs.at(-1);
    if (last?.toSecond === fromSecond && last.lower === low && last.upper === high)
      runs[runs.length - 1] = { ...last, toSecond };
    else runs.push({ fromSecond, toSecond, lower: low, upper: high });
  });
  return runs;
}
