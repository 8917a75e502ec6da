/** Owns what the rows of imported files add to a workout that Peloton knows: they fill what is missing, and the list of what they filled is kept. */
import { fillMissing, type Workout } from '@ridebook/domain';
import { batches, countRows, type Handle } from './database.ts';

/** The rows of a workout as workouts, those imported first first. */
export async function readRowWorkouts(
  handle: Handle,
  riderId: string,
  workoutId: string,
): Promise<readonly Workout[]> {
  const rows = await handle
    .selectFrom('csv_row')
    .select('workout')
    .where('rider_id', '=', riderId)
    .where('workout_id', '=', workoutId)
    .orderBy('import_number')
    .orderBy('line')
    .execute();
  return rows.map(({ workout }) => JSON.parse(workout) as Workout);
}

/** @param workout as Peloton knows it @returns the workout as it is to be stored, and rows written for its filling */
export async function fillFromFiles(
  handle: Handle,
  riderId: string,
  workout: Workout,
): Promise<{ readonly workout: Workout; readonly writes: number }> {
  const rows = await readRowWorkouts(handle, riderId, workout.id);
  const before = await maybeFilling(handle, riderId, workout.id);
  if (rows.length === 0 && before === undefined) return { workout, writes: 0 };
  const { workout: whole, filled } = fillMissing(workout, rows);
  const fields = JSON.stringify(filled);
  if (fields === (before ?? '[]')) return { workout: whole, writes: 0 };
  return { workout: whole, writes: await writeFilling(handle, riderId, workout.id, fields) };
}

/** A stored workout without what files filled: as Peloton knows it. */
export async function withoutFilling(handle: Handle, riderId: string, workout: Workout): Promise<Workout> {
  const filled = JSON.parse((await maybeFilling(handle, riderId, workout.id)) ?? '[]') as (keyof Workout)[];
  return { ...workout, ...Object.fromEntries(filled.map((field) => [field, null])) };
}

async function maybeFilling(handle: Handle, riderId: string, workoutId: string): Promise<string | undefined> {
  const row = await handle
    .selectFrom('csv_filling')
    .select('fields')
    .where('rider_id', '=', riderId)
    .where('workout_id', '=', workoutId)
    .executeTakeFirst();
  return row?.fields;
}

async function writeFilling(
  handle: Handle,
  riderId: string,
  workoutId: string,
  fields: string,
): Promise<number> {
  if (fields === '[]') {
    const deleted = await handle
      .deleteFrom('csv_filling')
      .where('rider_id', '=', riderId)
      .where('workout_id', '=', workoutId)
      .execute();
    return countRows(deleted);
  }
  const written = await handle
    .insertInto('csv_filling')
    .values({ rider_id: riderId, workout_id: workoutId, fields })
    .onConflict((conflict) => conflict.columns(['rider_id', 'workout_id']).doUpdateSet({ fields }))
    .execute();
  return countRows(written);
}

/** Gives the rows of workouts that files alone knew to the one that Peloton knows. @returns rows written */
export async function meetFileWorkouts(
  handle: Handle,
  riderId: string,
  workoutId: string,
  fileWorkoutIds: readonly string[],
): Promise<number> {
  let writes = 0;
  for (const batch of batches(fileWorkoutIds)) {
    const moved = await handle
      .updateTable('csv_row')
      .set({ workout_id: workoutId, verdict: 'matched' })
      .where('rider_id', '=', riderId)
      .where('workout_id', 'in', batch)
      .execute();
    const notes = await handle
      .updateTable('workout_note')
      .set({ workout_id: workoutId })
      .where('rider_id', '=', riderId)
      .where('workout_id', 'in', batch.slice(0, 1))
      .where((expression) =>
        expression.not(
          expression.exists(
            expression
              .selectFrom('workout_note as kept')
              .select('kept.workout_id')
              .where('kept.rider_id', '=', riderId)
              .where('kept.workout_id', '=', workoutId),
          ),
        ),
      )
      .execute();
    const fillings = await handle
      .deleteFrom('csv_filling')
      .where('rider_id', '=', riderId)
      .where('workout_id', 'in', batch)
      .execute();
    const deleted = await handle
      .deleteFrom('workout')
      .where('rider_id', '=', riderId)
      .where('workout_id', 'in', batch)
      .execute();
    writes += countRows(moved) + countRows(notes) + countRows(fillings) + countRows(deleted);
  }
  return writes;
}
