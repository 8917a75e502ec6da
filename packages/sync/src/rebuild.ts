/** Owns computing every stored workout anew from the archive, without one request. */
import type { Store } from '@ridebook/store';
import { readArchived } from './archived-workout.ts';
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
  /** Archived answers that are damaged, or no workout any more for the decoder; what was stored of them stays. */
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
    const { derived, problem } = await readArchived(effects.store, riderId, id, effects.derive);
    if (derived === null) failed.push({ id, reason: problem });
    else if ((await effects.store.saveDerived(riderId, derived)).status === 'unchanged') unchanged += 1;
    else updated += 1;
  }
  effects.onProgress(done(), ids.length);
  return { workouts: done(), updated, unchanged, failed };
}
