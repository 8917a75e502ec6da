/** Owns keeping what is told of a class: its document, and its kind on every workout that took it. */
import type { RawDocument } from '../port.ts';
import { decodeWorkoutRow, workoutColumnNames } from '../workout-columns.ts';
import { writeDocuments } from './archive.ts';
import type { Handle } from './database.ts';
import { writeDerived } from './derived.ts';
import { withoutFilling } from './filling.ts';

/** Runs inside a transaction. @returns rows written */
export async function archiveClass(
  handle: Handle,
  riderId: string,
  document: RawDocument,
  classType: string | null,
): Promise<number> {
  let writes = await writeDocuments(handle, riderId, [document]);
  if (classType === null) return writes;
  const rows = await handle
    .selectFrom('workout')
    .select(workoutColumnNames)
    .where('rider_id', '=', riderId)
    .where('class_id', '=', document.id)
    .execute();
  for (const row of rows) {
    const workout = await withoutFilling(handle, riderId, decodeWorkoutRow(row));
    writes += (await writeDerived(handle, riderId, { workout: { ...workout, classType } })).writes;
  }
  return writes;
}
