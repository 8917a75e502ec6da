/** Owns computing every stored workout anew from the archive, without one request. */
import { RequestError } from '@ridebook/peloton';
import type { CommitResult, Store } from '@ridebook/store';
import { deriveArchived } from './archived-workout.ts';
import type { deriveWorkout } from './derive-workout.ts';

export interface RebuildEffects {
  readonly store: Pick<Store, 'listDocumentIds' | 'listDocumentVersions' | 'maybeDocument' | 'saveDerived'>;
  /** How a workout is computed; absent: as a sync computes it. */
  readonly derive?: typeof deriveWorkout;
  readonly isStopping: () => boolean;
  readonly onProgress: (done: number, total: number) => void;
  /** Gives signals and timers a turn: nothing here waits for the outside by itself. */
  readonly pause: () => Promise<void>;
}

export interface RebuildResult {
  /** How many were computed. */
  readonly workouts: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Archived answers that are no workout any more for the decoder; what was stored of them stays. */
  readonly failed: readonly { readonly id: string; readonly reason: string }[];
}

const workoutsBetweenPauses = 20;

/** Takes one workout after the other, so that a history of any length fits in memory. */
export async function rebuild(effects: RebuildEffects, riderId: string): Promise<RebuildResult> {
  const ids = await effects.store.listDocumentIds(riderId, 'workout');
  let updated = 0;
  let unchanged = 0;
  const failed: { id: string; reason: string }[] = [];
  const done = (): number => updated + unchanged + failed.length;
  for (const id of ids) {
    if (done() % workoutsBetweenPauses === 0) {
      effects.onProgress(done(), ids.length);
      await effects.pause();
      if (effects.isStopping()) break;
    }
    try {
      const { status } = await rebuildWorkout(effects.store, riderId, id, effects.derive);
      if (status === 'unchanged') unchanged += 1;
      else updated += 1;
    } catch (error) {
      if (!(error instanceof RequestError)) throw error;
      failed.push({ id, reason: `${error.message}.` });
    }
  }
  effects.onProgress(done(), ids.length);
  return { workouts: done(), updated, unchanged, failed };
}

/**
 * @param derive how it is computed; absent: as a sync computes it
 * @throws RequestError where the newest archived answer is no workout
 */
export async function rebuildWorkout(
  store: Pick<Store, 'listDocumentVersions' | 'maybeDocument' | 'saveDerived'>,
  riderId: string,
  id: string,
  derive?: typeof deriveWorkout,
): Promise<CommitResult> {
  return store.saveDerived(riderId, await deriveArchived(store, riderId, id, derive));
}
