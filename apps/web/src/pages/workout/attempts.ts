/** Owns which other attempts at the same class a workout has, and which of them it is laid over unless somebody says otherwise. */
import type { Workout } from '@ridebook/domain';

/** The rider's other workouts of the class, newest first; none where it is no class. */
export function otherAttempts(workouts: readonly Workout[], workout: Workout): readonly Workout[] {
  if (workout.classId === null) return [];
  return workouts
    .filter(({ id, classId }) => id !== workout.id && classId === workout.classId)
    .sort((a, b) => b.startedAt.localeCompare(a.startedAt));
}

/** Written in the address where nothing is compared. */
export const noAttempt = 'none';

/** The attempt that is asked for, else the one before; `null` for none. */
export function maybeCompared(
  others: readonly Workout[],
  workout: Workout,
  asked: string | undefined,
): Workout | null {
  if (asked === noAttempt) return null;
  const named = others.find(({ id }) => id === asked);
  return named ?? others.find(({ startedAt }) => startedAt < workout.startedAt) ?? null;
}
