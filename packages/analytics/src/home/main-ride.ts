/** Owns which ride of a day speaks for it: a warm-up or a cool-down is ridden before or after what the rider came for. */
import type { Workout } from '@ridebook/domain';
import { isCountedClassRide } from '../counted.ts';

/** The class ride with most output on the newest day that has one, up to `asOf`; `null` where there is none. */
export function maybeMainRide(workouts: readonly Workout[], asOf: string): Workout | null {
  let main: Workout | null = null;
  for (const workout of workouts) {
    if (!isCountedClassRide(workout) || workout.outputJoules === null || workout.localDate > asOf) continue;
    if (main === null || isNewerOrHarder(workout, main)) main = workout;
  }
  return main;
}

function isNewerOrHarder(ride: Workout, other: Workout): boolean {
  if (ride.localDate !== other.localDate) return ride.localDate > other.localDate;
  const difference = (ride.outputJoules ?? 0) - (other.outputJoules ?? 0);
  return difference === 0 ? ride.id < other.id : difference > 0;
}
