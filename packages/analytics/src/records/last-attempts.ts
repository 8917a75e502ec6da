/** Owns the last attempts at each class length, and how near each came to the record. */
import type { Workout } from '@ridebook/domain';
import { countedUntil, maybeClassMinutes } from '../counted.ts';
import { fairAttempts, type Fairness } from '../fairness.ts';
import { groupBy } from '../group-by.ts';

export interface LastAttempt {
  readonly id: string;
  readonly localDate: string;
  readonly outputJoules: number;
  /** Of the highest total output of this length and era up to `asOf`, 0 to 1. */
  readonly shareOfRecord: number;
}

/** The newest `limit` fair attempts of each class length in minutes, newest first. */
export function lastAttempts(
  workouts: readonly Workout[],
  { asOf, limit, fairness }: { readonly asOf: string; readonly limit: number; readonly fairness: Fairness },
): ReadonlyMap<number, readonly LastAttempt[]> {
  const lengths = new Map<number, readonly LastAttempt[]>();
  for (const [minutes, rides] of groupBy(countedUntil(workouts, asOf, 'cycling'), maybeClassMinutes)) {
    const attempts = fairAttempts(rides, fairness).attempts.flatMap(({ id, localDate, outputJoules }) =>
      outputJoules === null ? [] : [{ id, localDate, outputJoules }],
    );
    const best = attempts.reduce((most, { outputJoules }) => Math.max(most, outputJoules), 0);
    if (minutes === null || best === 0) continue;
    const newest = attempts.slice(-limit).reverse();
    lengths.set(
      minutes,
      newest.map((attempt) => ({ ...attempt, shareOfRecord: attempt.outputJoules / best })),
    );
  }
  return lengths;
}
