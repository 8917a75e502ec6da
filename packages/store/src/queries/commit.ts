/** Owns the commit of one workout: its documents, its row, its samples and its ledger entry, all or none. */
import type { CommitResult, WorkoutCommit } from '../port.ts';
import { writeDocuments } from './archive.ts';
import { advanceDataVersion } from './data-version.ts';
import type { Handle } from './database.ts';
import { writeDerived } from './derived.ts';
import { meetFileWorkouts } from './filling.ts';
import { maybeLedgerRow, writeLedgerRow } from './ledger.ts';

/** Runs inside a transaction. */
export async function commitWorkout(
  handle: Handle,
  riderId: string,
  commit: WorkoutCommit,
): Promise<CommitResult> {
  const { workout, fingerprint, failure = null } = commit;
  const archived = await writeDocuments(handle, riderId, commit.documents);
  const met = await meetFileWorkouts(handle, riderId, workout.id, commit.meets ?? []);
  const derived = await writeDerived(handle, riderId, commit);

  const stored = await maybeLedgerRow(handle, riderId, workout.id);
  const ledgered = await writeLedgerRow(handle, stored, {
    rider_id: riderId,
    workout_id: workout.id,
    state: failure === null ? 'stored' : 'partial',
    fetched_fingerprint: fingerprint,
    listed_fingerprint: stored?.listed_fingerprint ?? fingerprint,
    created_at: stored?.created_at ?? workout.startedAt,
    discipline: stored?.discipline ?? workout.discipline,
    is_outdoor: stored?.is_outdoor ?? Number(workout.isOutdoor),
    attempts: failure === null ? 0 : (stored?.attempts ?? 0) + 1,
    retry_at: failure?.retryAt ?? null,
    reason: failure?.reason ?? null,
    missed_at: null,
    gone_at: null,
  });
  const hasReturned = (stored?.gone_at ?? null) !== null && derived.status === 'unchanged';
  const returned = hasReturned ? await advanceDataVersion(handle, riderId) : 0;
  return { status: derived.status, writes: archived + met + derived.writes + ledgered + returned };
}
