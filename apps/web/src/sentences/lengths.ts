/** Owns the words of the lengths page. */
import { fewestComparableRides, type ClassLength } from '@ridebook/analytics';
import type { Formatter } from '../format/formatter.ts';
import { counted } from './plural.ts';
import type { Voice } from './voice.ts';

/** `Your 321 rides of 30 minutes: 398 kJ at best, in November 2026, and 324 kJ at the median.` */
export function lengthHeadline(length: ClassLength, format: Formatter, today: string): string {
  const { classMinutes, figures, best, outputSpreadJoules } = length;
  const rides = counted(figures.workouts, format.number(figures.workouts), 'ride');
  const subject = `${format.rider.Your} ${figures.workouts === 1 ? 'one ride' : rides} of ${classMinutes} minutes`;
  if (best === null || outputSpreadJoules === null) return `${subject}, none with an output.`;
  const kilojoules = (joules: number | null): string => `${format.kilojoules(joules)}\u00a0kJ`;
  const when = format.monthInWords(best.localDate, today);
  const top = `${subject}: ${kilojoules(best.outputJoules)} at best, in ${when}`;
  return figures.workouts < 3
    ? `${top}.`
    : `${top}, and ${kilojoules(outputSpreadJoules.median)} at the median.`;
}

/** Where the latest ride stands among the others of its length. */
export function latestVoice(
  latest: { readonly value: number; readonly written: string; readonly localDate: string } | null,
  others: readonly number[],
  format: Formatter,
): Voice {
  if (latest === null) return { strong: 'The latest ride did not measure it.', rest: '' };
  const when = format.date(latest.localDate);
  if (others.length < fewestComparableRides)
    return {
      strong: `${latest.written} on ${when}.`,
      rest: ` Only ${counted(others.length, format.number(others.length), 'other ride')} of this length so far; the comparison starts at ${fewestComparableRides}.`,
    };
  const below = others.filter((value) => value < latest.value).length;
  if (below === others.length)
    return { strong: `${latest.written} on ${when},`, rest: ' above every other.' };
  return {
    strong: `${latest.written} on ${when},`,
    rest: ` above ${format.percent(below / others.length)} of the ${format.number(others.length)} others.`,
  };
}
