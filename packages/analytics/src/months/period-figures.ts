/** Owns the months page: figures by week, month, quarter or year, each beside the same period a year before. */
import type { Workout } from '@ridebook/domain';
import { addDays, type Weekday } from '../calendar-days.ts';
import { countedUntil } from '../counted.ts';
import { figuresOf, sumsOf, type Figures, type Sums } from '../figures.ts';
import { groupBy } from '../group-by.ts';
import { dayYearBefore, periodOf, periodsBetween, periodStart, periodYearBefore } from '../periods.ts';
import type { Period, PeriodUnit } from '../periods.ts';

export interface PeriodFiguresQuery {
  readonly unit: PeriodUnit;
  readonly firstWeekday: Weekday;
  readonly asOf: string;
}

export interface PeriodRow<F extends Sums> extends Period {
  /** The period of `asOf` is still going on unless this is its last day. */
  readonly isComplete: boolean;
  readonly figures: F;
  /** The same period a year before (a week: 52 weeks before); `null` before the first workout. */
  readonly yearBefore: F | null;
}

/** One stretch of days with its figures. */
export interface Stretch<F extends Sums> {
  readonly firstDate: string;
  readonly lastDate: string;
  readonly figures: F;
}

export interface PeriodFigures<F extends Sums> {
  readonly unit: PeriodUnit;
  /** Oldest first, from the first workout to `asOf`, those without a workout too. */
  readonly periods: readonly PeriodRow<F>[];
  /** The period of `asOf` up to that day, and the same days a year before. */
  readonly toDate: { readonly now: Stretch<F>; readonly yearBefore: Stretch<F> };
}

/** The figures of one discipline by period. */
export function disciplinePeriods(
  workouts: readonly Workout[],
  discipline: string,
  query: PeriodFiguresQuery,
): PeriodFigures<Figures> {
  return byPeriod(countedUntil(workouts, query.asOf, discipline), query, figuresOf);
}

/** Counts, minutes and calories of all disciplines by period; watts and metres of different exercises do not add up. */
export function allPeriods(workouts: readonly Workout[], query: PeriodFiguresQuery): PeriodFigures<Sums> {
  return byPeriod(countedUntil(workouts, query.asOf, null), query, sumsOf);
}

function byPeriod<F extends Sums>(
  oldestFirst: readonly Workout[],
  { unit, firstWeekday, asOf }: PeriodFiguresQuery,
  figures: (workouts: readonly Workout[]) => F,
): PeriodFigures<F> {
  const groups = groupBy(oldestFirst, (workout) => periodStart(workout.localDate, unit, firstWeekday));
  const figuresByStart = new Map([...groups].map(([firstDate, members]) => [firstDate, figures(members)]));
  const none = figures([]);
  const first = oldestFirst[0];
  const periods = first === undefined ? [] : periodsBetween(first.localDate, asOf, unit, firstWeekday);
  const firstStart = periods[0]?.firstDate;
  const current = periodOf(asOf, unit, firstWeekday);
  const before = {
    firstDate: periodYearBefore(current, unit),
    lastDate: unit === 'week' ? addDays(asOf, -364) : dayYearBefore(asOf),
  };
  return {
    unit,
    periods: periods.map((period) => {
      const yearBefore = periodYearBefore(period, unit);
      return {
        ...period,
        isComplete: period.lastDate <= asOf,
        figures: figuresByStart.get(period.firstDate) ?? none,
        yearBefore:
          firstStart === undefined || yearBefore < firstStart
            ? null
            : (figuresByStart.get(yearBefore) ?? none),
      };
    }),
    toDate: {
      now: stretch(oldestFirst, current.firstDate, asOf, figures),
      yearBefore: stretch(oldestFirst, before.firstDate, before.lastDate, figures),
    },
  };
}

function stretch<F extends Sums>(
  workouts: readonly Workout[],
  firstDate: string,
  lastDate: string,
  figures: (workouts: readonly Workout[]) => F,
): Stretch<F> {
  const inside = workouts.filter(({ localDate }) => localDate >= firstDate && localDate <= lastDate);
  return { firstDate, lastDate, figures: figures(inside) };
}
