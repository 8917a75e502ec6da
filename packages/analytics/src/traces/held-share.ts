/** Owns how much of a stretch was ridden as the class asked, over all channels that it asked something of. */
import type { Samples } from '@ridebook/domain';
import { sampleSeconds, type Stretch } from './selection.ts';

/** What was asked of a channel for a while, in the channel's unit; both ends belong to it. */
export interface AskedRange extends Stretch {
  readonly channel: string;
  readonly lower: number;
  /** `null` for no upper end. */
  readonly upper: number | null;
}

/** Sensors round, and a conversion of units leaves a hair. */
const tolerance = 1e-9;

/** Seconds within over seconds measured, 0 to 1; `null` where nothing was asked, or nothing of it measured. */
export function maybeHeldShare(
  samples: Samples,
  asked: readonly AskedRange[],
  stretch: Stretch,
): number | null {
  const weights = sampleSeconds(samples.seconds);
  let [within, measured] = [0, 0];
  for (const range of asked) {
    const values = samples.channels.find(({ name }) => name === range.channel)?.values;
    if (values === undefined) continue;
    const from = Math.max(range.fromSecond, stretch.fromSecond);
    const to = Math.min(range.toSecond, stretch.toSecond);
    samples.seconds.forEach((second, index) => {
      const value = values[index] ?? null;
      if (second <= from || second > to || value === null) return;
      const weight = weights[index] ?? 0;
      measured += weight;
      if (value >= range.lower - tolerance && value <= (range.upper ?? Infinity) + tolerance)
        within += weight;
    });
  }
  return measured === 0 ? null : within / measured;
}
