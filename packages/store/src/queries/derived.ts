/** Owns writing what is computed from a workout's documents: its row, its samples, its power curve, and the data version they advance. */
import type { CommitResult, DerivedWorkout } from '../port.ts';
import { decodeWorkoutRow, encodeWorkout, isSameWorkout } from '../workout-columns.ts';
import { encodeBody } from '../body.ts';
import { advanceDataVersion } from './data-version.ts';
import { countRows, type Handle } from './database.ts';
import { writePowerCurve } from './power-curves.ts';
import { fillFromFiles } from './filling.ts';
import { maybeSamples } from './workouts.ts';

/** Runs inside a transaction. */
export async function writeDerived(
  handle: Handle,
  riderId: string,
  derived: DerivedWorkout,
): Promise<CommitResult> {
  const filled = await fillFromFiles(handle, riderId, derived.workout);
  const row = await writeWorkoutRow(handle, riderId, { ...derived, workout: filled.workout });
  const samplesWrites = await writeSamples(handle, riderId, derived, row.status === 'added');
  const curveWrites =
    derived.powerCurve === undefined
      ? 0
      : await writePowerCurve(handle, riderId, derived.workout.id, derived.powerCurve);
  const status = row.status === 'unchanged' && samplesWrites + curveWrites > 0 ? 'updated' : row.status;
  const versionWrites = status === 'unchanged' ? 0 : await advanceDataVersion(handle, riderId);
  return { status, writes: row.writes + samplesWrites + curveWrites + versionWrites + filled.writes };
}

async function writeWorkoutRow(
  handle: Handle,
  riderId: string,
  { workout, decoderVersion }: DerivedWorkout,
): Promise<CommitResult> {
  const stored = await handle
    .selectFrom('workout')
    .selectAll()
    .where('rider_id', '=', riderId)
    .where('workout_id', '=', workout.id)
    .executeTakeFirst();
  const row = encodeWorkout(workout);
  if (stored === undefined) {
    const inserted = await handle
      .insertInto('workout')
      .values({ rider_id: riderId, ...row, decoder_version: decoderVersion ?? null })
      .execute();
    return { status: 'added', writes: countRows(inserted) };
  }

  const isSame = isSameWorkout(decodeWorkoutRow(stored), workout);
  const nextVersion = decoderVersion ?? stored.decoder_version;
  if (isSame && stored.decoder_version === nextVersion) return { status: 'unchanged', writes: 0 };
  const updated = await handle
    .updateTable('workout')
    .set(isSame ? { decoder_version: nextVersion } : { ...row, decoder_version: nextVersion })
    .where('rider_id', '=', riderId)
    .where('workout_id', '=', workout.id)
    .execute();
  return { status: isSame ? 'unchanged' : 'updated', writes: countRows(updated) };
}

async function writeSamples(
  handle: Handle,
  riderId: string,
  { workout, samples }: DerivedWorkout,
  isNew: boolean,
): Promise<number> {
  if (samples === undefined) return 0;
  if (samples === null) {
    if (isNew) return 0;
    const deleted = await handle
      .deleteFrom('samples')
      .where('rider_id', '=', riderId)
      .where('workout_id', '=', workout.id)
      .execute();
    return countRows(deleted);
  }
  const stored = isNew ? null : await maybeSamples(handle, riderId, workout.id);
  if (stored !== null && Buffer.compare(stored, samples) === 0) return 0;
  const body = encodeBody(samples);
  const written = await handle
    .insertInto('samples')
    .values({ rider_id: riderId, workout_id: workout.id, ...body })
    .onConflict((conflict) => conflict.columns(['rider_id', 'workout_id']).doUpdateSet(body))
    .execute();
  return countRows(written);
}
