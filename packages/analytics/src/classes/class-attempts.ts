/** Owns every class that was taken with what each attempt at it yielded: the material of a small figure a class. */
import type { Workout } from '@ridebook/domain';
import { countedUntil } from '../counted.ts';
import { groupBy } from '../group-by.ts';

/** For each class the total outputs in joules of its attempts, oldest first, `null` where none was measured. */
export type ClassAttempts = ReadonlyMap<string, readonly (number | null)[]>;

export function classAttempts(
  workouts: readonly Workout[],
  query: { readonly discipline: string | null; readonly asOf: string },
): ClassAttempts {
  const outputs = new Map<string, readonly (number | null)[]>();
  const counted = countedUntil(workouts, query.asOf, query.discipline);
  for (const [classId, attempts] of groupBy(counted, (workout) => workout.classId))
    if (classId !== null)
      outputs.set(
        classId,
        attempts.map(({ outputJoules }) => outputJoules),
      );
  return outputs;
}
