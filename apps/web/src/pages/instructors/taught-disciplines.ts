/** Owns which disciplines have instructors in a rider's history, so that a page can offer them. */
import { countedUntil } from '@ridebook/analytics';
import type { Workout } from '@ridebook/domain';

/** Cycling first, then most classes first; of one instructor, or of all with `null`. */
export function taughtDisciplines(
  workouts: readonly Workout[],
  instructorId: string | null,
): readonly string[] {
  const counts = new Map<string, number>();
  for (const workout of countedUntil(workouts, '9999-12-31', null)) {
    if (workout.instructorId === null) continue;
    if (instructorId !== null && workout.instructorId !== instructorId) continue;
    counts.set(workout.discipline, (counts.get(workout.discipline) ?? 0) + 1);
  }
  const weight = ([name, count]: readonly [string, number]): number =>
    name === 'cycling' ? Infinity : count;
  return [...counts].sort((a, b) => weight(b) - weight(a)).map(([name]) => name);
}
