/** Owns the traces of one or two attempts on one time axis, ready to be drawn: columns of the same length, holes as `null`. */
import type { Samples } from '@ridebook/domain';
import { holeSeconds } from './runs.ts';
import { smooth, type SmoothingSeconds } from './smooth.ts';

/** `undefined` where the other attempt alone has a sample: the line runs on. */
export type TraceColumn = readonly (number | null | undefined)[];

export interface TraceColumns {
  readonly seconds: readonly number[];
  readonly channels: readonly {
    readonly name: string;
    readonly own: TraceColumn;
    /** `null` without a second attempt, or where that one did not measure the channel. */
    readonly other: TraceColumn | null;
  }[];
}

/** Lays the channels of a workout, and of an attempt it is compared with, over each other second by second. */
export function traceColumns(
  own: Samples,
  other: Samples | null,
  windowSeconds: SmoothingSeconds,
): TraceColumns {
  const seconds = sharedAxis(own.seconds, other?.seconds ?? []);
  return {
    seconds,
    channels: own.channels.map((channel) => {
      const compared = other?.channels.find(({ name }) => name === channel.name);
      return {
        name: channel.name,
        own: along(seconds, own.seconds, smooth(own.seconds, channel, windowSeconds)),
        other:
          compared === undefined || other === null
            ? null
            : along(seconds, other.seconds, smooth(other.seconds, compared, windowSeconds)),
      };
    }),
  };
}

/** All seconds of both, and one within each hole for the line to break at. */
function sharedAxis(own: readonly number[], other: readonly number[]): readonly number[] {
  const all = new Set([...own, ...breaks(own), ...other, ...breaks(other)]);
  return [...all].sort((a, b) => a - b);
}

function breaks(seconds: readonly number[]): readonly number[] {
  const hole = holeSeconds(seconds);
  return seconds.flatMap((second, index) => {
    const before = seconds[index - 1];
    return before !== undefined && second - before >= hole ? [before + 1] : [];
  });
}

function along(
  axis: readonly number[],
  seconds: readonly number[],
  values: readonly (number | null)[],
): TraceColumn {
  const broken = new Set(breaks(seconds));
  let next = 0;
  return axis.map((second) => {
    if (seconds[next] !== second) return broken.has(second) ? null : undefined;
    next += 1;
    return values[next - 1] ?? null;
  });
}
