/** Owns what an import will do with each row of a file: make a workout of it, give it to one that is there, or leave it. */
import { fileWorkoutPrefix, isoInstant, type Workout } from '@ridebook/domain';
import type { FileLine, FileWorkout } from '@ridebook/formats/csv';
import type { ImportRow, Store } from '@ridebook/store';
import { maybeNearest } from './match-row.ts';
import { createNumberTable, type NumberTable } from './number-table.ts';

export type PlannedLine =
  | {
      readonly line: number;
      readonly verdict: ImportRow['verdict'];
      readonly row: ImportRow;
      readonly reason: string | null;
    }
  | { readonly line: number; readonly verdict: 'rejected'; readonly row: null; readonly reason: string };

export interface PlanEffects {
  readonly store: Pick<Store, 'findImportedRows' | 'listWorkoutsBetween'>;
  /** A short text of hexadecimal digits that differs where its argument does. */
  readonly digest: (text: string) => string;
}

/** Plans the lines of one file, in pieces as they are read. What was planned before is remembered, nothing is written. */
export interface ImportPlanner {
  plan(lines: readonly FileLine[]): Promise<readonly PlannedLine[]>;
}

/** Rows further apart than this are asked for separately. */
const gapSeconds = 2 * 86_400;

/** @param expectedRows about as many as the file has */
export function createImportPlanner(
  { store, digest }: PlanEffects,
  riderId: string,
  expectedRows: number,
): ImportPlanner {
  /** Rows of this file by what they say, and where each stands. */
  const seen = createNumberTable(expectedRows);
  /** Rows of this file that are not the workout of their own id. */
  const met = new Map<string, string>();
  const claimed = createNumberTable();
  const claim = (workoutId: string): void => claimed.set(keyOf(digest(workoutId)), 1);
  const isClaimed = (workoutId: string): boolean => claimed.maybe(keyOf(digest(workoutId))) !== undefined;

  const identify = ({ line, row, problem }: FileLine): IdentifiedLine => {
    if (row === null) return { line, row, problem };
    const workout = workoutOf(row, digest);
    return { line, row, workout, firstLine: noteRow(seen, workout.id, line) };
  };

  const planRow = ({ row, workout, firstLine }: IdentifiedRow, known: Known): Decision => {
    if (firstLine !== null) {
      const workoutId = met.get(workout.id) ?? workout.id;
      return { verdict: 'unchanged', workoutId, reason: `The same row stands on line ${firstLine}.` };
    }
    const knownId = known.rows.get(workout.id);
    if (knownId !== undefined) {
      if (knownId !== workout.id) met.set(workout.id, knownId);
      return { verdict: 'unchanged', workoutId: knownId, reason: 'This row was imported before.' };
    }
    const near = workoutsWithin(known.workouts, stretchAround(workout, row.uncertaintySeconds));
    const nearest = maybeNearest({ ...row, workout }, near, isClaimed);
    if (nearest === null) return { verdict: 'imported', workoutId: workout.id, reason: null };
    claim(nearest.id);
    met.set(workout.id, nearest.id);
    const reason = `It is "${nearest.title}" of ${nearest.localDate}, which is here already.`;
    return { verdict: 'matched', workoutId: nearest.id, reason };
  };

  return {
    async plan(lines) {
      const identified = lines.map(identify);
      const fresh = identified.flatMap((line) =>
        line.row !== null && line.firstLine === null ? [line] : [],
      );
      const rows = await store.findImportedRows(
        riderId,
        fresh.map(({ workout }) => workout.id),
      );
      for (const workoutId of rows.values()) claim(workoutId);
      const stretches = fresh
        .filter(({ workout }) => !rows.has(workout.id))
        .map(({ workout, row }) => stretchAround(workout, row.uncertaintySeconds));
      const known = { rows, workouts: await listCandidates(store, riderId, stretches) };
      return identified.map((line): PlannedLine => {
        if (line.row === null) {
          return { line: line.line, verdict: 'rejected', row: null, reason: line.problem };
        }
        const { reason, ...decision } = planRow(line, known);
        const row = importRowOf(line.line, line.row, digest, decision);
        return { line: line.line, verdict: decision.verdict, row, reason };
      });
    },
  };
}

/**
 * The row of a line that was planned before.
 * @param decision its `workoutId` is `null` where the row is its own workout
 */
export function importRowOf(
  line: number,
  row: FileWorkout,
  digest: PlanEffects['digest'],
  decision: { readonly verdict: ImportRow['verdict']; readonly workoutId: string | null },
): ImportRow {
  const workout = workoutOf(row, digest);
  return {
    line,
    verdict: decision.verdict,
    workout,
    workoutId: decision.workoutId ?? workout.id,
    uncertaintySeconds: row.uncertaintySeconds,
    source: JSON.stringify(row.source),
  };
}

/** The id says what the row says: the same row of any file is the same workout. */
const workoutOf = (row: FileWorkout, digest: PlanEffects['digest']): Workout => ({
  id: `${fileWorkoutPrefix}${digest(row.identity)}`,
  ...row.workout,
});

interface IdentifiedRow {
  readonly line: number;
  readonly row: FileWorkout;
  readonly workout: Workout;
  /** Where the same row stands before; `null` for the first of its kind. */
  readonly firstLine: number | null;
}

type IdentifiedLine = IdentifiedRow | { readonly line: number; readonly row: null; readonly problem: string };

/** What is stored that rows may meet. */
interface Known {
  /** Rows that were imported before, by their ids, and the workout each belongs to. */
  readonly rows: ReadonlyMap<string, string>;
  /** Oldest first. */
  readonly workouts: readonly Workout[];
}

interface Decision {
  readonly verdict: ImportRow['verdict'];
  readonly workoutId: string;
  readonly reason: string | null;
}

/** 52 bits of a digest: enough to tell a million rows apart. */
const keyOf = (digested: string): number => Number.parseInt(digested.slice(0, 13), 16);

/** @returns the line on which the same row stands, or `null` for the first of its kind */
function noteRow(seen: NumberTable, id: string, line: number): number | null {
  const key = keyOf(id.slice(fileWorkoutPrefix.length));
  const first = seen.maybe(key);
  if (first === undefined) seen.set(key, line);
  return first ?? null;
}

type Stretch = readonly [from: number, to: number];

function stretchAround(workout: Workout, uncertaintySeconds: number): Stretch {
  const startedAt = Date.parse(workout.startedAt) / 1000;
  return [startedAt - uncertaintySeconds, startedAt + uncertaintySeconds];
}

/** Asks for as few stretches of time as cover all, oldest first. */
async function listCandidates(
  store: PlanEffects['store'],
  riderId: string,
  stretches: readonly Stretch[],
): Promise<readonly Workout[]> {
  const merged: [number, number][] = [];
  for (const [from, to] of stretches.toSorted((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last !== undefined && from - last[1] <= gapSeconds) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  const found: Workout[] = [];
  for (const [from, to] of merged) {
    found.push(...(await store.listWorkoutsBetween(riderId, isoInstant(from), isoInstant(to))));
  }
  return found;
}

/** By bisection: a file of many years meets thousands of workouts. */
function workoutsWithin(oldestFirst: readonly Workout[], stretch: Stretch): readonly Workout[] {
  const [from = '', to = ''] = stretch.map(isoInstant);
  let [low, high] = [0, oldestFirst.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((oldestFirst[middle]?.startedAt ?? '') < from) low = middle + 1;
    else high = middle;
  }
  const near: Workout[] = [];
  for (let place = low; place < oldestFirst.length; place += 1) {
    const workout = oldestFirst[place];
    if (workout === undefined || workout.startedAt > to) break;
    near.push(workout);
  }
  return near;
}
