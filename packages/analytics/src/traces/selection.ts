/** Owns the figures of a stretch of a workout: from raw samples, each counted for the time since the one before. */
import type { Samples } from '@ridebook/domain';
import { holeSeconds, usualStepSeconds } from './runs.ts';
import { inverseChannels } from './smooth.ts';

/** A sample at second s measures the second before it: it lies in a stretch where `fromSecond` < s <= `toSecond`. */
export interface Stretch {
  readonly fromSecond: number;
  readonly toSecond: number;
}

export interface ChannelFigures {
  readonly name: string;
  /** Over the seconds that were measured; of a pace, that of the mean speed. */
  readonly average: number | null;
  /** Of a pace the fastest, which is the smallest number. */
  readonly best: number | null;
  readonly measuredSeconds: number;
}

export interface StretchFigures {
  readonly channels: readonly ChannelFigures[];
  /** `null` without an output. */
  readonly outputJoules: number | null;
  /** `null` without a speed. */
  readonly distanceMetres: number | null;
}

/** Figures of all channels between two seconds. */
export type StretchReader = (stretch: Stretch) => StretchFigures;

/** What does not depend on the stretch is worked out once, so that a stretch costs little while somebody zooms. */
export function stretchReader({ seconds, channels }: Samples): StretchReader {
  const weights = sampleSeconds(seconds);
  return ({ fromSecond, toSecond }) => {
    const first = countUpTo(seconds, fromSecond);
    const end = countUpTo(seconds, toSecond);
    const figures = channels.map((channel) => channelFigures(channel, weights, first, end));
    return {
      channels: figures,
      outputJoules: totalOf(figures, 'outputWatts'),
      distanceMetres: totalOf(figures, 'speedMetresPerSecond'),
    };
  };
}

/** How many samples lie at a second or before it, by halving. */
function countUpTo(seconds: Samples['seconds'], second: number): number {
  let [low, high] = [0, seconds.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((seconds[middle] ?? 0) <= second) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Of the samples from a place on, up to and without `end`. */
function channelFigures(
  { name, values }: Samples['channels'][number],
  weights: readonly number[],
  first: number,
  end: number,
): ChannelFigures {
  const isInverse = inverseChannels.has(name);
  let [sum, measuredSeconds] = [0, 0];
  let best: number | null = null;
  for (let place = first; place < end; place += 1) {
    const value = values[place] ?? null;
    if (value === null) continue;
    const weight = weights[place] ?? 0;
    sum += (isInverse ? 1 / value : value) * weight;
    measuredSeconds += weight;
    if (best === null || (isInverse ? value < best : value > best)) best = value;
  }
  const mean = measuredSeconds === 0 ? null : sum / measuredSeconds;
  return { name, average: mean !== null && isInverse ? 1 / mean : mean, best, measuredSeconds };
}

/** How long each sample stands for: the time since the one before, unless nothing was recorded in between. */
export function sampleSeconds(seconds: Samples['seconds']): readonly number[] {
  const step = usualStepSeconds(seconds);
  const hole = holeSeconds(seconds);
  return seconds.map((second, index) => {
    const since = second - (seconds[index - 1] ?? second - step);
    return since >= hole ? step : since;
  });
}

function totalOf(channels: readonly ChannelFigures[], name: string): number | null {
  const channel = channels.find((candidate) => candidate.name === name);
  return channel?.average == null ? null : channel.average * channel.measuredSeconds;
}
