/** Owns what is said of traces: the figure in a sentence, a point of it, a hole, and the stretch that is looked at. */
import type { Stretch, StretchFigures, TraceGap } from '@ridebook/analytics/traces';
import type { Formatter } from '../format/formatter.ts';
import { maybePartAt, placeOf, valueAt, type TraceFigure } from './trace-figure.ts';
import type { TraceChannel } from './trace-channels.ts';

const spokenName = (channel: TraceChannel): string => channel.title.toLowerCase();

/** `1:02:05` of an hour and more, else `12:05`. */
export function clockTime(seconds: number, format: Formatter): string {
  if (seconds < 3600) return format.clock(seconds);
  const total = Math.round(seconds);
  const rest = format.clock(total % 3600);
  return `${Math.floor(total / 3600)}:${rest.padStart(5, '0')}`;
}

/** The figure for those who do not see it: what was measured, over how long, and its averages. */
export function figureSentence(figure: TraceFigure, figures: StretchFigures, format: Formatter): string {
  const told = figure.panels.flatMap(({ channel }) => {
    const average = averageOf(figures, channel.name);
    return average === null
      ? []
      : [`${spokenName(channel)} ${channel.write(average, format)}${channel.short(format)}`];
  });
  const compared = figure.otherLabel === null ? '' : ` Beneath it: ${figure.otherLabel}.`;
  const length = clockTime(figure.whole.toSecond, format);
  return `Traces of ${length} second by second; on average ${format.list(told)}.${compared}`;
}

/** `12:05, Block 1: output 232 W, before 204 W; heart rate no signal` */
export function pointSentence(figure: TraceFigure, second: number, format: Formatter): string {
  const place = placeOf(figure.seconds, second);
  const part = maybePartAt(figure.parts, second);
  const told = figure.panels.map(({ channel, own, other }) => {
    const write = (value: number | null): string =>
      value === null ? 'nothing' : `${channel.write(value, format)}${channel.short(format)}`;
    const before = other === null ? null : valueAt(other, place);
    return `${spokenName(channel)} ${write(valueAt(own, place))}${before === null ? '' : `, before ${write(before)}`}`;
  });
  return `${clockTime(second, format)}${part === null ? '' : `, ${part.name}`}: ${told.join('; ')}`;
}

const reasons = {
  outputWatts: 'no output',
  paceSecondsPerMetre: 'standing still',
  splitSecondsPer500Metres: 'not rowing',
} as const satisfies Readonly<Record<string, string>>;

/** `no signal 0:38`, `not recorded 4:00` */
export function gapWords(channel: string, gap: TraceGap, format: Formatter): string {
  const length = clockTime(gap.toSecond - gap.fromSecond, format);
  const known: Readonly<Record<string, string>> = reasons;
  return `${gap.reason === 'not-recorded' ? 'not recorded' : (known[channel] ?? 'no signal')} ${length}`;
}

/** `12:00 to 21:00, 9 min: 119 kJ, 4.8 km` */
export function stretchWords(stretch: Stretch, figures: StretchFigures, format: Formatter): string {
  const { fromSecond, toSecond } = stretch;
  const amounts = [
    figures.outputJoules === null ? null : `${format.decimal(figures.outputJoules / 1000, 1)}\u00a0kJ`,
    figures.distanceMetres === null
      ? null
      : `${format.decimal(format.distanceIn(figures.distanceMetres), 2)}\u00a0${format.unitNames.distance}`,
  ].filter((amount) => amount !== null);
  const length = clockTime(toSecond - fromSecond, format);
  const told = amounts.length === 0 ? '' : `: ${amounts.join(', ')}`;
  return `${clockTime(fromSecond, format)} to ${clockTime(toSecond, format)}, ${length} long${told}`;
}

export const averageOf = (figures: StretchFigures, name: string): number | null =>
  figures.channels.find((channel) => channel.name === name)?.average ?? null;

export const bestOf = (figures: StretchFigures, name: string): number | null =>
  figures.channels.find((channel) => channel.name === name)?.best ?? null;
