/** Owns bringing home one workout: what is missing of its answers, decoded once, in one commit. */
import { isoInstant, type FailedWorkout, type Workout } from '@ridebook/domain';
import { parseAnswer, RequestError, type Answer } from '@ridebook/peloton';
import type { LedgerEntry, RawDocument, WorkoutFailure } from '@ridebook/store';
import { deriveWorkout } from './derive-workout.ts';
import type { SyncEffects } from './effects.ts';
import { findFileWorkouts } from './imports/meet-file-workouts.ts';
import { retryAtMs } from './ledger-retry.ts';
import type { PlannedWorkout } from './plan-sync.ts';

export interface FetchedWorkout {
  readonly status: 'added' | 'updated' | 'unchanged' | 'failed';
  readonly writes: number;
  /** Present when something could not be had; a workout without its graph is stored all the same. */
  readonly failure: FailedWorkout | null;
  readonly workout: Workout | null;
  /** Peloton answered 404 for the workout itself. */
  readonly isUnknown: boolean;
}

type FetchEffects = Pick<SyncEffects, 'peloton' | 'store' | 'nowMs'>;

/** An answer and where it came from: only what is fresh needs archiving. */
interface Source {
  readonly answer: Answer | null;
  readonly isFresh: boolean;
  readonly failure: WorkoutFailure | null;
}

/**
 * Fetches, archives, decodes and commits one workout. A refusal that concerns only this workout is a result.
 * @throws SignInAgainError and UpstreamError when no other workout could be had either
 */
export async function fetchWorkout(
  effects: FetchEffects,
  riderId: string,
  planned: PlannedWorkout,
): Promise<FetchedWorkout> {
  const { entry } = planned;
  try {
    const detail = await bringDetail(effects, riderId, planned);
    const graph = await bringGraph(effects, riderId, planned);
    const derived = deriveWorkout(detail.answer?.json, graph.answer?.json ?? null);
    const meets = await findFileWorkouts(effects.store, riderId, derived.workout);
    const commit = await effects.store.commitWorkout(riderId, {
      ...derived,
      meets,
      documents: [
        ...freshDocument('workout', entry.workoutId, detail, effects.nowMs()),
        ...freshDocument('graph', entry.workoutId, graph, effects.nowMs()),
      ],
      fingerprint: entry.listedFingerprint,
      ...(graph.failure === null ? {} : { failure: graph.failure }),
    });
    return { ...commit, failure: failedWorkout(graph.failure), workout: derived.workout, isUnknown: false };
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
    const failure = failureOf(effects, entry, `${error.message}.`);
    const writes = await effects.store.recordFailure(riderId, failure);
    const isUnknown = error.kind === 'not-found';
    return { status: 'failed', writes, failure: failedWorkout(failure), workout: null, isUnknown };
  }
}

async function bringDetail(
  effects: FetchEffects,
  riderId: string,
  { entry, scope }: PlannedWorkout,
): Promise<Source> {
  const archived =
    scope === 'graph' ? await maybeArchived(effects, riderId, 'workout', entry.workoutId) : null;
  if (archived !== null) return archived;
  return { answer: await effects.peloton.workout(entry.workoutId), isFresh: true, failure: null };
}

async function bringGraph(
  effects: FetchEffects,
  riderId: string,
  { entry, scope }: PlannedWorkout,
): Promise<Source> {
  const archived = () => maybeArchived(effects, riderId, 'graph', entry.workoutId);
  // A workout without an archived graph answered 404 when it was fetched whole: it has none.
  if (scope === 'detail') return (await archived()) ?? { answer: null, isFresh: false, failure: null };
  try {
    return { answer: await effects.peloton.maybeGraph(entry.workoutId), isFresh: true, failure: null };
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
    const failure = failureOf(effects, entry, `${error.message} when asked for its samples.`);
    // Samples that were had before are not given up because they cannot be had again.
    return { answer: (await archived())?.answer ?? null, isFresh: false, failure };
  }
}

async function maybeArchived(
  effects: FetchEffects,
  riderId: string,
  kind: 'workout' | 'graph',
  id: string,
): Promise<Source | null> {
  const document = await effects.store.maybeDocument(riderId, kind, id);
  return document === null ? null : { answer: parseAnswer(document.text), isFresh: false, failure: null };
}

function freshDocument(
  kind: 'workout' | 'graph',
  id: string,
  { answer, isFresh }: Source,
  nowMs: number,
): readonly RawDocument[] {
  return answer === null || !isFresh
    ? []
    : [{ kind, id, text: answer.text, fetchedAt: isoInstant(nowMs / 1000) }];
}

const failureOf = (effects: FetchEffects, entry: LedgerEntry, reason: string): WorkoutFailure => ({
  workoutId: entry.workoutId,
  reason,
  retryAt: isoInstant(retryAtMs(effects.nowMs(), entry.attempts + 1) / 1000),
});

const failedWorkout = (failure: WorkoutFailure | null): FailedWorkout | null =>
  failure === null ? null : { id: failure.workoutId, reason: failure.reason, retryAt: failure.retryAt };
