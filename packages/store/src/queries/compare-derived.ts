/** Owns comparing what is computed from a workout's documents with what is stored of it, without writing. */
import { fillMissing, type Workout } from '@ridebook/domain';
import { DamagedError } from '../errors.ts';
import type { DerivedWorkout } from '../port.ts';
import { decodeWorkoutRow } from '../workout-columns.ts';
import type { Handle } from './database.ts';
import { readRowWorkouts } from './filling.ts';
import { maybeSamples } from './workouts.ts';

/**
 * @returns what differs: fields of the workout, `samples`, `powerCurve`; `workout` where nothing is stored
 */
export async function compareDerived(
  handle: Handle,
  riderId: string,
  derived: DerivedWorkout,
): Promise<readonly string[]> {
  const { id } = derived.workout;
  const row = await handle
    .selectFrom('workout')
    .selectAll()
    .where('rider_id', '=', riderId)
    .where('workout_id', '=', id)
    .executeTakeFirst();
  if (row === undefined) return ['workout'];
  const stored = decodeWorkoutRow(row);
  const { workout } = fillMissing(derived.workout, await readRowWorkouts(handle, riderId, id));
  const fields = (Object.keys(workout) as (keyof Workout)[]).filter(
    (field) => stored[field] !== workout[field],
  );
  const hasSameSamples =
    derived.samples === undefined || (await isStored(handle, riderId, id, derived.samples));
  const hasSameCurve =
    derived.powerCurve === undefined ||
    JSON.stringify(derived.powerCurve) === (await maybeCurveText(handle, riderId, id));
  return [...fields, ...(hasSameSamples ? [] : ['samples']), ...(hasSameCurve ? [] : ['powerCurve'])];
}

/** Damaged samples are others than those that the archive gives. */
async function isStored(
  handle: Handle,
  riderId: string,
  workoutId: string,
  samples: Uint8Array | null,
): Promise<boolean> {
  try {
    const stored = await maybeSamples(handle, riderId, workoutId);
    if (samples === null || stored === null) return samples === stored;
    return Buffer.compare(samples, stored) === 0;
  } catch (error) {
    if (error instanceof DamagedError) return false;
    throw error;
  }
}

/** The JSON of the stored curve; that of `null` where there is none. */
async function maybeCurveText(handle: Handle, riderId: string, workoutId: string): Promise<string> {
  const row = await handle
    .selectFrom('power_curve')
    .select('watts')
    .where('rider_id', '=', riderId)
    .where('workout_id', '=', workoutId)
    .executeTakeFirst();
  return row?.watts ?? 'null';
}
