/** Owns where a ride stands among the rider's own comparable rides. */
import type { Workout } from '@ridebook/domain';
import { addDays } from '../calendar-days.ts';
import { isCountedClassRide, maybeClassMinutes } from '../counted.ts';
import { quantile } from '../quantile.ts';
import { percentileAmong } from '../spread.ts';

/** Below this many comparable rides a place among them says nothing. */
export const fewestComparableRides = 8;

const comparableDays = 365;

/** A ride's watts among the rides of its class length in the twelve months that end with `asOf`, itself included. */
export type ComparableStanding =
  | { readonly kind: 'too-few'; readonly rides: number }
  | {
      readonly kind: 'placed';
      readonly rides: number;
      readonly watts: number;
      readonly lowestWatts: number;
      readonly lowerQuartileWatts: number;
      readonly medianWatts: number;
      readonly upperQuartileWatts: number;
      readonly highestWatts: number;
      /** (below + half of equal) / n, 0 to 100, the ride itself left out of n. */
      readonly percentile: number;
    };

/** The ascending average outputs, in watts, of the counted class rides of each length within twelve months. */
export type WattsByLength = ReadonlyMap<number, readonly number[]>;

/** Gathers what rides are compared with. `asOf` is the last day of the twelve months. */
export function wattsByLength(workouts: readonly Workout[], asOf: string): WattsByLength {
  const after = addDays(asOf, -comparableDays);
  const lengths = new Map<number, number[]>();
  for (const workout of workouts) {
    const minutes = maybeClassMinutes(workout);
    const watts = workout.averageOutputWatts;
    if (minutes === null || watts === null || !isCountedClassRide(workout)) continue;
    if (workout.localDate <= after || workout.localDate > asOf) continue;
    const values = lengths.get(minutes);
    if (values) values.push(watts);
    else lengths.set(minutes, [watts]);
  }
  for (const values of lengths.values()) values.sort((a, b) => a - b);
  return lengths;
}

/** Places a ride, or answers `null` for one that takes no part: no class, no watts, imported, or older than twelve months. */
export function maybeStanding(
  ride: Workout,
  comparable: WattsByLength,
  asOf: string,
): ComparableStanding | null {
  const minutes = maybeClassMinutes(ride);
  const watts = ride.averageOutputWatts;
  if (minutes === null || watts === null || !isCountedClassRide(ride)) return null;
  if (ride.localDate <= addDays(asOf, -comparableDays) || ride.localDate > asOf) return null;
  const values = comparable.get(minutes) ?? [];
  const others = values.length - 1;
  if (others < fewestComparableRides) return { kind: 'too-few', rides: Math.max(others, 0) };
  return {
    kind: 'placed',
    rides: others,
    watts,
    lowestWatts: quantile(values, 0),
    lowerQuartileWatts: quantile(values, 0.25),
    medianWatts: quantile(values, 0.5),
    upperQuartileWatts: quantile(values, 0.75),
    highestWatts: quantile(values, 1),
    percentile: percentileAmong(values, watts),
  };
}
