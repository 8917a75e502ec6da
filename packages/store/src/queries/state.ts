/** Owns the small facts a rider's schedules and cool-downs leave behind. */
import type { Handle } from './database.ts';

export async function putState(
  handle: Handle,
  riderId: string,
  key: string,
  value: string | null,
): Promise<void> {
  if (value === null) {
    await handle.deleteFrom('rider_state').where('rider_id', '=', riderId).where('key', '=', key).execute();
    return;
  }
  await handle
    .insertInto('rider_state')
    .values({ rider_id: riderId, key, value })
    .onConflict((conflict) =>
      conflict.columns(['rider_id', 'key']).doUpdateSet({ value }).where('rider_state.value', '<>', value),
    )
    .execute();
}

export async function maybeState(handle: Handle, riderId: string, key: string): Promise<string | null> {
  const row = await handle
    .selectFrom('rider_state')
    .select('value')
    .where('rider_id', '=', riderId)
    .where('key', '=', key)
    .executeTakeFirst();
  return row?.value ?? null;
}
