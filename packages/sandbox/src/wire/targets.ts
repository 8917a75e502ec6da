/** Owns what an instructor calls out during a class, second by second of the video, and how well it was met. */
import type { RideClass } from '../classes/catalogue.ts';
import { seededRandom } from '../random.ts';
import type { Plan } from '../rider/plan.ts';
import type { Measured } from '../samples/measured.ts';
import { preRollSeconds } from './ride.ts';

interface Range {
  readonly name: string;
  readonly upper: number;
  readonly lower: number;
}
export interface Target {
  /** Of the video: the pre-roll is counted. */
  readonly offsets: { readonly start: number; readonly end: number };
  readonly segment_type: string;
  readonly metrics: readonly Range[];
}

const steps: Readonly<
  Record<string, readonly (readonly [name: string, low: number, high: number, width: number])[]>
> = {
  cycling: [
    ['resistance', 28, 52, 10],
    ['cadence', 70, 95, 15],
  ],
  running: [
    ['speed', 4.5, 7.5, 1],
    ['incline', 0, 3, 1],
  ],
  walking: [
    ['speed', 2.6, 3.6, 0.6],
    ['incline', 1, 7, 1],
  ],
  caesar: [
    ['stroke_rate', 18, 26, 2],
    ['pace_intensity', 1, 4, 1],
  ],
};

/** The targets of a class; none where nobody calls any. */
export function classTargets(ride: RideClass): readonly Target[] {
  const kinds = ride.isScenic || ride.isFtpTest ? undefined : steps[ride.discipline];
  if (kinds === undefined || ride.durationSeconds === null) return [];
  const random = seededRandom('targets', ride.id);
  const targets: Target[] = [];
  let from = preRollSeconds(ride);
  const end = from + ride.durationSeconds;
  while (from < end) {
    const to = Math.min(end, from + random.whole(60, 210));
    const metrics = ride.isPowerZone
      ? [{ name: 'power_zone', upper: 0, lower: 0 }].map(({ name }) => {
          const zone = random.whole(2, 5);
          return { name, upper: zone, lower: zone };
        })
      : kinds.map(([name, low, high, width]) => {
          const lower = Math.round(random.between(low, high) * 2) / 2;
          return { name, upper: lower + width, lower };
        });
    targets.push({ offsets: { start: from, end: to }, segment_type: ride.discipline, metrics });
    from = to + 1;
  }
  return targets;
}

/** Seconds of the workout that met each target. */
function secondsMet(targets: readonly Target[], measured: Measured, preRoll: number) {
  const names = [...new Set(targets.flatMap(({ metrics }) => metrics.map(({ name }) => name)))];
  const channels = measured.channels.flatMap((channel) => [channel, ...(channel.alternatives ?? [])]);
  return names.map((name) => {
    const values = channels.find(({ slug }) => slug === name)?.values;
    let met = 0;
    if (values !== undefined) {
      let order = 0;
      measured.seconds.forEach((second, index) => {
        while ((targets[order]?.offsets.end ?? Infinity) < second + preRoll) order++;
        const range = targets[order]?.metrics.find((metric) => metric.name === name);
        const value = values[index] ?? null;
        if (range && value !== null && value >= range.lower && value <= range.upper) met++;
      });
    }
    return { name, value: met };
  });
}

export function targetsJson(plan: Plan, measured: Measured) {
  const targets = plan.ride === null ? [] : classTargets(plan.ride);
  const preRoll = plan.ride === null ? 0 : preRollSeconds(plan.ride);
  return { target_metrics: targets, time_in_metric: secondsMet(targets, measured, preRoll) };
}
