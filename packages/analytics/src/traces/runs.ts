/** Owns where a trace is whole: stretches of samples without a hole, and the holes between them with their reason. */
import type { Samples } from '@ridebook/domain';

/** Recorders lose a second now and then; only a longer silence is a hole. */
const mostLostSteps = 3;

/** A stretch of samples, by their places; the last one is included. */
export interface Run {
  readonly first: number;
  readonly last: number;
}

/**
 * `not-recorded`: the graph has no sample there. `no-value`: samples go on, and this channel alone has none.
 */
export interface TraceGap {
  readonly fromSecond: number;
  readonly toSecond: number;
  readonly reason: 'not-recorded' | 'no-value';
}

/** The usual time from one sample to the next in seconds, which the API calls `every_n`; 1 where there are too few to tell. */
export function usualStepSeconds(seconds: readonly number[]): number {
  const steps = seconds.slice(1).map((second, index) => second - (seconds[index] ?? 0));
  return steps.sort((a, b) => a - b)[Math.floor(steps.length / 2)] ?? 1;
}

/** From this many seconds between two samples on, nothing was recorded between them. */
export const holeSeconds = (seconds: readonly number[]): number =>
  mostLostSteps * usualStepSeconds(seconds) + 1;

/** The stretches in which a channel was measured without a hole, in order. */
export function measuredRuns(
  seconds: Samples['seconds'],
  values: readonly (number | null)[],
): readonly Run[] {
  const hole = holeSeconds(seconds);
  const runs: Run[] = [];
  let first: number | null = null;
  for (const [index, second] of seconds.entries()) {
    const isMeasured = values[index] != null;
    const isAfterHole = index > 0 && second - (seconds[index - 1] ?? 0) >= hole;
    if (first !== null && (!isMeasured || isAfterHole)) {
      runs.push({ first, last: index - 1 });
      first = null;
    }
    if (isMeasured) first ??= index;
  }
  if (first !== null) runs.push({ first, last: seconds.length - 1 });
  return runs;
}

/** The holes of a channel between its first and last measurement, those worth a word: `leastSeconds` long or longer. */
export function traceGaps(
  seconds: Samples['seconds'],
  values: readonly (number | null)[],
  leastSeconds: number,
): readonly TraceGap[] {
  const runs = measuredRuns(seconds, values);
  const step = usualStepSeconds(seconds);
  return runs.slice(1).flatMap((run, index) => {
    const last = runs[index]?.last ?? 0;
    const fromSecond = seconds[last] ?? 0;
    // A sample stands for the step before it, which is no part of the hole.
    const toSecond = (seconds[run.first] ?? 0) - step;
    const reason = run.first === last + 1 ? 'not-recorded' : 'no-value';
    return toSecond - fromSecond < leastSeconds ? [] : [{ fromSecond, toSecond, reason }];
  });
}
