/** Owns this week beside a usual one: what it has come to, and what weeks come to by the same weekday and in the end. */
import type { Workout } from '@ridebook/domain';
import { addDays, daysBetween, weekStart, type Weekday } from '../calendar-days.ts';
import { isCounted } from '../counted.ts';
import { maybeMedian } from '../spread.ts';
import { totalsBetween, type Totals } from '../totals.ts';

/** A quarter of a year of weeks says what is usual now. */
const usualWeeks = 12;
/** Fewer whole weeks than this are no habit yet. */
const fewestWeeks = 4;

export interface UsualTotals {
  readonly workouts: number;
  readonly activeDays: number;
  readonly seconds: number;
  /** `null` where no ride measured a distance. */
  readonly riddenMetres: number | null;
}

export interface WeekAgainstUsual {
  readonly firstDate: string;
  readonly asOf: string;
  readonly soFar: Totals;
  /** Whole weeks looked at: at most 12, none before the first workout, those without a workout too. */
  readonly weeks: number;
  /** Medians of those weeks up to the same weekday; `null` under four weeks. */
  readonly usualSoFar: UsualTotals | null;
  /** Medians of those weeks as a whole. */
  readonly usual: UsualTotals | null;
}

export function weekAgainstUsual(
  workouts: readonly Workout[],
  query: { readonly asOf: string; readonly firstWeekday: Weekday },
): WeekAgainstUsual {
  const firstDate = weekStart(query.asOf, query.firstWeekday);
  const daysIn = daysBetween(firstDate, query.asOf);
  const dates = workouts.filter(isCounted).map(({ localDate }) => localDate);
  const firstEver = dates.reduce((least, date) => (date < least ? date : least), query.asOf);
  const firstWeek = weekStart(firstEver, query.firstWeekday);
  const weekStarts = Array.from({ length: usualWeeks }, (_, index) =>
    addDays(firstDate, -7 * (index + 1)),
  ).filter((start) => start >= firstWeek);
  const mediansOver = (days: number): UsualTotals | null =>
    weekStarts.length < fewestWeeks
      ? null
      : mediansOf(weekStarts.map((start) => totalsBetween(workouts, start, addDays(start, days))));
  return {
    firstDate,
    asOf: query.asOf,
    soFar: totalsBetween(workouts, firstDate, query.asOf),
    weeks: weekStarts.length,
    usualSoFar: mediansOver(daysIn),
    usual: mediansOver(6),
  };
}

/** A week without a ride has ridden nothing; only where no week measured a distance is it unknown. */
function mediansOf(weeks: readonly Totals[]): UsualTotals {
  const median = (valueOf: (week: Totals) => number): number => maybeMedian(weeks.map(valueOf)) ?? 0;
  return {
    workouts: median((week) => week.workouts),
    activeDays: median((week) => week.activeDays),
    seconds: median((week) => week.seconds),
    riddenMetres: weeks.every(({ riddenMetres }) => riddenMetres === null)
      ? null
      : median((week) => week.riddenMetres ?? 0),
  };
}
