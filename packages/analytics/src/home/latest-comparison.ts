/** Owns the latest ride beside its comparable ones: which ride that is, its comparison, and its rank by output. */
import type { Workout } from '@ridebook/domain';
import { comparableWorkouts, maybeComparison, type Comparison } from './comparison.ts';
import { isCounted, isRide } from '../counted.ts';
import { maybeMainRide } from './main-ride.ts';

export interface LatestComparison {
  readonly comparison: Comparison;
  /** No ride that counts, a Just Ride for example, is of a later day. */
  readonly isLatestRide: boolean;
  /** 1 for the most output; the best place of equals. */
  readonly rank: number;
  /** Rides that measured an output, this one among them. */
  readonly rides: number;
}

/** @returns `null` before the first class ride with an output */
export function maybeLatestComparison(workouts: readonly Workout[], asOf: string): LatestComparison | null {
  const ride = maybeMainRide(workouts, asOf);
  const comparison = ride === null ? null : maybeComparison(workouts, ride.id, asOf);
  if (ride === null || comparison === null) return null;
  const outputs = comparableWorkouts(workouts, ride, asOf).flatMap(({ outputJoules }) => outputJoules ?? []);
  const own = ride.outputJoules ?? 0;
  return {
    comparison,
    isLatestRide: !workouts.some(
      (other) =>
        isRide(other) && isCounted(other) && other.localDate > ride.localDate && other.localDate <= asOf,
    ),
    rank: 1 + outputs.filter((output) => output > own).length,
    rides: outputs.length,
  };
}
