/** Owns the number that tells whether anything a rider's workouts show has changed. */
import { sql } from 'kysely';
import { countRows, type Handle } from './database.ts';

export async function dataVersion(handle: Handle, riderId: string): Promise<number> {
  const row = await handle
    .selectFrom('data_version')
    .select('version')
    .where('rider_id', '=', riderId)
    .executeTakeFirst();
  return Number(row?.version ?? 0);
}

/** Runs inside the transaction that made the change. @returns rows written */
export async function advanceDataVersion(handle: Handle, riderId: string): Promise<number> {
  const written = await handle
    .insertInto('data_version')
    .values({ rider_id: riderId, version: 1 })
    .onConflict((conflict) =>
      conflict.column('rider_id').doUpdateSet({ version: sql<number>`data_version.version + 1` }),
    )
    .execute();
  return countRows(written);
}
