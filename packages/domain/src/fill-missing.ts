/** Owns what becomes of a workout that two sources know: the better one wins field by field, and the other fills what is missing. */
import type { Workout } from './workout.ts';

export interface FilledWorkout {
  readonly workout: Workout;
  /** The fields that only the other sources knew, in the order of the workout's fields. */
  readonly filled: readonly (keyof Workout)[];
}

/** The first of `others` that knows a field fills it. An instructor's id and name belong together. */
export function fillMissing(workout: Workout, others: readonly Workout[]): FilledWorkout {
  const known: Record<string, unknown> = { ...workout };
  const filled: (keyof Workout)[] = [];
  for (const field of Object.keys(workout) as (keyof Workout)[]) {
    if (workout[field] !== null) continue;
    if (field === 'instructorId' && workout.instructorName !== null) continue;
    const value = others.find((other) => other[field] !== null)?.[field] ?? null;
    if (value === null) continue;
    known[field] = value;
    filled.push(field);
  }
  return { workout: known as unknown as Workout, filled };
}
