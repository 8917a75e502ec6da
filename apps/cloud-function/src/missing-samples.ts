/**
 * Owns asking again for what a workout's graph tells, where it could not be had: the row is in the table then, with nothing
 * measured in it. Some workouts never have a graph, and the table does not say which, so a call asks for two at most.
 */
import { decodeGraph, decodeWorkout, RequestError, type PelotonClient } from '@ridebook/peloton';
import { unnotedFingerprint } from '@ridebook/sync/carry';
import type { FailedCarry } from './effects.ts';
import type { HeldWorkout, TableShelf } from './table-shelf.ts';

/** One of the newest is the likeliest to have had a bad hour; the other may be any, so that everyone has a turn. */
const newMs = 7 * 24 * 3_600_000;

export interface MissingSamplesEffects {
  readonly peloton: Pick<PelotonClient, 'workout' | 'maybeGraph'>;
  readonly shelf: Pick<TableShelf, 'withoutSamples' | 'fillsSamples' | 'keep'>;
  readonly nowMs: () => number;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  readonly isStopping: () => boolean;
}

export interface FoundSamples {
  readonly updated: number;
  readonly failed: readonly FailedCarry[];
}

/**
 * @param triedIds workouts that were asked for in this call already
 * @throws what concerns more than one workout
 */
export async function findMissingSamples(
  { peloton, shelf, nowMs, random, isStopping }: MissingSamplesEffects,
  triedIds: ReadonlySet<string>,
): Promise<FoundSamples> {
  const lacking = shelf.withoutSamples().filter(({ id }) => !triedIds.has(id));
  const isNew = ({ createdAt }: HeldWorkout): boolean => nowMs() - Date.parse(createdAt) < newMs;
  const anyOf = (held: readonly HeldWorkout[]): readonly HeldWorkout[] =>
    held.slice(Math.floor(random() * held.length)).slice(0, 1);
  const chosen = new Set([...anyOf(lacking.filter(isNew)), ...anyOf(lacking)].map(({ id }) => id));
  const failed: FailedCarry[] = [];
  let updated = 0;
  for (const id of chosen) {
    if (isStopping()) break;
    try {
      const graph = await peloton.maybeGraph(id);
      if (graph === null || isEmpty(graph.json)) continue;
      const { workout } = decodeWorkout((await peloton.workout(id)).json, graph.json);
      if (!shelf.fillsSamples(workout)) continue;
      await shelf.keep({ workout, fingerprint: unnotedFingerprint, failure: null });
      updated += 1;
    } catch (error) {
      if (!(error instanceof RequestError)) throw error;
      failed.push({ id, reason: `${error.message} when asked again for its samples.` });
    }
  }
  return { updated, failed };
}

/** A graph that is there and tells nothing, as of a meditation. */
function isEmpty(json: unknown): boolean {
  const { summaries, averages, maxima } = decodeGraph(json);
  return Object.keys({ ...summaries, ...averages, ...maxima }).length === 0;
}
