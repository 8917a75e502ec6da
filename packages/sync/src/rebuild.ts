/** Owns computing every stored workout anew from the archive, without one request. */
import { parseAnswer, RequestError } from '@ridebook/peloton';
import type { CommitResult, Store } from '@ridebook/store';
import { deriveWorkout } from './derive-workout.ts';

export interface RebuildEffects {
  readonly store: Pick<Store, 'listDocumentIds' | 'maybeDocument' | 'saveDerived'>;
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
      const { status } = await rebuildWorkout(effects.store, riderId, id);
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

/** @throws RequestError where the archived answer is no workout */
export async function rebuildWorkout(
  store: Pick<Store, 'maybeDocument' | 'saveDerived'>,
  riderId: string,
  id: string,
): Promise<CommitResult> {
  const detail = await store.maybeDocument(riderId, 'workout', id);
  const graph = await store.maybeDocument(riderId, 'graph', id);
  const derived = deriveWorkout(
    detail === null ? null : parseAnswer(detail.text).json,
    graph === null ? null : parseAnswer(graph.text).json,
  );
  return store.saveDerived(riderId, derived);
}
