/** Owns the riders' own rows. */
import type { Rider } from '@ridebook/domain';
import type { RawDocument } from '../port.ts';
import type { Database, RiderTable } from '../schema.ts';
import { writeDocuments } from './archive.ts';
import { countRows, isSameRow, type Handle } from './database.ts';

/** Runs inside a transaction. @returns rows written */
export async function saveRider(handle: Handle, rider: Rider, document: RawDocument | null): Promise<number> {
  const archived = await writeDocuments(handle, rider.id, document === null ? [] : [document]);
  const row = encodeRider(rider);
  const stored = await handle
    .selectFrom('rider')
    .selectAll()
    .where('rider_id', '=', rider.id)
    .executeTakeFirst();
  if (isSameRow(stored, row)) return archived;
  const { rider_id: _rider, ...rest } = row;
  const written = await handle
    .insertInto('rider')
    .values(row)
    .onConflict((conflict) => conflict.column('rider_id').doUpdateSet(rest))
    .execute();
  return archived + countRows(written);
}

/** In the order of their ids. */
export async function listRiders(handle: Handle): Promise<readonly Rider[]> {
  const rows = await handle.selectFrom('rider').selectAll().orderBy('rider_id').execute();
  return rows.map(decodeRider);
}

export async function maybeRider(handle: Handle, riderId: string): Promise<Rider | null> {
  const row = await handle.selectFrom('rider').selectAll().where('rider_id', '=', riderId).executeTakeFirst();
  return row === undefined ? null : decodeRider(row);
}

/** Every table with a rider's rows, those that refer to others before those they refer to. */
export const riderTables = [
  'raw_head',
  'raw_document',
  'samples',
  'power_curve',
  'workout_note',
  'rider_value',
  'csv_filling',
  'csv_row',
  'csv_import',
  'workout',
  'ledger',
  'data_version',
  'sync_run',
  'pushed_row',
  'push_run',
  'rider_state',
  'rider',
] as const satisfies readonly Exclude<
  keyof Database,
  'secret' | 'api_token' | 'web_session' | 'member' | 'invitation' | 'shared_page'
>[];

/** Runs inside a transaction. @returns rows deleted */
export async function forgetRider(handle: Handle, riderId: string): Promise<number> {
  let deleted = 0;
  for (const table of riderTables) {
    deleted += countRows(await handle.deleteFrom(table).where('rider_id', '=', riderId).execute());
  }
  return deleted;
}

function encodeRider(rider: Rider): RiderTable {
  return {
    rider_id: rider.id,
    username: rider.username,
    name: rider.name,
    location: rider.location,
    image_url: rider.imageUrl,
    member_since: rider.memberSince,
    total_workouts: rider.totalWorkouts,
    workout_counts: JSON.stringify(rider.workoutCounts),
    maximum_heart_rate_bpm: rider.maximumHeartRateBpm,
  };
}

function decodeRider(row: RiderTable): Rider {
  return {
    id: row.rider_id,
    username: row.username,
    name: row.name,
    location: row.location,
    imageUrl: row.image_url,
    memberSince: row.member_since,
    totalWorkouts: row.total_workouts,
    workoutCounts: JSON.parse(row.workout_counts) as Rider['workoutCounts'],
    maximumHeartRateBpm: row.maximum_heart_rate_bpm,
  };
}
