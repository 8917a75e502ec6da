/** Owns the bookkeeping of workouts that a complete list no longer shows. */
import { judgeAbsence } from '../gone-rule.ts';
import type { MissingResult } from '../port.ts';
import { advanceDataVersion } from './data-version.ts';
import { batches, countRows, type Handle } from './database.ts';

/** Runs inside a transaction. */
export async function markMissing(
  handle: Handle,
  riderId: string,
  workoutIds: readonly string[],
  missedAt: string,
): Promise<MissingResult> {
  const missing = new Set(workoutIds);
  const rows = await handle
    .selectFrom('ledger')
    .select(['workout_id', 'missed_at'])
    .where('rider_id', '=', riderId)
    .where('gone_at', 'is', null)
    .execute();
  const judged = rows
    .filter((row) => missing.has(row.workout_id))
    .map((row) => ({ id: row.workout_id, verdict: judgeAbsence(row.missed_at, missedAt) }));
  const firstMissed = judged.filter(({ verdict }) => verdict === 'first').map(({ id }) => id);
  const gone = judged.filter(({ verdict }) => verdict === 'gone').map(({ id }) => id);

  let writes = await setOnAll(handle, riderId, firstMissed, { missed_at: missedAt });
  writes += await setOnAll(handle, riderId, gone, { gone_at: missedAt });
  if (gone.length > 0) writes += await advanceDataVersion(handle, riderId);
  return { gone, writes };
}

async function setOnAll(
  handle: Handle,
  riderId: string,
  workoutIds: readonly string[],
  values: { readonly missed_at: string } | { readonly gone_at: string },
): Promise<number> {
  let writes = 0;
  for (const batch of batches(workoutIds)) {
    const updated = await handle
      .updateTable('ledger')
      .set(values)
      .where('rider_id', '=', riderId)
      .where('workout_id', 'in', batch)
      .execute();
    writes += countRows(updated);
  }
  return writes;
}
