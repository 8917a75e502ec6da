/** Owns the comparison of what is stored with the archive it was computed from: every answer is decoded once more. */
import type { Store } from '@ridebook/store';
import { readArchived } from './archived-workout.ts';

export interface ArchiveVerification {
  readonly agrees: boolean;
  /** How many archived workouts were decoded and compared. */
  readonly workouts: number;
  /** Stored otherwise than the archive says; `fields` as `Store.compareDerived` names them. */
  readonly differing: readonly { readonly id: string; readonly fields: readonly string[] }[];
  /** Archived answers that are damaged or no workout for this program. */
  readonly unreadable: readonly { readonly id: string; readonly reason: string }[];
  /** Stored as Peloton's, and nothing archived of it. */
  readonly withoutArchive: readonly string[];
}

export interface VerifyArchiveEffects {
  readonly store: Pick<
    Store,
    'compareDerived' | 'listDocumentIds' | 'listDocumentVersions' | 'listLedger' | 'maybeDocument'
  >;
  readonly isStopping: () => boolean;
  readonly onProgress: (done: number, total: number) => void;
  /** Gives signals and timers a turn: nothing here waits for the outside by itself. */
  readonly pause: () => Promise<void>;
}

const workoutsBetweenPauses = 20;

/** Sends no request and writes nothing. Takes one workout after the other, so that a history of any length fits in memory. */
export async function verifyArchive(
  { store, isStopping, onProgress, pause }: VerifyArchiveEffects,
  riderId: string,
): Promise<ArchiveVerification> {
  const ids = await store.listDocumentIds(riderId, 'workout');
  const differing: { id: string; fields: readonly string[] }[] = [];
  const unreadable: { id: string; reason: string }[] = [];
  let workouts = 0;
  for (const id of ids) {
    if (workouts % workoutsBetweenPauses === 0) {
      onProgress(workouts, ids.length);
      await pause();
      if (isStopping()) break;
    }
    workouts += 1;
    const { derived, problem } = await readArchived(store, riderId, id);
    if (derived === null) {
      unreadable.push({ id, reason: problem });
      continue;
    }
    const fields = await store.compareDerived(riderId, derived);
    if (fields.length > 0) differing.push({ id, fields });
  }
  onProgress(workouts, ids.length);
  const archived = new Set(ids);
  const withoutArchive = (await store.listLedger(riderId))
    .filter(({ workoutId, state }) => hasAnswers.has(state) && !archived.has(workoutId))
    .map(({ workoutId }) => workoutId);
  const agrees =
    workouts === ids.length && [differing, unreadable, withoutArchive].every(({ length }) => length === 0);
  return { agrees, workouts, differing, unreadable, withoutArchive };
}

/** States of the ledger in which the workout's own answer has been had. */
const hasAnswers: ReadonlySet<string> = new Set(['stored', 'partial']);
