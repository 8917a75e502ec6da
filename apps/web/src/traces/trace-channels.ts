/** Owns the channels that a trace can show: their order, their names, and how a value is read by a person. */
import type { Formatter } from '../format/formatter.ts';

export interface TraceChannel {
  readonly name: string;
  readonly title: string;
  /** Beside the title: `watts`, `min/km`. */
  readonly unit: (format: Formatter) => string;
  /** After a value, with its space: ` W`; empty where the unit is in the title only. */
  readonly short: (format: Formatter) => string;
  readonly write: (value: number, format: Formatter) => string;
  /** In the reader's own unit, as a number; what the scale and its ticks are made from. */
  readonly shown: (value: number, format: Formatter) => number;
  /** The scale begins at zero, because its area means something. */
  readonly isFromZero: boolean;
  /** A smaller value is more: a pace, a split. The scale is turned over. */
  readonly isInverse: boolean;
  /** The word for the most extreme value worth telling. */
  readonly bestWord: 'highest' | 'fastest' | 'steepest';
  /** How high its panel is when it does not lead, on a desk and on a phone. */
  readonly height: readonly [desk: number, phone: number];
}

const space = '\u00a0';
const whole = (value: number, format: Formatter): string => format.number(value);
const oneDigit = (value: number, format: Formatter): string => format.decimal(value, 1);
const asIs = (value: number): number => value;
const inKilometres = (secondsPerMetre: number): number => secondsPerMetre * 1000;

const plain = {
  write: whole,
  shown: asIs,
  isFromZero: false,
  isInverse: false,
  bestWord: 'highest',
  height: [92, 70],
} as const;

/** In the order in which they stand; the first one that was measured leads, and is the highest panel. */
const traceChannels: readonly TraceChannel[] = [
  {
    ...plain,
    name: 'outputWatts',
    title: 'Output',
    unit: () => 'watts',
    short: () => `${space}W`,
    isFromZero: true,
  },
  {
    ...plain,
    name: 'paceSecondsPerMetre',
    title: 'Pace',
    unit: (format) => format.unitNames.pace,
    short: (format) => `${space}${format.unitNames.pace}`,
    write: (value, format) => format.pace(inKilometres(value)),
    shown: (value, format) => 1 / format.speedIn(1 / value),
    isInverse: true,
    bestWord: 'fastest',
  },
  {
    ...plain,
    name: 'splitSecondsPer500Metres',
    title: 'Split',
    unit: () => 'min/500 m',
    short: () => `${space}/500${space}m`,
    write: (value, format) => format.clock(value),
    isInverse: true,
    bestWord: 'fastest',
  },
  {
    ...plain,
    name: 'cadenceRpm',
    title: 'Cadence',
    unit: () => 'rpm',
    short: () => `${space}rpm`,
  },
  {
    ...plain,
    name: 'strokeRateSpm',
    title: 'Stroke rate',
    unit: () => 'strokes a minute',
    short: () => `${space}spm`,
  },
  {
    ...plain,
    name: 'resistancePercent',
    title: 'Resistance',
    unit: () => 'per cent',
    short: () => `${space}%`,
  },
  {
    ...plain,
    name: 'speedMetresPerSecond',
    title: 'Speed',
    unit: (format) => format.unitNames.speed,
    short: (format) => `${space}${format.unitNames.speed}`,
    write: (value, format) => format.speedNumber(value),
    shown: (value, format) => format.speedIn(value),
  },
  {
    ...plain,
    name: 'inclinePercent',
    title: 'Incline',
    unit: () => 'per cent',
    short: () => `${space}%`,
    write: oneDigit,
    bestWord: 'steepest',
  },
  {
    ...plain,
    name: 'altitudeMetres',
    title: 'Elevation',
    unit: (format) => format.unitNames.elevation,
    short: (format) => `${space}${format.unitNames.elevation}`,
    write: (value, format) => format.number(format.elevationIn(value)),
    shown: (value, format) => format.elevationIn(value),
  },
  {
    ...plain,
    name: 'heartRateBpm',
    title: 'Heart rate',
    unit: () => 'bpm',
    short: () => `${space}bpm`,
    height: [132, 110],
  },
];

/** A speed beside a pace or a split says the same thing twice. */
const saidTwice: Readonly<Record<string, readonly string[]>> = {
  speedMetresPerSecond: ['paceSecondsPerMetre', 'splitSecondsPer500Metres'],
};

/** The channels that are shown of those a workout measured, in their order. Without power the heart leads. */
export function shownChannels(measured: readonly string[]): readonly TraceChannel[] {
  const shown = traceChannels.filter(
    ({ name }) =>
      measured.includes(name) && !(saidTwice[name] ?? []).some((other) => measured.includes(other)),
  );
  const heart = shown.find(({ name }) => name === 'heartRateBpm');
  const hasPower = shown.some(({ name }) => name === 'outputWatts');
  return hasPower || heart === undefined ? shown : [heart, ...shown.filter((channel) => channel !== heart)];
}

export const leadHeight: readonly [desk: number, phone: number] = [262, 170];
