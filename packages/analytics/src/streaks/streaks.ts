/** Owns streaks of days, weeks and months, by each workout's own local date, with planned breaks forgiven. */
import type { PlannedBreak, Workout } from '@ridebook/domain';
import { addDays, type Weekday } from '../calendar-days.ts';
import { countedUntil } from '../counted.ts';
import { periodOf, periodStart, type Period } from '../periods.ts';
import { isMostlyPlannedOff } from './planned-break.ts';

export const streakUnits = ['day', 'week', 'month'] as const;

export type StreakUnit = (typeof streakUnits)[number];

export interface FinishedRun {
  /** How many days, weeks or months had a workout; those forgiven do not count. */
  readonly length: number;
  readonly firstDate: string;
  /** The last day of its last day, week or month with a workout. */
  readonly lastDate: string;
}

export interface Streak {
  readonly unit: StreakUnit;
  /** Of the streak that runs now; 0 without one. */
  readonly length: number;
  readonly firstDate: string | null;
  /** Whether the day, week or month of `asOf` has a workout already. */
  readonly isCurrentSafe: boolean;
  /** The longest that is over, of equals the later one; `null` without one. */
  readonly longestBefore: FinishedRun | null;
}

export interface StreaksQuery {
  readonly asOf: string;
  readonly firstWeekday: Weekday;
  readonly plannedBreaks: readonly PlannedBreak[];
}

export function streaks(workouts: readonly Workout[], query: StreaksQuery): readonly Streak[] {
  const dates = countedUntil(workouts, query.asOf, null).map(({ localDate }) => localDate);
  return streakUnits.map((unit) => streakOf(unit, new Set(dates), query));
}

/** @param dates the local days with a workout up to `asOf` */
export function streakOf(unit: StreakUnit, dates: ReadonlySet<string>, query: StreaksQuery): Streak {
  const spanOf = (date: string): Period =>
    unit === 'day'
      ? { label: date, firstDate: date, lastDate: date }
      : periodOf(date, unit, query.firstWeekday);
  const current = spanOf(query.asOf);
  const startOf = (date: string): string =>
    unit === 'day' ? date : periodStart(date, unit, query.firstWeekday);
  const starts = new Set(Array.from(dates, startOf));
  const ordered = Array.from(starts).sort().map(spanOf);
  const isForgiven = (span: Period): boolean => isMostlyPlannedOff(span, query.plannedBreaks);
  const runs: FinishedRun[] = [];
  for (const span of ordered) {
    const run = runs.at(-1);
    if (run !== undefined && areJoined(run.lastDate, span.firstDate, spanOf, isForgiven))
      runs[runs.length - 1] = { ...run, length: run.length + 1, lastDate: span.lastDate };
    else runs.push({ length: 1, firstDate: span.firstDate, lastDate: span.lastDate });
  }
  const last = runs.at(-1);
  // Today, this week and this month still have time to come: until they are over they break nothing.
  const isAlive =
    last !== undefined &&
    (last.lastDate >= current.firstDate || areJoined(last.lastDate, current.firstDate, spanOf, isForgiven));
  return {
    unit,
    length: isAlive ? last.length : 0,
    firstDate: isAlive ? last.firstDate : null,
    isCurrentSafe: starts.has(current.firstDate),
    longestBefore: (isAlive ? runs.slice(0, -1) : runs).reduce<FinishedRun | null>(
      (best, run) => (best === null || run.length >= best.length ? run : best),
      null,
    ),
  };
}

/** Whether every day, week or month between the end of one and the start of the other is forgiven; none between is joined. */
function areJoined(
  lastDate: string,
  nextFirstDate: string,
  spanOf: (date: string) => Period,
  isForgiven: (span: Period) => boolean,
): boolean {
  for (let date = addDays(lastDate, 1); date < nextFirstDate;) {
    const span = spanOf(date);
    if (!isForgiven(span)) return false;
    date = addDays(span.lastDate, 1);
  }
  return true;
}
