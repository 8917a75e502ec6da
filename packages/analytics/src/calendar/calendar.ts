/** Owns the calendar page: each day with what was done on it. */
import type { Workout } from '@ridebook/domain';
import { activeDays, type ActiveDay } from './active-days.ts';
import { countedUntil } from '../counted.ts';
import { maybeSum } from '../figures.ts';
import { groupBy } from '../group-by.ts';
import { workoutLine, type WorkoutLine } from '../workout-line.ts';

export interface CalendarDay extends ActiveDay {
  /** Total output on the bike; `null` where no ride measured it. */
  readonly rideOutputJoules: number | null;
  /** In the order of the day. */
  readonly lines: readonly WorkoutLine[];
}

export interface Calendar {
  readonly firstDate: string;
  readonly lastDate: string;
  /** The days with a workout, oldest first, by each workout's own local date. */
  readonly days: readonly CalendarDay[];
}

export function calendar(
  workouts: readonly Workout[],
  query: { readonly firstDate: string; readonly lastDate: string },
): Calendar {
  const inside = countedUntil(workouts, query.lastDate, null).filter(
    ({ localDate }) => localDate >= query.firstDate,
  );
  const byDate = groupBy(inside, ({ localDate }) => localDate);
  return {
    ...query,
    days: activeDays(inside).map((day) => {
      const sameDay = byDate.get(day.localDate) ?? [];
      return {
        ...day,
        rideOutputJoules: maybeSum(
          sameDay.filter(({ discipline }) => discipline === 'cycling'),
          'outputJoules',
        ),
        lines: sameDay.map(workoutLine),
      };
    }),
  };
}
