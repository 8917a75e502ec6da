/** Owns the best efforts inside a ride, and which of them no other ride has beaten. */
import type { BestEffort, EffortHolder, Samples, Workout } from '@ridebook/domain';
import { bestStretches, effortDurations, wattsOf } from '../power-curve/power-curve.ts';

/** A counted ride with its power curve. */
export interface CurvedRide {
  readonly workout: Workout;
  readonly curve: readonly number[];
}

export interface EffortsQuery {
  readonly workout: Workout;
  readonly weightKilograms: number | null;
  /** The rides that records are kept of; this one among them where it counts. */
  readonly rides: readonly CurvedRide[];
}

/** The best stretch of each duration, shortest first; empty without output. */
export function bestEfforts(samples: Samples, query: EffortsQuery): readonly BestEffort[] {
  const { workout, weightKilograms, rides } = query;
  const year = workout.localDate.slice(0, 4);
  return bestStretches(samples, effortDurations).map((effort) => {
    const holding = rides.filter(({ curve }) => wattsOf(curve, effort.durationSeconds) !== null);
    const holdingOfYear = holding.filter((ride) => ride.workout.localDate.startsWith(year));
    const best = maybeHolder(holding, effort.durationSeconds);
    const bestOfYear = maybeHolder(holdingOfYear, effort.durationSeconds);
    const isBest = best?.workoutId === workout.id && holding.length > 1;
    const isBestOfYear = bestOfYear?.workoutId === workout.id && holdingOfYear.length > 1;
    return {
      ...effort,
      wattsPerKilogram: weightKilograms === null ? null : effort.watts / weightKilograms,
      // A ride that is alone in having that length beats nobody.
      record: isBest ? 'all-time' : isBestOfYear ? 'year' : null,
      best,
      bestOfYear,
    };
  });
}

/** The ride that holds most; of equals the earlier one, which set the record. */
function maybeHolder(rides: readonly CurvedRide[], durationSeconds: number): EffortHolder | null {
  let best: EffortHolder | null = null;
  let bestStart = '';
  for (const { workout, curve } of rides) {
    const watts = wattsOf(curve, durationSeconds);
    if (watts === null || (best !== null && watts < best.watts)) continue;
    if (best !== null && watts === best.watts && workout.startedAt > bestStart) continue;
    best = { workoutId: workout.id, localDate: workout.localDate, watts };
    bestStart = workout.startedAt;
  }
  return best;
}
