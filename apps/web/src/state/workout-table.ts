/** Owns how arriving workouts join those already there: one row an id, newest first. */
import { newestFirst } from '@ridebook/analytics';
import type { Workout } from '@ridebook/domain';

/** The table with the arrived workouts in it; an id that is there already is replaced. */
export function joinWorkouts(table: readonly Workout[], arrived: readonly Workout[]): readonly Workout[] {
  if (arrived.length === 0) return table;
  const fresh = new Map(arrived.map((workout) => [workout.id, workout]));
  const kept = table.filter((workout) => !fresh.has(workout.id));
  return [...kept, ...fresh.values()].sort(newestFirst);
}
