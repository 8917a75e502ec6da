/** Owns the running total of each year, day by day: what the years have come to at the same date. */
import type { Workout } from '@ridebook/domain';
import { addDays, dayNumber } from '../calendar-days.ts';
import { countedUntil } from '../counted.ts';
import { groupBy } from '../group-by.ts';
import { measureOf, type MeasureName } from '../measures.ts';

/** What can be summed: workouts themselves, and what each of them adds to a total. */
export const cumulativeMeasures = [
  'workouts',
  'durationSeconds',
  'outputJoules',
  'distanceMetres',
  'caloriesKcal',
] as const satisfies readonly ('workouts' | MeasureName)[];

export type CumulativeMeasure = (typeof cumulativeMeasures)[number];

export interface CumulativeDay {
  /** 1 is 1 January. */
  readonly dayOfYear: number;
  /** From the first of January to this day, in the unit of the measure's name. */
  readonly total: number;
}

export interface CumulativeYear {
  readonly year: number;
  /** Only the days on which the total grew. */
  readonly days: readonly CumulativeDay[];
  /** Up to the same month and day as `asOf`. */
  readonly totalToDate: number;
  readonly total: number;
}

export interface Cumulative {
  readonly measure: CumulativeMeasure;
  readonly discipline: string | null;
  /** Oldest first, from the first workout that measured it to `asOf`; empty where none did. */
  readonly years: readonly CumulativeYear[];
}

export interface CumulativeQuery {
  readonly measure: CumulativeMeasure;
  /** `null` sums all disciplines, which makes sense for workouts, durations and calories. */
  readonly discipline: string | null;
  readonly asOf: string;
}

export function cumulative(workouts: readonly Workout[], query: CumulativeQuery): Cumulative {
  const { measure, discipline, asOf } = query;
  const valueOf = measure === 'workouts' ? () => 1 : measureOf(measure).valueOf;
  const counted = countedUntil(workouts, asOf, discipline);
  const byYear = groupBy(counted, ({ localDate }) => Number(localDate.slice(0, 4)));
  // A year before anything was measured would end at a zero that nobody measured.
  const first = counted.find((workout) => valueOf(workout) !== null);
  const lastYear = Number(asOf.slice(0, 4));
  const firstYear = first === undefined ? lastYear + 1 : Number(first.localDate.slice(0, 4));
  return {
    measure,
    discipline,
    years: Array.from({ length: lastYear - firstYear + 1 }, (_, index) =>
      yearOf(firstYear + index, byYear.get(firstYear + index) ?? [], valueOf, asOf),
    ),
  };
}

function yearOf(
  year: number,
  oldestFirst: readonly Workout[],
  valueOf: (workout: Workout) => number | null,
  asOf: string,
): CumulativeYear {
  const dayBefore = dayNumber(addDays(`${String(year).padStart(4, '0')}-01-01`, -1));
  let total = 0;
  let totalToDate = 0;
  const days: CumulativeDay[] = [];
  for (const [localDate, sameDay] of groupBy(oldestFirst, (workout) => workout.localDate)) {
    const values = sameDay.flatMap((workout) => valueOf(workout) ?? []);
    if (values.length === 0) continue;
    total += values.reduce((sum, value) => sum + value, 0);
    if (localDate.slice(5) <= asOf.slice(5)) totalToDate = total;
    days.push({ dayOfYear: dayNumber(localDate) - dayBefore, total });
  }
  return { year, days, totalToDate, total };
}
