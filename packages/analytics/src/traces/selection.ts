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
export function stretchFigures(samples: Samples, { fromSecond, toSecond }: Stretch): StretchFigures {
  const weights = sampleSeconds(samples.seconds);
  const inside = samples.seconds.flatMap((second, index) =>
    second > fromSecond && second <= toSecond ? [index] : [],
  );
  const channels = samples.channels.map(({ name, values }) => {
    const isInverse = inverseChannels.has(name);
    let sum = 0;
    let measuredSeconds = 0;
    let best: number | null = null;
    for (const index of inside) {
      const value = values[index] ?? null;
      const weight = weights[index] ?? 0;
      if (value === null) continue;
      sum += (isInverse ? 1 / value : value) * weight;
      measuredSeconds += weight;
      best = best === null ? value : isInverse ? Math.min(best, value) : Math.max(best, value);
    }
    const mean = measuredSeconds === 0 ? null : sum / measuredSeconds;
    return { name, average: mean !== null && isInverse ? 1 / mean : mean, best, measuredSeconds };
  });
  return {
    channels,
    outputJoules: totalOf(channels, 'outputWatts'),
    distanceMetres: totalOf(channels, 'speedMetresPerSecond'),
  };
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
