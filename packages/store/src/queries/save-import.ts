/** Owns storing a file of workouts: the record of it, its rows, the workouts they make and those they fill. */
import type { ImportedFile, ImportRow } from '../port.ts';
import { decodeWorkoutRow, encodeWorkout, workoutColumnNames } from '../workout-columns.ts';
import { advanceDataVersion } from './data-version.ts';
import { batches, countRows, type Handle } from './database.ts';
import { fillFromFiles, withoutFilling } from './filling.ts';

/** Runs inside a transaction. */
export async function saveImport(
  handle: Handle,
  riderId: string,
  file: ImportedFile,
  rowBatches: AsyncIterable<readonly ImportRow[]>,
): Promise<{ readonly importNumber: number; readonly writes: number }> {
  const importNumber = (await latestImportNumber(handle, riderId)) + 1;
  await handle
    .insertInto('csv_import')
    .values(encodeImport(riderId, importNumber, file))
    .execute();
  let writes = 1;
  let changed = 0;
  for await (const rows of rowBatches) {
    for (const batch of batches(rows)) {
      const written = await handle
        .insertInto('csv_row')
        .values(batch.map((row) => encodeRow(riderId, importNumber, row)))
        .execute();
      writes += countRows(written);
    }
    changed += await addWorkouts(handle, riderId, rows);
    for (const { verdict, workoutId } of rows)
      if (verdict === 'matched') changed += await refillWorkout(handle, riderId, workoutId);
  }
  if (changed > 0) writes += changed + (await advanceDataVersion(handle, riderId));
  return { importNumber, writes };
}

export async function latestImportNumber(handle: Handle, riderId: string): Promise<number> {
  const row = await handle
    .selectFrom('csv_import')
    .select((expression) => expression.fn.max('import_number').as('latest'))
    .where('rider_id', '=', riderId)
    .executeTakeFirst();
  return Number((row?.latest as number | null | undefined) ?? 0);
}

const encodeImport = (riderId: string, importNumber: number, file: ImportedFile) => ({
  rider_id: riderId,
  import_number: importNumber,
  file_name: file.fileName,
  sha256: file.sha256,
  imported_at: file.importedAt,
  units: file.units,
  rejected: JSON.stringify(file.rejected),
});

const encodeRow = (riderId: string, importNumber: number, row: ImportRow) => ({
  rider_id: riderId,
  import_number: importNumber,
  line: row.line,
  verdict: row.verdict,
  row_id: row.workout.id,
  workout_id: row.workoutId,
  uncertainty_seconds: row.uncertaintySeconds,
  workout: JSON.stringify(row.workout),
  source: row.source,
});

async function addWorkouts(handle: Handle, riderId: string, rows: readonly ImportRow[]): Promise<number> {
  let writes = 0;
  for (const batch of batches(rows.filter(({ verdict }) => verdict === 'imported'))) {
    const added = await handle
      .insertInto('workout')
      .values(
        batch.map(({ workout }) => ({ rider_id: riderId, ...encodeWorkout(workout), decoder_version: null })),
      )
      .execute();
    writes += countRows(added);
  }
  return writes;
}

/** Brings a stored workout in line with the rows that belong to it now. @returns rows written */
export async function refillWorkout(handle: Handle, riderId: string, workoutId: string): Promise<number> {
  const stored = await handle
    .selectFrom('workout')
    .select(workoutColumnNames)
    .where('rider_id', '=', riderId)
    .where('workout_id', '=', workoutId)
    .executeTakeFirst();
  if (stored === undefined) return 0;
  const before = decodeWorkoutRow(stored);
  const bare = await withoutFilling(handle, riderId, before);
  const { workout, writes } = await fillFromFiles(handle, riderId, bare);
  const row = encodeWorkout(workout);
  if (workoutColumnNames.every((column) => row[column] === encodeWorkout(before)[column])) return writes;
  const updated = await handle
    .updateTable('workout')
    .set(row)
    .where('rider_id', '=', riderId)
    .where('workout_id', '=', workoutId)
    .execute();
  return writes + countRows(updated);
}
