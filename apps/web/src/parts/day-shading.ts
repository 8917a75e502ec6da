/** Owns what the colours of a year of days stand for: each way to shade them, and its key in words. */
import { maybeSpread, type CalendarDay } from '@ridebook/analytics';
import type { Formatter } from '../format/formatter.ts';
import { disciplineMark, heatMinutes, restDay, shadeMark, type DayMark } from './day-mark.ts';

export const dayColours = ['discipline', 'minutes', 'output', 'workouts'] as const;

export type DayColour = (typeof dayColours)[number];

export interface DayShading {
  /** What the colours mean, in a line. */
  readonly sub: string;
  readonly markOf: (day: CalendarDay | undefined) => DayMark;
  /** The words of the five shades; empty where the colour is the discipline's. */
  readonly key: readonly string[];
}

const noBreak = '\u00a0';
const workoutSteps = [1, 2, 3, 4];

/** @param days all that are shown, in whatever order: output is shaded by their own quarters */
export function dayShading(colour: DayColour, days: readonly CalendarDay[], format: Formatter): DayShading {
  switch (colour) {
    case 'discipline':
      return {
        sub: 'Colour: the discipline with the most minutes that day; pale: rest',
        markOf: (day) => (day === undefined ? restDay : disciplineMark(day)),
        key: [],
      };
    case 'minutes':
      return {
        sub: 'Minutes of all workouts',
        markOf: (day) => shadeMark(Math.round((day?.seconds ?? 0) / 60), heatMinutes),
        key: ['none', 'under 25', '25 to 44', '45 to 64', '65 minutes or more'],
      };
    case 'workouts':
      return {
        sub: 'Number of workouts',
        markOf: (day) => shadeMark(day?.workouts ?? 0, workoutSteps),
        key: ['none', '1', '2', '3', '4 workouts or more'],
      };
    case 'output':
      return outputShading(days, format);
  }
}

function outputShading(days: readonly CalendarDay[], format: Formatter): DayShading {
  const spread = maybeSpread(days.flatMap(({ rideOutputJoules }) => rideOutputJoules ?? []));
  const sub = 'Total output of the day’s rides; each shade holds a quarter of the days with one';
  if (spread === null) return { sub, markOf: () => restDay, key: [] };
  const kilojoules = (joules: number): string => format.kilojoules(joules);
  const { lowerQuartile, median, upperQuartile } = spread;
  return {
    sub,
    // A day that measured nothing is no day of little output: it stays as pale as one without a ride.
    markOf: (day) =>
      day?.rideOutputJoules == null
        ? restDay
        : shadeMark(day.rideOutputJoules, [0, lowerQuartile, median, upperQuartile]),
    key: [
      'none measured',
      `under ${kilojoules(lowerQuartile)}`,
      `from ${kilojoules(lowerQuartile)}`,
      `from ${kilojoules(median)}`,
      `from ${kilojoules(upperQuartile)}${noBreak}kJ`,
    ],
  };
}
