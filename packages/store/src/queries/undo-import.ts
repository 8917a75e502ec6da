/** Owns taking an import back, so that everything is as if that file had never been read. */
import type { UndoResult } from '../port.ts';
import { encodeWorkout } from '../workout-columns.ts';
import { advanceDataVersion } from './data-version.ts';
import { countRows, type Handle } from './database.ts';
import { readRowWorkouts } from './filling.ts';
import { refillWorkout } from './save-import.ts';

/** Runs inside a transaction. */
export async function undoImport(
  handle: Handle,
  riderId: string,
  importNumber: number,
): Promise<UndoResult | null> {
  const ofImport = { rider_id: riderId, import_number: importNumber };
  const touched = await handle
    .selectFrom('csv_row')
    .select('workout_id')
    .distinct()
    .where('rider_id', '=', riderId)
    .where('import_number', '=', importNumber)
    .execute();
  const rows = await handle
    .deleteFrom('csv_row')
    .where((expression) => expression.and(ofImport))
    .execute();
  const records = await handle
    .deleteFrom('csv_import')
    .where((expression) => expression.and(ofImport))
    .execute();
  if (countRows(records) === 0) return null;
  let removed = 0;
  let changed = 0;
  for (const { workout_id: workoutId } of touched) {
    const left = await settle(handle, riderId, workoutId);
    if (left === 'removed') removed += 1;
    if (left !== 'unchanged') changed += 1;
  }
  const version = changed > 0 ? await advanceDataVersion(handle, riderId) : 0;
  return { removed, writes: countRows(rows) + countRows(records) + changed + version };
}

async function settle(
  handle: Handle,
  riderId: string,
  workoutId: string,
): Promise<'removed' | 'changed' | 'unchanged'> {
  const listed = await handle
    .selectFrom('ledger')
    .select('workout_id')
    .where('rider_id', '=', riderId)
    .where('workout_id', '=', workoutId)
    .executeTakeFirst();
  if (listed !== undefined)
    return (await refillWorkout(handle, riderId, workoutId)) > 0 ? 'changed' : 'unchanged';
  const [first] = await readRowWorkouts(handle, riderId, workoutId);
  if (first === undefined) {
    await handle
      .deleteFrom('csv_filling')
      .where('rider_id', '=', riderId)
      .where('workout_id', '=', workoutId)
      .execute();
    const deleted = await handle
      .deleteFrom('workout')
      .where('rider_id', '=', riderId)
      .where('workout_id', '=', workoutId)
      .execute();
    return countRows(deleted) > 0 ? 'removed' : 'unchanged';
  }
  // Another file knows it too: its row is the workout now, under the id that everybody else has noted.
  const updated = await handle
    .updateTable('workout')
    .set(encodeWorkout({ ...first, id: workoutId }))
    .where('rider_id', '=', riderId)
    .where('workout_id', '=', workoutId)
    .execute();
  await refillWorkout(handle, riderId, workoutId);
  return countRows(updated) > 0 ? 'changed' : 'unchanged';
}
