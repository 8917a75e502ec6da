/** Owns bringing home one workout: its detail, its graph, decoded once, in one commit. */
import { isoInstant, type FailedWorkout, type Workout } from '@ridebook/domain';
import { decodeWorkout, RequestError, type Answer } from '@ridebook/peloton';
import type { LedgerEntry, RawDocument, WorkoutFailure } from '@ridebook/store';
import type { SyncEffects } from './effects.ts';
import { retryAtMs } from './ledger-retry.ts';

export interface FetchedWorkout {
  readonly status: 'added' | 'updated' | 'unchanged' | 'failed';
  readonly writes: number;
  /** Present when something could not be had; a workout without its graph is stored all the same. */
  readonly failure: FailedWorkout | null;
  readonly workout: Workout | null;
}

type Fetched = Pick<SyncEffects, 'peloton' | 'store' | 'nowMs'>;

/**
 * Fetches, archives, decodes and commits one workout. A refusal that concerns only this workout is a result.
 * @throws SignInAgainError and UpstreamError when no other workout could be had either
 */
export async function fetchWorkout(
  effects: Fetched,
  riderId: string,
  entry: LedgerEntry,
): Promise<FetchedWorkout> {
  try {
    const detail = await effects.peloton.workout(entry.workoutId);
    const graph = await maybeGraph(effects, entry);
    const { workout } = decodeWorkout(detail.json, graph.answer?.json ?? null);
    const commit = await effects.store.commitWorkout(riderId, {
      documents: documentsOf(entry.workoutId, detail, graph.answer, isoInstant(effects.nowMs() / 1000)),
      workout,
      fingerprint: entry.listedFingerprint,
      ...(graph.failure === null ? {} : { failure: graph.failure }),
    });
    return { ...commit, failure: failedWorkout(graph.failure), workout };
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
    const failure = failureOf(effects, entry, `${error.message}.`);
    const writes = await effects.store.recordFailure(riderId, failure);
    return { status: 'failed', writes, failure: failedWorkout(failure), workout: null };
  }
}

interface GraphOutcome {
  readonly answer: Answer | null;
  readonly failure: WorkoutFailure | null;
}

async function maybeGraph(effects: Fetched, entry: LedgerEntry): Promise<GraphOutcome> {
  try {
    return { answer: await effects.peloton.maybeGraph(entry.workoutId), failure: null };
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
    const reason = `${error.message} when asked for its samples.`;
    return { answer: null, failure: failureOf(effects, entry, reason) };
  }
}

const failureOf = (effects: Fetched, entry: LedgerEntry, reason: string): WorkoutFailure => ({
  workoutId: entry.workoutId,
  reason,
  retryAt: isoInstant(retryAtMs(effects.nowMs(), entry.attempts + 1) / 1000),
});

const failedWorkout = (failure: WorkoutFailure | null): FailedWorkout | null =>
  failure === null ? null : { id: failure.workoutId, reason: failure.reason, retryAt: failure.retryAt };

function documentsOf(
  id: string,
  detail: Answer,
  graph: Answer | null,
  fetchedAt: string,
): readonly RawDocument[] {
  const detailDocument: RawDocument = { kind: 'workout', id, text: detail.text, fetchedAt };
  return graph === null
    ? [detailDocument]
    : [detailDocument, { kind: 'graph', id, text: graph.text, fetchedAt }];
}
