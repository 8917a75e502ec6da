/** Owns the order of the explorer's table: each column's order is found once, a selection then only keeps its own rows. */
import type { Workout } from '@ridebook/domain';
import { maybeClassMinutes } from '../counted.ts';
import { measureOf, type MeasureName } from '../measures.ts';
import type { ExplorerIndex } from './explorer-index.ts';

type SortKey = string | number | null;

const measured = (name: MeasureName): ((workout: Workout) => number | null) => measureOf(name).valueOf;

const lower = (text: string | null): SortKey => text && text.toLowerCase();

/** What the table can be sorted by, as each is read of a workout. */
export const sortKeys = {
  startedAt: (workout) => workout.startedAt,
  title: (workout) => lower(workout.title),
  discipline: (workout) => workout.discipline,
  instructorName: (workout) => lower(workout.instructorName),
  classMinutes: maybeClassMinutes,
  durationSeconds: measured('durationSeconds'),
  outputJoules: measured('outputJoules'),
  averageOutputWatts: measured('averageOutputWatts'),
  outputKilojoulesPerMinute: measured('outputKilojoulesPerMinute'),
  averageCadenceRpm: measured('averageCadenceRpm'),
  averageResistancePercent: measured('averageResistancePercent'),
  averageSpeedMetresPerSecond: measured('averageSpeedMetresPerSecond'),
  averageHeartRateBpm: measured('averageHeartRateBpm'),
  distanceMetres: measured('distanceMetres'),
  caloriesKcal: measured('caloriesKcal'),
  leaderboardRank: (workout) => workout.leaderboardRank,
  leaderboardShare: measured('leaderboardShare'),
  difficulty: (workout) => workout.difficulty,
  classWorkouts: (workout) => workout.classWorkouts,
  classRatings: (workout) => workout.classRatings,
} as const satisfies Readonly<Record<string, (workout: Workout) => SortKey>>;

export type SortName = keyof typeof sortKeys;

export const sortNames = Object.keys(sortKeys) as readonly SortName[];

export interface RowOrder {
  readonly by: SortName;
  readonly direction: 'ascending' | 'descending';
}

/** Sorts selections of one index. */
export type RowSorter = (rows: Uint32Array, order: RowOrder) => Uint32Array;

/** The sorter keeps each order it was once asked for: the first costs milliseconds, the next almost nothing. */
export function createRowSorter(index: ExplorerIndex): RowSorter {
  const known = new Map<string, Uint32Array>();
  return (rows, order) => {
    const name = `${order.by} ${order.direction}`;
    const all = known.get(name) ?? orderOf(index.workouts, order);
    known.set(name, all);
    return kept(all, rows);
  };
}

/** Missing values come last in both directions; equals stay in the order of the index. */
function orderOf(workouts: readonly Workout[], { by, direction }: RowOrder): Uint32Array {
  const keys = workouts.map(sortKeys[by]);
  const sign = direction === 'ascending' ? 1 : -1;
  return Uint32Array.from(keys.keys()).sort((a, b) => {
    const [left, right] = [keys[a] ?? null, keys[b] ?? null];
    if (left === right) return a - b;
    if (left === null) return 1;
    if (right === null) return -1;
    return left < right ? -sign : sign;
  });
}

function kept(all: Uint32Array, rows: Uint32Array): Uint32Array {
  if (rows.length === all.length) return all;
  const isWanted = new Uint8Array(all.length);
  for (const row of rows) isWanted[row] = 1;
  return all.filter((row) => isWanted[row] === 1);
}
