/** Owns the power curve of one ride: for each of some ninety durations the highest mean power of any stretch that long. */
import type { Samples } from '@ridebook/domain';
import { heldSeconds, maybeValues } from '../workout-story/held-seconds.ts';

/** The durations that are named and compared, from a sprint to an hour. */
export const effortDurations = [5, 10, 30, 60, 120, 300, 600, 1200, 1800, 2700, 3600] as const;

const longestSeconds = 4 * 3600;
const logSteps = 84;

/** In seconds, ascending, evenly apart on a logarithmic axis; those above are among them. */
export const curveDurations: readonly number[] = [
  ...new Set([
    ...Array.from({ length: logSteps }, (_, step) => Math.round(longestSeconds ** (step / (logSteps - 1)))),
    ...effortDurations,
  ]),
].sort((one, other) => one - other);

/** A stretch of a ride and what was held over it, to a tenth of a watt. */
export interface Effort {
  readonly durationSeconds: number;
  /** The effort covers the seconds after this one. */
  readonly fromSecond: number;
  readonly watts: number;
}

/**
 * The best stretch of each duration that was measured without a missing second. A silence of the recorder, the floor part
 * of a bootcamp and a second without a value end a stretch: they are no 0 W, and nobody held anything over them.
 */
export function bestStretches(samples: Samples, durations: readonly number[]): readonly Effort[] {
  const recorded = maybeJoules(samples);
  if (recorded === null) return [];
  const { joules, unbroken, firstSecond } = recorded;
  return durations.flatMap((durationSeconds) => {
    let [most, end] = [-1, 0];
    for (let place = durationSeconds; place < joules.length; place += 1) {
      if ((unbroken[place] ?? 0) < durationSeconds) continue;
      const sum = (joules[place] ?? 0) - (joules[place - durationSeconds] ?? 0);
      if (sum > most) [most, end] = [sum, place];
    }
    if (most < 0) return [];
    const watts = Math.round((most / durationSeconds) * 10) / 10;
    return [{ durationSeconds, fromSecond: firstSecond + end - durationSeconds, watts }];
  });
}

/** Watts for each of `curveDurations` that was ridden without a missing second, in their order; `null` without output. */
export function maybePowerCurve(samples: Samples): readonly number[] | null {
  const efforts = bestStretches(samples, curveDurations);
  return efforts.length === 0 ? null : efforts.map(({ watts }) => watts);
}

/** What a curve holds for a duration, or `null` where nothing that long was ridden. */
export function wattsOf(curve: readonly number[], durationSeconds: number): number | null {
  const place = curveDurations.indexOf(durationSeconds);
  return curve[place] ?? null;
}

/**
 * Joules up to the end of each second, the prefix sums that make each window two look-ups; and how many seconds up to
 * there were measured one after the other.
 */
function maybeJoules(samples: Samples) {
  const values = maybeValues(samples, 'outputWatts');
  const last = samples.seconds.at(-1);
  if (values === null || last === undefined || values.every((value) => value === null)) return null;
  const held = heldSeconds(samples.seconds);
  const firstSecond = (samples.seconds[0] ?? 0) - (held[0] ?? 0);
  const joules = new Float64Array(last - firstSecond + 1);
  const unbroken = new Uint32Array(joules.length);
  samples.seconds.forEach((second, index) => {
    const watts = values[index] ?? null;
    if (watts === null) return;
    for (let back = 0; back < (held[index] ?? 0); back += 1) {
      const place = second - firstSecond - back;
      joules[place] = (joules[place] ?? 0) + watts;
      unbroken[place] = 1;
    }
  });
  for (let place = 1; place < joules.length; place += 1) {
    joules[place] = (joules[place] ?? 0) + (joules[place - 1] ?? 0);
    unbroken[place] = unbroken[place] === 0 ? 0 : (unbroken[place - 1] ?? 0) + 1;
  }
  return { joules, unbroken, firstSecond };
}
