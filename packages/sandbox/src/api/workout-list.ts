/** Owns the list of workouts: its order, its pages, and what stands around the rows. */
import { listEnvelope, pageOf, type ListQuery } from './envelope.ts';

/** What the list has to know of a workout without making its row. */
export interface ListedWorkout {
  readonly id: string;
  readonly createdAt: number;
}

function monthCounts(workouts: readonly ListedWorkout[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { createdAt } of workouts) {
    const month = new Date(createdAt * 1000).toISOString().slice(0, 7);
    counts[month] = (counts[month] ?? 0) + 1;
  }
  return counts;
}

/**
 * One page of workouts, newest first.
 * @param workouts all of them, newest first
 * @param rowOf makes the row of one
 */
export function workoutListPage<T extends ListedWorkout>(
  workouts: readonly T[],
  query: ListQuery,
  rowOf: (workout: T) => Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const shown = pageOf(workouts, query);
  const envelope = listEnvelope(shown.map(rowOf), workouts.length, query, '-created_at,-pk');
  const following = workouts[(query.page + 1) * query.limit];
  return {
    ...envelope,
    // Absent on the last page and past it.
    ...(following ? { next: { workout_id: following.id, created_at: following.createdAt } } : {}),
    summary: monthCounts(workouts),
    aggregate_stats: [],
  };
}
