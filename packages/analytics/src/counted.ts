/** Owns which workouts take part in which figures. */
import type { Workout } from '@ridebook/domain';

/**
 * Whether a workout counts in records, streaks and totals. Imported ones double what Peloton already has,
 * and one in progress has no final figures yet.
 */
export function isCounted(workout: Workout): boolean {
  return !workout.isImported && workout.status !== 'IN_PROGRESS';
}

/** Whether a workout is a ride on a bike. The bike parts of bootcamps are mixed with other exercise and are left out. */
export function isRide(workout: Workout): boolean {
  return workout.discipline === 'cycling';
}

/** The length of the class in whole minutes, or `null` for what is no class: Just Ride, Lanebreak, gym sessions, imports. */
export function maybeClassMinutes(workout: Workout): number | null {
  if (workout.classId === null || workout.classLengthSeconds === null) return null;
  const minutes = Math.round(workout.classLengthSeconds / 60);
  return minutes > 0 ? minutes : null;
}

/** Whether a workout is a ride that counts and belongs to a class length: the material of records and comparisons. */
export function isCountedClassRide(workout: Workout): boolean {
  return isRide(workout) && isCounted(workout) && maybeClassMinutes(workout) !== null;
}

/** Newest first; workouts that began in the same second are ordered by id, so that the order never depends on the input's. */
export function newestFirst(a: Workout, b: Workout): number {
  if (a.startedAt !== b.startedAt) return a.startedAt < b.startedAt ? 1 : -1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** The workouts that count up to a day, oldest first; a discipline of `null` takes them all. */
export function countedUntil(
  workouts: readonly Workout[],
  asOf: string,
  discipline: string | null,
): readonly Workout[] {
  return workouts
    .filter(
      (workout) =>
        isCounted(workout) &&
        workout.localDate <= asOf &&
        (discipline === null || workout.discipline === discipline),
    )
    .sort((a, b) => newestFirst(b, a));
}

/** Lets imported workouts count like one's own, for a rider who says so: what is computed from the answer includes them. */
export function countImports(workouts: readonly Workout[]): readonly Workout[] {
  return workouts.map((workout) => (workout.isImported ? { ...workout, isImported: false } : workout));
}
