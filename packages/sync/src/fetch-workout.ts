/** Owns bringing home one workout: what is missing of its answers, decoded once, in one commit. */
import { isoInstant, type FailedWorkout, type Workout } from '@ridebook/domain';
import {
  isSameButForRankings,
  parseAnswer,
  presenceOfFields,
  RequestError,
  type Answer,
} from '@ridebook/peloton';
import { StorageError, type LedgerEntry, type RawDocument, type WorkoutFailure } from '@ridebook/store';
import { withClassType } from './class-type.ts';
import { deriveWorkout } from './derive-workout.ts';
import type { SyncEffects } from './effects.ts';
import type { FieldObservation } from './field-watch.ts';
import { findFileWorkouts } from './imports/meet-file-workouts.ts';
import { failedWorkout, failureOf } from './failures.ts';
import type { PlannedWorkout } from './plan-sync.ts';

export interface FetchedWorkout {
  readonly status: 'added' | 'updated' | 'unchanged' | 'failed';
  readonly writes: number;
  /** Present when something could not be had; a workout without its graph is stored all the same. */
  readonly failure: FailedWorkout | null;
  readonly workout: Workout | null;
  /** Peloton answered 404 for the workout itself. */
  readonly isUnknown: boolean;
  /** What its fresh answers had of the fields that are watched. */
  readonly observation: FieldObservation | null;
}

type FetchEffects = Pick<SyncEffects, 'peloton' | 'store' | 'nowMs'>;

/** What the archive holds of the workout already, the newest last. */
interface Known {
  readonly details: readonly Answer[];
  readonly graphs: readonly Answer[];
  /** A body of it cannot be read any more: what comes now is written over it. */
  readonly isDamaged: boolean;
}

const nothingKnown: Known = { details: [], graphs: [], isDamaged: false };

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
    const known = await readKnown(effects, riderId, planned);
    const detail = await bringDetail(effects, planned, known);
    const graph = await bringGraph(effects, planned, known);
    const answers = {
      details: withFresh(known.details, detail).map(({ json }) => json),
      graphs: withFresh(known.graphs, graph).map(({ json }) => json),
    };
    const derived = await withClassType(effects.store, riderId, deriveWorkout(answers));
    const meets = await findFileWorkouts(effects.store, riderId, derived.workout);
    const commit = await effects.store.commitWorkout(riderId, {
      ...derived,
      meets,
      documents: [
        ...freshDocument(effects, 'workout', entry.workoutId, detail, known),
        ...freshDocument(effects, 'graph', entry.workoutId, graph, known),
      ],
      fingerprint: entry.listedFingerprint,
      ...(graph.failure === null ? {} : { failure: graph.failure }),
    });
    return {
      ...commit,
      failure: graph.failure === null ? null : failedWorkout(graph.failure),
      workout: derived.workout,
      isUnknown: false,
      observation: observe(entry, known, detail, graph),
    };
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
    const failure = failureOf(effects, entry, `${error.message}.`);
    const writes = await effects.store.recordFailure(riderId, failure);
    const isUnknown = error.kind === 'not-found';
    return {
      status: 'failed',
      writes,
      failure: failedWorkout(failure),
      workout: null,
      isUnknown,
      observation: null,
    };
  }
}

async function readKnown(
  { store }: FetchEffects,
  riderId: string,
  { entry, scope }: PlannedWorkout,
): Promise<Known> {
  // Nothing is archived of what was never fetched.
  if (entry.state === 'discovered') return nothingKnown;
  const read = async (kind: 'workout' | 'graph') =>
    (await store.listDocumentVersions(riderId, kind, entry.workoutId)).map(({ text }) => parseAnswer(text));
  try {
    return { details: await read('workout'), graphs: await read('graph'), isDamaged: false };
  } catch (error) {
    if (!(error instanceof StorageError) || scope !== 'whole') throw error;
    return { ...nothingKnown, isDamaged: true };
  }
}

async function bringDetail(
  { peloton }: FetchEffects,
  { entry, scope }: PlannedWorkout,
  known: Known,
): Promise<Source> {
  const archived = scope === 'graph' ? known.details.at(-1) : undefined;
  if (archived !== undefined) return { answer: archived, isFresh: false, failure: null };
  return { answer: await peloton.workout(entry.workoutId), isFresh: true, failure: null };
}

async function bringGraph(
  effects: FetchEffects,
  { entry, scope }: PlannedWorkout,
  known: Known,
): Promise<Source> {
  const archived: Source = { answer: known.graphs.at(-1) ?? null, isFresh: false, failure: null };
  // A workout without an archived graph answered 404 when it was fetched whole: it has none.
  if (scope === 'detail') return archived;
  try {
    const answer = await effects.peloton.maybeGraph(entry.workoutId);
    // Samples that were had before are not given up because Peloton has none any more, or cannot be asked.
    return answer === null ? archived : { answer, isFresh: true, failure: null };
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
    return {
      ...archived,
      failure: failureOf(effects, entry, `${error.message} when asked for its samples.`),
    };
  }
}

/** The archive as it will be: the fresh answer last, in the place of one that differs in nothing that lasts. */
function withFresh(known: readonly Answer[], { answer, isFresh }: Source): readonly Answer[] {
  if (answer === null || !isFresh) return known;
  const others = known.filter(({ text }) => text !== answer.text);
  const newest = known.at(-1);
  const isReplacing = newest !== undefined && isReplacement(newest, answer);
  return [...(isReplacing ? others.filter(({ text }) => text !== newest.text) : others), answer];
}

const isReplacement = (newest: Answer, answer: Answer): boolean =>
  isSameButForRankings(newest.json, answer.json);

function freshDocument(
  { nowMs }: FetchEffects,
  kind: 'workout' | 'graph',
  id: string,
  { answer, isFresh }: Source,
  known: Known,
): readonly RawDocument[] {
  if (answer === null || !isFresh) return [];
  const newest = (kind === 'workout' ? known.details : known.graphs).at(-1);
  return [
    {
      kind,
      id,
      text: answer.text,
      fetchedAt: isoInstant(nowMs() / 1000),
      replacesNewest: newest !== undefined && isReplacement(newest, answer),
      isRepair: known.isDamaged,
    },
  ];
}

/** What the fresh answers say of the fields that have always been there; `null` where none is fresh. */
function observe(entry: LedgerEntry, known: Known, detail: Source, graph: Source): FieldObservation | null {
  if (!detail.isFresh || !graph.isFresh || detail.answer === null) return null;
  const before = known.details.at(-1);
  return {
    createdAt: entry.createdAt,
    before: before === undefined ? null : presenceOfFields(before.json, known.graphs.at(-1)?.json ?? null),
    now: presenceOfFields(detail.answer.json, graph.answer?.json ?? null),
  };
}
