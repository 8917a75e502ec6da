/** Owns reading the ledger, and the one function that writes an entry. */
import type { FailedWorkout } from '@ridebook/domain';
import type { LedgerEntry, ListedType } from '../port.ts';
import type { LedgerTable } from '../schema.ts';
import { countRows, isSameRow, type Handle } from './database.ts';

/** Newest first. */
export async function listLedger(handle: Handle, riderId: string): Promise<readonly LedgerEntry[]> {
  const rows = await handle
    .selectFrom('ledger')
    .selectAll()
    .where('rider_id', '=', riderId)
    .orderBy('created_at', 'desc')
    .orderBy('workout_id')
    .execute();
  return rows.map(decodeEntry);
}

/** Each type once: a history of thousands is asked for again and again while it comes home. */
export async function listDiscoveredTypes(
  handle: Handle,
  riderId: string,
  limit?: number,
): Promise<readonly ListedType[]> {
  const types = handle
    .selectFrom('ledger')
    .select(['discipline', 'is_outdoor'])
    .distinct()
    .where('rider_id', '=', riderId)
    .where('state', '=', 'discovered')
    .where('gone_at', 'is', null);
  const rows = await (limit === undefined ? types : types.limit(limit)).execute();
  return rows.map(({ discipline, is_outdoor }) => ({ discipline, isOutdoor: is_outdoor === 1 }));
}

export async function listFailed(handle: Handle, riderId: string): Promise<readonly FailedWorkout[]> {
  const rows = await handle
    .selectFrom('ledger')
    .select(['workout_id', 'reason', 'retry_at'])
    .where('rider_id', '=', riderId)
    .where('reason', 'is not', null)
    .where('gone_at', 'is', null)
    .orderBy('created_at', 'desc')
    .orderBy('workout_id')
    .execute();
  return rows.map((row) => ({ id: row.workout_id, reason: row.reason ?? '', retryAt: row.retry_at }));
}

export async function maybeLedgerRow(
  handle: Handle,
  riderId: string,
  workoutId: string,
): Promise<LedgerTable | undefined> {
  return handle
    .selectFrom('ledger')
    .selectAll()
    .where('rider_id', '=', riderId)
    .where('workout_id', '=', workoutId)
    .executeTakeFirst();
}

/** Writes an entry unless it stands there already. @returns rows written */
export async function writeLedgerRow(
  handle: Handle,
  stored: LedgerTable | undefined,
  next: LedgerTable,
): Promise<number> {
  if (isSameRow(stored, next)) return 0;
  const { rider_id: _rider, workout_id: _workout, ...rest } = next;
  const written = await handle
    .insertInto('ledger')
    .values(next)
    .onConflict((conflict) => conflict.columns(['rider_id', 'workout_id']).doUpdateSet(rest))
    .execute();
  return countRows(written);
}

function decodeEntry(row: LedgerTable): LedgerEntry {
  return {
    workoutId: row.workout_id,
    state: row.gone_at === null ? row.state : 'gone',
    fetchedFingerprint: row.fetched_fingerprint,
    listedFingerprint: row.listed_fingerprint,
    createdAt: row.created_at,
    discipline: row.discipline,
    isOutdoor: row.is_outdoor === 1,
    attempts: row.attempts,
    retryAt: row.retry_at,
    reason: row.reason,
    missedAt: row.missed_at,
  };
}
