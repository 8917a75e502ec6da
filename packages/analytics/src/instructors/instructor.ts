/** Owns one instructor's page: the rider's history with them, ride by ride, and the bests of each length. */
import type { Workout } from '@ridebook/domain';
import { countedUntil, newestFirst } from '../counted.ts';
import type { Fairness } from '../fairness.ts';
import { effortsAgainstUsual } from './harder-than-usual.ts';
import { instructors, type InstructorRow } from './instructors.ts';
import { records, type RecordGroup } from '../records/records.ts';
import { workoutLine, type WorkoutLine } from '../workout-line.ts';

export interface InstructorHistory {
  readonly discipline: string;
  readonly instructor: InstructorRow;
  /** Newest first. */
  readonly rides: readonly (WorkoutLine & {
    /** Watts over one's own median of the same length within 60 days, less one; `null` where too few rides can tell. */
    readonly harderThanUsual: number | null;
  })[];
  /** By total output, of each class length with them. */
  readonly records: readonly RecordGroup[];
}

/** @returns `null` where no workout of the discipline was done with them */
export function maybeInstructorHistory(
  workouts: readonly Workout[],
  instructorId: string,
  query: { readonly discipline: string; readonly asOf: string; readonly fairness: Fairness },
): InstructorHistory | null {
  const { discipline, asOf } = query;
  const instructor = instructors(workouts, query).instructors.find(
    (row) => row.instructorId === instructorId,
  );
  if (instructor === undefined) return null;
  const counted = countedUntil(workouts, asOf, discipline);
  const efforts = effortsAgainstUsual(counted);
  const theirs = counted.filter((workout) => workout.instructorId === instructorId);
  return {
    discipline,
    instructor,
    rides: theirs
      .toSorted(newestFirst)
      .map((workout) => ({ ...workoutLine(workout), harderThanUsual: efforts.get(workout.id) ?? null })),
    records: records(theirs, {
      measure: 'outputJoules',
      discipline,
      by: 'length',
      classMinutes: null,
      asOf,
      ...query.fairness,
    }).groups,
  };
}
