/** Owns reading what was imported from files: the imports, their rows, and the workouts that rows may belong to. */
import type { Workout } from '@ridebook/domain';
import type { FileWorkoutStart, ImportRecord, ImportRow, WorkoutSource } from '../port.ts';
import { decodeWorkoutRow, workoutColumnNames } from '../workout-columns.ts';
import { batches, type Handle } from './database.ts';

export async function listImports(handle: Handle, riderId: string): Promise<readonly ImportRecord[]> {
  const records = await handle
    .selectFrom('csv_import')
    .selectAll()
    .where('rider_id', '=', riderId)
    .orderBy('import_number', 'desc')
    .execute();
  const counts = await handle
    .selectFrom('csv_row')
    .select(['import_number', 'verdict', (expression) => expression.fn.countAll().as('rows')])
    .where('rider_id', '=', riderId)
    .groupBy(['import_number', 'verdict'])
    .execute();
  return records.map((record) => {
    const count = (verdict: ImportRow['verdict']): number =>
      Number(
        counts.find((row) => row.import_number === record.import_number && row.verdict === verdict)?.rows ??
          0,
      );
    return {
      importNumber: record.import_number,
      fileName: record.file_name,
      sha256: record.sha256,
      importedAt: record.imported_at,
      units: record.units,
      rejected: JSON.parse(record.rejected) as ImportRecord['rejected'],
      imported: count('imported'),
      matched: count('matched'),
      unchanged: count('unchanged'),
    };
  });
}

export async function listImportRows(
  handle: Handle,
  riderId: string,
  importNumber: number,
): Promise<readonly ImportRow[]> {
  const rows = await handle
    .selectFrom('csv_row')
    .selectAll()
    .where('rider_id', '=', riderId)
    .where('import_number', '=', importNumber)
    .orderBy('line')
    .execute();
  return rows.map((row) => ({
    line: row.line,
    verdict: row.verdict,
    workout: JSON.parse(row.workout) as Workout,
    workoutId: row.workout_id,
    uncertaintySeconds: row.uncertainty_seconds,
    source: row.source,
  }));
}

export async function findImportedRows(
  handle: Handle,
  riderId: string,
  rowIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const batch of batches(rowIds)) {
    const rows = await handle
      .selectFrom('csv_row')
      .select(['row_id', 'workout_id'])
      .where('rider_id', '=', riderId)
      .where('row_id', 'in', batch)
      .execute();
    for (const row of rows) found.set(row.row_id, row.workout_id);
  }
  return found;
}

export async function listWorkoutsBetween(
  handle: Handle,
  riderId: string,
  from: string,
  to: string,
): Promise<readonly Workout[]> {
  const rows = await handle
    .selectFrom('workout')
    .select(workoutColumnNames)
    .where('rider_id', '=', riderId)
    .where('started_at', '>=', from)
    .where('started_at', '<=', to)
    .orderBy('started_at')
    .orderBy('workout_id')
    .execute();
  return rows.map(decodeWorkoutRow);
}

export async function listFileWorkoutsBetween(
  handle: Handle,
  riderId: string,
  from: string,
  to: string,
): Promise<readonly FileWorkoutStart[]> {
  const rows = await handle
    .selectFrom('workout')
    .innerJoin('csv_row', (join) =>
      join
        .onRef('csv_row.rider_id', '=', 'workout.rider_id')
        .onRef('csv_row.workout_id', '=', 'workout.workout_id'),
    )
    .select([
      'workout.workout_id',
      (expression) => expression.fn.min('uncertainty_seconds').as('uncertainty'),
    ])
    .where('workout.rider_id', '=', riderId)
    .where('started_at', '>=', from)
    .where('started_at', '<=', to)
    .where('workout.workout_id', 'not in', (query) =>
      query.selectFrom('ledger').select('ledger.workout_id').where('ledger.rider_id', '=', riderId),
    )
    .groupBy('workout.workout_id')
    .execute();
  if (rows.length === 0) return [];
  const uncertainties = new Map(rows.map((row) => [row.workout_id, Number(row.uncertainty)]));
  return (await listWorkoutsBetween(handle, riderId, from, to)).flatMap((workout) => {
    const uncertaintySeconds = uncertainties.get(workout.id);
    return uncertaintySeconds === undefined ? [] : [{ workout, uncertaintySeconds }];
  });
}

export async function listSources(
  handle: Handle,
  riderId: string,
  workoutIds: readonly string[],
): Promise<readonly WorkoutSource[]> {
  const first = new Map<string, WorkoutSource>();
  for (const batch of batches(workoutIds)) {
    const rows = await handle
      .selectFrom('csv_row')
      .leftJoin('ledger', (join) =>
        join
          .onRef('ledger.rider_id', '=', 'csv_row.rider_id')
          .onRef('ledger.workout_id', '=', 'csv_row.workout_id'),
      )
      .select(['csv_row.workout_id', 'import_number', 'line', 'csv_row.source', 'ledger.state'])
      .where('csv_row.rider_id', '=', riderId)
      .where('csv_row.workout_id', 'in', batch)
      .execute();
    // In an order asked for, SQLite would read all rows of the rider for every batch.
    rows.sort((a, b) => a.import_number - b.import_number || a.line - b.line);
    for (const { workout_id: workoutId, source, state } of rows) {
      if (!first.has(workoutId)) first.set(workoutId, { workoutId, source, isFromFile: state === null });
    }
  }
  return [...first.values()];
}
