/** Owns noting what a workouts list showed: new ids, changed fingerprints, and what came back. */
import type { ListedWorkout } from '../port.ts';
import type { LedgerTable } from '../schema.ts';
import { advanceDataVersion } from './data-version.ts';
import { batches, countRows, type Handle } from './database.ts';

/** Runs inside a transaction. @returns rows written: 0 when the ledger knows all of it */
export async function recordListed(
  handle: Handle,
  riderId: string,
  listed: readonly ListedWorkout[],
): Promise<number> {
  // A list that shifts while it is paged shows an id twice; what it said last counts.
  const latest = new Map(listed.map((workout) => [workout.workoutId, workout]));
  const ledger = await loadListing(handle, riderId, [...latest.keys()]);
  const changed = [...latest.values()].filter((workout) => {
    const stored = ledger.get(workout.workoutId);
    return (
      stored === undefined ||
      stored.missed_at !== null ||
      stored.listed_fingerprint !== workout.fingerprint ||
      stored.created_at !== workout.createdAt ||
      stored.discipline !== workout.discipline ||
      stored.is_outdoor !== Number(workout.isOutdoor)
    );
  });

  let writes = 0;
  for (const batch of batches(changed)) {
    const written = await handle
      .insertInto('ledger')
      .values(batch.map((workout) => discoveredRow(riderId, workout)))
      .onConflict((conflict) =>
        conflict.columns(['rider_id', 'workout_id']).doUpdateSet((expression) => ({
          listed_fingerprint: expression.ref('excluded.listed_fingerprint'),
          created_at: expression.ref('excluded.created_at'),
          discipline: expression.ref('excluded.discipline'),
          is_outdoor: expression.ref('excluded.is_outdoor'),
          missed_at: null,
          gone_at: null,
        })),
      )
      .execute();
    writes += countRows(written);
  }
  const hasReturned = changed.some((workout) => (ledger.get(workout.workoutId)?.gone_at ?? null) !== null);
  return hasReturned ? writes + (await advanceDataVersion(handle, riderId)) : writes;
}

async function loadListing(handle: Handle, riderId: string, workoutIds: readonly string[]) {
  const entries = new Map<string, LedgerTable>();
  for (const batch of batches(workoutIds)) {
    const rows = await handle
      .selectFrom('ledger')
      .selectAll()
      .where('rider_id', '=', riderId)
      .where('workout_id', 'in', batch)
      .execute();
    for (const row of rows) entries.set(row.workout_id, row);
  }
  return entries;
}

function discoveredRow(riderId: string, workout: ListedWorkout): LedgerTable {
  return {
    rider_id: riderId,
    workout_id: workout.workoutId,
    state: 'discovered',
    fetched_fingerprint: null,
    listed_fingerprint: workout.fingerprint,
    created_at: workout.createdAt,
    discipline: workout.discipline,
    is_outdoor: Number(workout.isOutdoor),
    attempts: 0,
    retry_at: null,
    reason: null,
    missed_at: null,
    gone_at: null,
  };
}
