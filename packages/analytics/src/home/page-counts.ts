/** Owns how much each page of the book holds, as its table of contents says. */
import type { Workout } from '@ridebook/domain';
import { countedUntil, maybeClassMinutes } from '../counted.ts';

export interface PageCounts {
  /** Every stored workout, imports among them, as the explorer lists them. */
  readonly workouts: number;
  /** Months with a workout that counts. */
  readonly months: number;
  /** Lengths of cycling classes that measured an output. */
  readonly records: number;
  /** Lengths of cycling classes. */
  readonly lengths: number;
  readonly instructors: number;
  /** Different classes. */
  readonly classes: number;
  /** Counted workouts beside the bike. */
  readonly beyondTheBike: number;
}

export function pageCounts(workouts: readonly Workout[], asOf: string): PageCounts {
  const counted = countedUntil(workouts, asOf, null);
  const rides = counted.filter(({ discipline }) => discipline === 'cycling');
  return {
    workouts: workouts.length,
    months: distinct(counted, ({ localDate }) => localDate.slice(0, 7)),
    records: distinct(rides, (ride) => (ride.outputJoules === null ? null : maybeClassMinutes(ride))),
    lengths: distinct(rides, maybeClassMinutes),
    instructors: distinct(counted, ({ instructorId }) => instructorId),
    classes: distinct(counted, ({ classId }) => classId),
    beyondTheBike: counted.length - rides.length,
  };
}

/** How many different values there are; `null` is none. */
function distinct(
  workouts: readonly Workout[],
  valueOf: (workout: Workout) => string | number | null,
): number {
  const values = new Set(workouts.map(valueOf));
  values.delete(null);
  return values.size;
}
