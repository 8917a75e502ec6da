/** Owns what of a workout's samples can be shown: measurements only, in channels that have any. */
import type { Samples } from '@ridebook/domain';
import { inverseChannels } from './smooth.ts';

/** Without channels that never measured anything; who stands still has no pace, whatever the machine wrote. */
export function shownSamples(samples: Samples): Samples {
  return {
    seconds: samples.seconds,
    channels: samples.channels.flatMap(({ name, values }) => {
      const shown = inverseChannels.has(name)
        ? values.map((value) => (value !== null && value > 0 ? value : null))
        : values;
      return shown.some((value) => value !== null) ? [{ name, values: shown }] : [];
    }),
  };
}
