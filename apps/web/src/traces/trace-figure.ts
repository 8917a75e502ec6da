/** Owns what a figure of traces is: panels over one time axis with their zones, gates and holes, before anything is drawn. */
import type { Samples } from '@ridebook/domain';
import {
  traceColumns,
  traceGaps,
  type SmoothingSeconds,
  type Stretch,
  type TraceColumn,
  type TraceGap,
} from '@ridebook/analytics/traces';
import { leadHeight, shownChannels, type TraceChannel } from './trace-channels.ts';
import { traceRange, type ScaleRange } from './trace-scale.ts';

/** Part of a class: what it is called, and where it lies. */
export interface TracePart extends Stretch {
  readonly name: string;
  /** The power zone it asks for, where it asks for one. */
  readonly zone: number | null;
}

/** What the class asked of one channel for a while, in the channel's unit. */
export interface TraceGate extends Stretch {
  readonly channel: string;
  readonly lower: number;
  /** `null` for no upper end. */
  readonly upper: number | null;
  readonly zone: number | null;
}

export interface TraceZone {
  readonly number: number;
  /** Included; the zone reaches to the next one's lower bound. */
  readonly lower: number;
  /** As it is written beside the panel: `212–246 W`. */
  readonly words: string;
}

export interface TraceZones {
  readonly channel: string;
  readonly ramp: 'power' | 'heart';
  readonly zones: readonly TraceZone[];
}

/** The attempt, or the friend's, drawn beneath. */
export interface OtherAttempt {
  readonly samples: Samples;
  /** `22 February, FTP 228 W` */
  readonly label: string;
}

export interface TraceInput {
  readonly samples: Samples;
  readonly other: OtherAttempt | null;
  readonly smoothing: SmoothingSeconds;
  /** Empty without a class plan. */
  readonly parts: readonly TracePart[];
  readonly gates: readonly TraceGate[];
  readonly zones: readonly TraceZones[];
}

export interface TracePanel {
  readonly channel: TraceChannel;
  readonly own: TraceColumn;
  readonly other: TraceColumn | null;
  readonly range: ScaleRange;
  readonly gates: readonly TraceGate[];
  readonly zones: TraceZones | null;
  /** Those that are told in this panel: where nothing at all was recorded, the highest panel says so for all. */
  readonly gaps: readonly TraceGap[];
  readonly height: readonly [desk: number, phone: number];
}

export interface TraceFigure {
  readonly seconds: readonly number[];
  /** From the start to the last sample of either attempt. */
  readonly whole: Stretch;
  readonly parts: readonly TracePart[];
  readonly panels: readonly TracePanel[];
  /** `this ride` beneath it; `null` without a second attempt. */
  readonly otherLabel: string | null;
}

/** A hole shorter than this needs no word. */
const leastGapSeconds = 10;

export function traceFigure(input: TraceInput): TraceFigure {
  const { samples, other, smoothing } = input;
  const columns = traceColumns(samples, other?.samples ?? null, smoothing);
  const byName = new Map(columns.channels.map((channel) => [channel.name, channel]));
  const panels = shownChannels(columns.channels.map(({ name }) => name)).map((channel, index): TracePanel => {
    const column = byName.get(channel.name);
    const raw = samples.channels.find(({ name }) => name === channel.name)?.values ?? [];
    const own = column?.own ?? [];
    const compared = column?.other ?? null;
    return {
      channel,
      own,
      other: compared,
      range: traceRange(channel, compared === null ? [own] : [own, compared]),
      gates: input.gates.filter((gate) => gate.channel === channel.name),
      zones: input.zones.find((zones) => zones.channel === channel.name) ?? null,
      gaps: traceGaps(samples.seconds, raw, leastGapSeconds).filter(
        ({ reason }) => index === 0 || reason !== 'not-recorded',
      ),
      height: index === 0 ? leadHeight : channel.height,
    };
  });
  return {
    seconds: columns.seconds,
    whole: { fromSecond: 0, toSecond: columns.seconds.at(-1) ?? 0 },
    parts: input.parts,
    panels,
    otherLabel: other?.label ?? null,
  };
}

/** The part of the class at a second, `null` outside of all. */
export const maybePartAt = (parts: readonly TracePart[], second: number): TracePart | null =>
  parts.find(({ fromSecond, toSecond }) => second >= fromSecond && second < toSecond) ?? null;

/** The place on the axis nearest to a second, by halving. */
export function placeOf(seconds: readonly number[], second: number): number {
  let [low, high] = [0, seconds.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((seconds[middle] ?? 0) < second) low = middle + 1;
    else high = middle;
  }
  const before = seconds[low - 1];
  return before !== undefined && second - before < (seconds[low] ?? 0) - second ? low - 1 : low;
}

/** As far as a value is still told for a second between two samples. */
const toldPlaces = 12;

/** What a line shows at a place: its value there or the last one before it, `null` in a hole. */
export function valueAt(column: TraceColumn, place: number): number | null {
  for (let at = place; at >= Math.max(0, place - toldPlaces); at -= 1) {
    const value = column[at];
    if (value !== undefined) return value;
  }
  return null;
}
