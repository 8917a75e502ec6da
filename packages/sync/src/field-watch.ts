/**
 * Owns noticing that the API has changed: a field that was always there and is missing from answer after answer. Pure;
 * what it remembers is a small JSON in the rider's state.
 */
import type { FieldPresence } from '@ridebook/peloton';

/** The answers about one workout, as far as they are watched. */
export interface FieldObservation {
  /** UTC, of the workout. */
  readonly createdAt: string;
  /** What was archived of the workout before; `null` for a new one. */
  readonly before: FieldPresence | null;
  readonly now: FieldPresence;
}

export interface FieldHistory {
  /** Workouts that had the field, and all that should have, before the recent ones. */
  readonly had: number;
  readonly of: number;
  /**
   * The last answers, the newest last: `y` and `n` for a new workout with and without the field, `Y` and `N` for one that
   * had the field and was fetched again.
   */
  readonly recent: string;
}

export interface FieldWatch {
  /** Of the program that watched: a newer one reads the answers with other eyes. */
  readonly decoderVersion: number;
  /** The newest workout seen, UTC. */
  readonly newestCreatedAt: string;
  readonly fields: Readonly<Record<string, FieldHistory>>;
  /** The fields that vanished, and since when that is known, UTC. */
  readonly vanished: Readonly<Record<string, string>>;
}

/** Fewer answers than this prove nothing. */
const answersToJudgeBy = 20;
const alwaysThere = 0.95;
const vanishedBelow = 0.05;
const backAgainAbove = 0.5;

const noHistory: FieldHistory = { had: 0, of: 0, recent: '' };

const emptyWatch = (decoderVersion: number): FieldWatch => ({
  decoderVersion,
  newestCreatedAt: '',
  fields: {},
  vanished: {},
});

/**
 * Takes in what a sync saw.
 * @param text what was remembered, or `null`
 * @param nowIso UTC
 */
export function watchFields(
  text: string | null,
  observations: readonly FieldObservation[],
  decoderVersion: number,
  nowIso: string,
): FieldWatch {
  const kept = text === null ? emptyWatch(decoderVersion) : (JSON.parse(text) as FieldWatch);
  const watch = kept.decoderVersion === decoderVersion ? kept : withoutRecent(kept, decoderVersion);
  const fields = new Map(Object.entries(watch.fields));
  let { newestCreatedAt } = watch;
  // A first sync goes back in time, and what was not yet there long ago has not vanished.
  for (const observation of [...observations].sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1))) {
    const isNewest = observation.createdAt > newestCreatedAt;
    for (const [name, isThere] of Object.entries(observation.now)) {
      const history = fields.get(name) ?? noHistory;
      const isFrozen = name in watch.vanished;
      if (observation.before !== null) {
        if (observation.before[name] === true)
          fields.set(name, withRecent(history, isThere ? 'Y' : 'N', isFrozen));
      } else if (isNewest) fields.set(name, withRecent(history, isThere ? 'y' : 'n', isFrozen));
      else if (!isFrozen) fields.set(name, withEarlier(history, isThere));
    }
    if (isNewest && observation.before === null) newestCreatedAt = observation.createdAt;
  }
  const vanished = judge(fields, watch.vanished, nowIso);
  return { decoderVersion, newestCreatedAt, fields: Object.fromEntries(fields), vanished };
}

function judge(
  fields: ReadonlyMap<string, FieldHistory>,
  known: FieldWatch['vanished'],
  nowIso: string,
): FieldWatch['vanished'] {
  return Object.fromEntries(
    [...fields].flatMap(([name, history]) => {
      const since = known[name];
      const share = shareThere(history.recent);
      if (since !== undefined) return share > backAgainAbove ? [] : [[name, since]];
      const wasAlwaysThere = history.of >= answersToJudgeBy && history.had / history.of >= alwaysThere;
      const isMissing = history.recent.length >= answersToJudgeBy && share < vanishedBelow;
      return wasAlwaysThere && isMissing ? [[name, nowIso]] : [];
    }),
  );
}

const shareThere = (recent: string): number =>
  [...recent].filter((answer) => answer.toLowerCase() === 'y').length / Math.max(1, recent.length);

const withEarlier = ({ had, of, recent }: FieldHistory, isThere: boolean): FieldHistory => ({
  had: had + (isThere ? 1 : 0),
  of: of + 1,
  recent,
});

/** @param isFrozen the field has vanished: what it was like before is not diluted with what it is like since */
function withRecent(history: FieldHistory, answer: string, isFrozen: boolean): FieldHistory {
  const recent = history.recent + answer;
  if (recent.length <= answersToJudgeBy) return { ...history, recent };
  const oldest = recent[0];
  const next = { ...history, recent: recent.slice(1) };
  // A workout that was fetched again is among the earlier ones already.
  return isFrozen || oldest === 'Y' || oldest === 'N' ? next : withEarlier(next, oldest === 'y');
}

const withoutRecent = (watch: FieldWatch, decoderVersion: number): FieldWatch => ({
  ...watch,
  decoderVersion,
  fields: Object.fromEntries(
    Object.entries(watch.fields).map(([name, history]) => [name, { ...history, recent: '' }]),
  ),
  vanished: {},
});
