/** Owns where a trace's values lie in its panel: the range, the gridlines, and the ticks of the time axis. */
import { roundNumbers } from '../charts/ticks.ts';
import type { Formatter } from '../format/formatter.ts';
import type { TraceChannel } from './trace-channels.ts';

export type ScaleRange = readonly [low: number, high: number];

/** Beyond this share of the values a pace is somebody stopping, and would press all others flat. */
const paceShare = 0.96;

/** Around everything that was measured, in the channel's own unit; of output from zero on. */
export function traceRange(
  channel: TraceChannel,
  columns: readonly (readonly (number | null | undefined)[])[],
): ScaleRange {
  const known = columns.flat().filter((value): value is number => value != null);
  if (known.length === 0) return [0, 1];
  const low = known.reduce((least, value) => Math.min(least, value));
  const high = known.reduce((most, value) => Math.max(most, value));
  if (channel.isFromZero) return [0, high * 1.08 || 1];
  const top = channel.isInverse ? quantile(known, paceShare) : high;
  // A line that never moves still has a panel to stand in the middle of.
  const free = Math.max((top - low) * 0.14, Math.abs(top) * 0.04, channel.isInverse ? 0 : 0.5);
  return [low - free, top + free];
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
}

export interface ScaleTick {
  /** In the channel's own unit, where it is drawn. */
  readonly value: number;
  readonly label: string;
}

const paceSteps = [5, 10, 15, 30, 60, 120, 300, 600] as const;

/** Gridlines at numbers that are round in the reader's unit. */
export function scaleTicks(
  channel: TraceChannel,
  [low, high]: ScaleRange,
  most: number,
  format: Formatter,
): readonly ScaleTick[] {
  if (channel.isInverse) return timeTicks(channel, [low, high], most, format);
  const [from, to] = [channel.shown(low, format), channel.shown(high, format)];
  const perUnit = (high - low) / (to - from || 1);
  return roundNumbers(from, to, most).map((shown) => ({
    value: low + (shown - from) * perUnit,
    label: format.exact(shown),
  }));
}

/** A pace is read in minutes and seconds, so its round numbers are those of a clock. */
function timeTicks(
  channel: TraceChannel,
  [low, high]: ScaleRange,
  most: number,
  format: Formatter,
): readonly ScaleTick[] {
  const secondsPer = secondsPerUnit(channel, format);
  const [from, to] = [low * secondsPer, high * secondsPer];
  const step = paceSteps.find((seconds) => (to - from) / seconds <= most) ?? 1200;
  const first = Math.max(1, Math.ceil(from / step));
  const count = Math.max(0, Math.floor(to / step) - first + 1);
  return Array.from({ length: count }, (_, index) => {
    const value = ((first + index) * step) / secondsPer;
    return { value, label: channel.write(value, format) };
  });
}

/** Seconds per kilometre or mile of a pace, which is kept per metre; a split is in seconds already. */
const secondsPerUnit = (channel: TraceChannel, format: Formatter): number =>
  channel.name === 'paceSecondsPerMetre' ? (format.units === 'imperial' ? 1609.344 : 1000) : 1;

const timeSteps = [5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600] as const;

/** Seconds at which the time axis has a tick, as dense as the width can bear, every five minutes at the usual length. */
export function timeAxisTicks(fromSecond: number, toSecond: number, width: number): readonly number[] {
  const most = Math.max(2, Math.floor(width / 64));
  const step = timeSteps.find((seconds) => (toSecond - fromSecond) / seconds <= most) ?? 7200;
  const first = Math.ceil(fromSecond / step);
  const count = Math.max(0, Math.floor(toSecond / step) - first + 1);
  return Array.from({ length: count }, (_, index) => (first + index) * step);
}
