/**
 * Owns how long each sample counts: the seconds since the one before. Peloton's own totals agree with that within 0.02 %
 * where single seconds are missing, and fall 2 % short where those are dropped (a captured Lanebreak ride).
 */
import type { Samples, SampleChannel, Stretch } from '@ridebook/domain';

/** A longer silence is a gap: nothing was recorded, and the sample after it counts for one step. */
export const longestHeldSeconds = 5;

/** The seconds from one sample to the next, as a rule: the median, of two the smaller; 1 where there are not two samples. */
export function usualStepSeconds(seconds: readonly number[]): number {
  const steps = seconds.slice(1).map((second, index) => second - (seconds[index] ?? 0));
  return steps.toSorted((one, other) => one - other)[Math.floor((steps.length - 1) / 2)] ?? 1;
}

/** For each sample the seconds it stands for. */
export function heldSeconds(seconds: readonly number[]): readonly number[] {
  const step = usualStepSeconds(seconds);
  const longest = Math.max(longestHeldSeconds, step);
  return seconds.map((second, index) => {
    const before = seconds[index - 1];
    // The first of a graph that begins at 1 stands for that one second, and so does one that begins at 0.
    if (before === undefined) return second > 0 ? Math.min(step, second) : step;
    return second - before <= longest ? second - before : step;
  });
}

/** The stretches in which nothing was recorded, after the first sample. */
export function gapsOf(seconds: readonly number[]): readonly Stretch[] {
  const held = heldSeconds(seconds);
  return seconds.flatMap((second, index) => {
    const before = seconds[index - 1];
    const toSecond = second - (held[index] ?? 0);
    return before !== undefined && toSecond > before ? [{ fromSecond: before, toSecond }] : [];
  });
}

/** The values of a channel by its name, or `null` where it was not measured. */
export function maybeValues(samples: Samples, name: string): SampleChannel['values'] | null {
  return samples.channels.find((channel) => channel.name === name)?.values ?? null;
}
