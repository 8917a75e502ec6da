/** Owns the words about instructors: who gets the most out of the rider, and the history with one. */
import type { InstructorHistory, Instructors, InstructorRow } from '@ridebook/analytics';
import { daysBetween } from '@ridebook/analytics';
import { disciplineLabel } from '@ridebook/domain';
import type { Formatter } from '../format/formatter.ts';
import { counted } from './plural.ts';

const noBreak = '\u00a0';
/** With fewer rides a lead is luck. */
const sureRides = 25;
/** A smaller lead is none. */
const leastLead = 0.005;

/** `rides` on the bike, `classes` elsewhere. */
export const classNoun = (discipline: string): 'ride' | 'class' =>
  discipline === 'cycling' ? 'ride' : 'class';

/** `12 rides`, `1 class`, `3 classes`. */
export function countedClasses(count: number, discipline: string, format: Formatter): string {
  const noun = classNoun(discipline);
  if (noun === 'ride' || count === 1) return counted(count, format.number(count), noun);
  return `${format.number(count)} classes`;
}

/** What is strongest to say of all of them. */
export function instructorsHeadline(
  { instructors, classes, discipline }: Instructors,
  nameOf: (row: InstructorRow) => string,
  format: Formatter,
): string {
  const [most] = instructors;
  if (most === undefined) return 'No class with an instructor yet.';
  const { rider } = format;
  const [hardest] = instructors
    .filter(({ harderThanUsual }) => (harderThanUsual?.rides ?? 0) >= sureRides)
    .sort((a, b) => (b.harderThanUsual?.median ?? 0) - (a.harderThanUsual?.median ?? 0));
  const lead = hardest?.harderThanUsual?.median ?? 0;
  if (hardest !== undefined && lead >= leastLead && instructors.length > 1)
    return `${nameOf(hardest)} gets the most out of ${rider.you}: ${format.decimal(lead * 100, 1)}${noBreak}% above ${rider.their} own median at the same length.`;
  const what = discipline === 'cycling' ? 'rides' : `${disciplineLabel(discipline).toLowerCase()} classes`;
  if (classes === 1) return `${nameOf(most)} taught ${rider.your} one ${classNoun(discipline)}.`;
  if (instructors.length === 1)
    return `${nameOf(most)} taught all ${countedClasses(classes, discipline, format)}.`;
  return `${nameOf(most)} taught most of ${rider.your} ${what}: ${format.number(most.figures.workouts)} of ${format.number(classes)}.`;
}

/** The history with one instructor in a sentence. */
export function instructorHeadline(
  history: InstructorHistory,
  name: string,
  format: Formatter,
  today: string,
): string {
  const { figures, firstTaken, lastTaken } = history.instructor;
  const classes = countedClasses(figures.workouts, history.discipline, format);
  const days = daysBetween(lastTaken, today);
  const latest =
    days <= 0
      ? 'the latest today'
      : days === 1
        ? 'the latest yesterday'
        : days < 60
          ? `the latest ${format.number(days)} days ago`
          : `the latest in ${format.monthInWords(lastTaken, today)}`;
  const since = figures.workouts === 1 ? '' : ` since ${format.monthInWords(firstTaken, today)}`;
  return `${classes} with ${name}${since}, ${figures.workouts === 1 ? latest.replace('the latest ', '') : latest}.`;
}
