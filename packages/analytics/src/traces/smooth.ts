/** Owns the mean around each second: what a trace shows in place of every jitter, without ever reaching across a hole. */
import type { Samples } from '@ridebook/domain';
import { measuredRuns } from './runs.ts';

/** Seconds that a trace may be averaged over; 1 shows every sample as it came. */
export const smoothings = [1, 5, 30] as const;
export type SmoothingSeconds = (typeof smoothings)[number];

/** What moves in the other direction is averaged as its inverse: the mean of a pace is that of the speeds. */
export const inverseChannels: ReadonlySet<string> = new Set([
  'paceSecondsPerMetre',
  'splitSecondsPer500Metres',
]);

/**
 * The centred mean of a channel over a window, so that a peak stays over its second. At the edges of a hole the window
 * is cut short; where nothing was measured stays nothing.
 */
export function smooth(
  seconds: Samples['seconds'],
  channel: { readonly name: string; readonly values: readonly (number | null)[] },
  windowSeconds: SmoothingSeconds,
): readonly (number | null)[] {
  if (windowSeconds === 1) return channel.values;
  const isInverse = inverseChannels.has(channel.name);
  const turn = (value: number): number => (isInverse ? 1 / value : value);
  const smoothed: (number | null)[] = channel.values.map(() => null);
  const reach = windowSeconds / 2;
  for (const { first, last } of measuredRuns(seconds, channel.values)) {
    let from = first;
    let to = first;
    let sum = 0;
    for (let at = first; at <= last; at += 1) {
      const middle = seconds[at] ?? 0;
      for (; to <= last && (seconds[to] ?? 0) <= middle + reach; to += 1)
        sum += turn(channel.values[to] ?? 0);
      for (; (seconds[from] ?? 0) <= middle - reach; from += 1) sum -= turn(channel.values[from] ?? 0);
      smoothed[at] = turn(sum / (to - from));
    }
  }
  return smoothed;
}
