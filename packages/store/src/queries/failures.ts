/** Owns noting that a workout could not be had, and letting it be tried again. */
import type { WorkoutFailure } from '../port.ts';
import { batches, countRows, type Handle } from './database.ts';
import { maybeLedgerRow, writeLedgerRow } from './ledger.ts';

/**
 * Runs inside a transaction.
 * @param now UTC; the place in the order of a workout that no list has shown
 * @returns rows written
 */
export async function recordFailure(
  handle: Handle,
  riderId: string,
  failure: WorkoutFailure,
  now: string,
): Promise<number> {
  const stored = await maybeLedgerRow(handle, riderId, failure.workoutId);
  const hasRow = stored?.state === 'stored' || stored?.state === 'partial';
  return writeLedgerRow(handle, stored, {
    rider_id: riderId,
    workout_id: failure.workoutId,
    state: hasRow ? stored.state : 'failed',
    fetched_fingerprint: stored?.fetched_fingerprint ?? null,
    listed_fingerprint: stored?.listed_fingerprint ?? '',
    created_at: stored?.created_at ?? now,
    discipline: stored?.discipline ?? null,
    is_outdoor: stored?.is_outdoor ?? 0,
    attempts: (stored?.attempts ?? 0) + 1,
    retry_at: failure.retryAt,
    reason: failure.reason,
    missed_at: stored?.missed_at ?? null,
    gone_at: stored?.gone_at ?? null,
  });
}

/** @param now UTC, from when on it may be tried @returns rows written */
export async function clearRetry(
  handle: Handle,
  riderId: string,
  workoutIds: readonly string[] | undefined,
  now: string,
): Promise<number> {
  const update = handle
    .updateTable('ledger')
    .set({ attempts: 0, retry_at: now })
    .where('rider_id', '=', riderId)
    .where('reason', 'is not', null);
  if (workoutIds === undefined) return countRows(await update.execute());
  let writes = 0;
  for (const batch of batches(workoutIds)) {
    writes += countRows(await update.where('workout_id', 'in', batch).execute());
  }
  return writes;
}
