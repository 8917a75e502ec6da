/** Owns one month of the calendar: its weeks as they stand on the page, and what was done in it beside the month before. */
import type { Workout } from '@ridebook/domain';
import { addDays, daysBetween, weekStart, type Weekday } from '../calendar-days.ts';
import { countedUntil } from '../counted.ts';
import { maybeSum, sumsOf, type Sums } from '../figures.ts';
import { groupBy } from '../group-by.ts';
import { periodOf } from '../periods.ts';

export interface DisciplineShare extends Sums {
  readonly discipline: string;
}

export interface CalendarWeek {
  /** Seven, from the week's first day on; those of the neighbouring months too. */
  readonly dates: readonly string[];
  readonly sums: Sums;
  /** Total output on the bike; `null` where no ride measured it. */
  readonly rideOutputJoules: number | null;
}

export interface CalendarMonth {
  readonly firstDate: string;
  readonly lastDate: string;
  readonly weeks: readonly CalendarWeek[];
  /** Of the days of the month up to `asOf`; most minutes first, of equals by name. */
  readonly disciplines: readonly DisciplineShare[];
  readonly sums: Sums;
  /** How many days of the month have come. */
  readonly days: number;
  /** The same days of the month before, as far as it has them; all of it once the month is over. */
  readonly before: { readonly firstDate: string; readonly lastDate: string; readonly sums: Sums };
}

/**
 * @param month any day of it
 * @param query `asOf`: later workouts are ignored
 */
export function calendarMonth(
  workouts: readonly Workout[],
  month: string,
  query: { readonly firstWeekday: Weekday; readonly asOf: string },
): CalendarMonth {
  const { firstDate, lastDate } = periodOf(month, 'month', 1);
  const counted = countedUntil(workouts, query.asOf, null);
  const between = (from: string, to: string): readonly Workout[] =>
    counted.filter(({ localDate }) => localDate >= from && localDate <= to);
  const reached = lastDate <= query.asOf ? lastDate : query.asOf;
  const previous = periodOf(addDays(firstDate, -1), 'month', 1);
  const sameDay = addDays(previous.firstDate, daysBetween(firstDate, reached));
  const previousEnd = reached === lastDate || sameDay > previous.lastDate ? previous.lastDate : sameDay;
  const inside = between(firstDate, reached);
  return {
    firstDate,
    lastDate,
    weeks: weeksOf(firstDate, lastDate, query.firstWeekday).map((dates) => {
      const ofWeek = between(dates[0] ?? firstDate, dates.at(-1) ?? lastDate);
      return {
        dates,
        sums: sumsOf(ofWeek),
        rideOutputJoules: maybeSum(
          ofWeek.filter(({ discipline }) => discipline === 'cycling'),
          'outputJoules',
        ),
      };
    }),
    disciplines: disciplineShares(inside),
    sums: sumsOf(inside),
    days: Math.max(0, daysBetween(firstDate, reached) + 1),
    before: {
      firstDate: previous.firstDate,
      lastDate: previousEnd,
      sums: sumsOf(between(previous.firstDate, previousEnd)),
    },
  };
}

/** What each discipline amounts to; most minutes first, of equals by name. */
export function disciplineShares(workouts: readonly Workout[]): readonly DisciplineShare[] {
  return [...groupBy(workouts, ({ discipline }) => discipline)]
    .map(([discipline, members]) => ({ discipline, ...sumsOf(members) }))
    .sort((a, b) => b.seconds - a.seconds || (a.discipline < b.discipline ? -1 : 1));
}

function weeksOf(firstDate: string, lastDate: string, firstWeekday: Weekday): readonly (readonly string[])[] {
  const weeks: string[][] = [];
  for (let start = weekStart(firstDate, firstWeekday); start <= lastDate; start = addDays(start, 7))
    weeks.push(Array.from({ length: 7 }, (_, index) => addDays(start, index)));
  return weeks;
}
