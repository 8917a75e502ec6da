/** Owns recognizing a workout that Peloton has just told of among those that files told of before. */
import { isoInstant, type Workout } from '@ridebook/domain';
import type { Store } from '@ridebook/store';
import { maybeDistance } from './match-row.ts';

/** The widest label of a time zone in a file leaves little more than an hour open. */
const widestSeconds = 3_900;

/** @returns ids of the workouts known from files alone that this one is: one at most */
export async function findFileWorkouts(
  store: Pick<Store, 'listFileWorkoutsBetween'>,
  riderId: string,
  workout: Workout,
): Promise<readonly string[]> {
  const startedAt = Date.parse(workout.startedAt) / 1000;
  const near = await store.listFileWorkoutsBetween(
    riderId,
    isoInstant(startedAt - widestSeconds),
    isoInstant(startedAt + widestSeconds),
  );
  const judged = near
    .map((start) => ({ id: start.workout.id, distance: maybeDistance(start, workout) }))
    .filter((candidate): candidate is { id: string; distance: number } => candidate.distance !== null)
    .sort((a, b) => a.distance - b.distance);
  return judged.slice(0, 1).map(({ id }) => id);
}
