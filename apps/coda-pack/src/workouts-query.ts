/** Owns which workouts a table asks for. */
import type { WorkoutsQuery } from './pack-source.ts';

interface Asked {
  /** `null` where it was not said, and then it is wanted. */
  readonly discipline: string | null;
  readonly isOutdoor: boolean;
  /** UTC */
  readonly startedAt: string;
}

export function isAskedFor({ types, from, until }: WorkoutsQuery, workout: Asked): boolean {
  const isOfType =
    types.length === 0 ||
    workout.discipline === null ||
    types.includes(workout.discipline) ||
    (workout.isOutdoor && types.includes('outdoor'));
  const startedMs = Date.parse(workout.startedAt);
  return (
    isOfType &&
    (from === null || startedMs >= Date.parse(from)) &&
    (until === null || startedMs <= Date.parse(until))
  );
}

/** Whether a list that is newest first has nothing more to offer after this workout. */
export const isPastRange = ({ from }: WorkoutsQuery, startedAt: string): boolean =>
  from !== null && Date.parse(startedAt) < Date.parse(from);
