/** Owns the private notes to workouts. */
import type { WorkoutNote } from '@ridebook/domain';
import { advanceDataVersion } from './data-version.ts';
import { countRows, type Handle } from './database.ts';

/** Runs inside a transaction. `null` deletes. @returns rows written */
export async function putNote(
  handle: Handle,
  riderId: string,
  workoutId: string,
  note: WorkoutNote | null,
): Promise<number> {
  const written =
    note === null
      ? await handle
          .deleteFrom('workout_note')
          .where('rider_id', '=', riderId)
          .where('workout_id', '=', workoutId)
          .execute()
      : await handle
          .insertInto('workout_note')
          .values({
            rider_id: riderId,
            workout_id: workoutId,
            text: note.text,
            written_at: note.writtenAt,
          })
          .onConflict((conflict) =>
            conflict
              .columns(['rider_id', 'workout_id'])
              .doUpdateSet({ text: note.text, written_at: note.writtenAt })
              .where('workout_note.text', '<>', note.text),
          )
          .execute();
  const writes = countRows(written);
  return writes === 0 ? 0 : writes + (await advanceDataVersion(handle, riderId));
}

export async function maybeNote(
  handle: Handle,
  riderId: string,
  workoutId: string,
): Promise<WorkoutNote | null> {
  const row = await handle
    .selectFrom('workout_note')
    .select(['text', 'written_at'])
    .where('rider_id', '=', riderId)
    .where('workout_id', '=', workoutId)
    .executeTakeFirst();
  return row === undefined ? null : { text: row.text, writtenAt: row.written_at };
}
