/** Owns average, lowest and highest of each channel in a stretch: of the whole workout, a segment, or what somebody selects. */
import type { ChannelFigures, Samples, SamplesSummary, Stretch } from '@ridebook/domain';
import { gapsOf, heldSeconds, maybeValues, usualStepSeconds } from './held-seconds.ts';

const everything: Stretch = { fromSecond: -Infinity, toSecond: Infinity };

/** Channels that tell how long a way takes: the average pace is the whole time over the whole way. */
const paceChannels: ReadonlySet<string> = new Set(['paceSecondsPerMetre', 'splitSecondsPer500Metres']);

/**
 * The figures of each channel that has a value in the stretch, in the order of the samples' channels. Averages are weighted
 * by the seconds each sample stands for; that of a pace is the mean of the speeds, told as a pace.
 */
export function figuresBetween(samples: Samples, stretch: Stretch = everything): readonly ChannelFigures[] {
  const held = heldSeconds(samples.seconds);
  return samples.channels.flatMap(({ name, values }) => {
    const isPace = paceChannels.has(name);
    let [sum, measuredSeconds, minimum, maximum] = [0, 0, Infinity, -Infinity];
    samples.seconds.forEach((second, index) => {
      const value = values[index] ?? null;
      if (value === null || !isWithin(second, stretch)) return;
      const weight = held[index] ?? 0;
      sum += weight * (isPace ? 1 / value : value);
      measuredSeconds += weight;
      minimum = Math.min(minimum, value);
      maximum = Math.max(maximum, value);
    });
    if (measuredSeconds === 0) return [];
    const average = isPace ? measuredSeconds / sum : sum / measuredSeconds;
    return [{ channel: name, average, minimum, maximum, measuredSeconds }];
  });
}

/** Value times time over a stretch, such as joules from watts; `null` where nothing was measured in it. */
export function maybeSumBetween(
  samples: Samples,
  channel: string,
  stretch: Stretch = everything,
): number | null {
  const figures = figuresBetween(
    { seconds: samples.seconds, channels: samples.channels.filter(({ name }) => name === channel) },
    stretch,
  )[0];
  return figures === undefined ? null : figures.average * figures.measuredSeconds;
}

/** A sample belongs to the stretch in which its second ends. */
export const isWithin = (second: number, { fromSecond, toSecond }: Stretch): boolean =>
  second > fromSecond && second <= toSecond;

/** What was recorded at all; `null` for samples without a second. */
export function maybeSamplesSummary(samples: Samples): SamplesSummary | null {
  const [firstSecond, lastSecond] = [samples.seconds[0], samples.seconds.at(-1)];
  if (firstSecond === undefined || lastSecond === undefined) return null;
  return {
    count: samples.seconds.length,
    firstSecond,
    lastSecond,
    stepSeconds: usualStepSeconds(samples.seconds),
    gaps: gapsOf(samples.seconds),
    channels: figuresBetween(samples),
  };
}

/** The samples with the values outside of the stretches left out: the bike parts of a bootcamp. */
export function samplesWithin(samples: Samples, stretches: readonly Stretch[]): Samples {
  const isKept = samples.seconds.map((second) => stretches.some((stretch) => isWithin(second, stretch)));
  return {
    seconds: samples.seconds,
    channels: samples.channels.map(({ name, values }) => ({
      name,
      values: values.map((value, index) => (isKept[index] === true ? value : null)),
    })),
  };
}

export const hasChannel = (samples: Samples | null, name: string): samples is Samples =>
  samples !== null && (maybeValues(samples, name)?.some((value) => value !== null) ?? false);
