/** Owns sums over a stretch of calendar days. */
import type { Workout } from '@ridebook/domain';
import { isCounted, isRide } from './counted.ts';

export interface Totals {
  readonly workouts: number;
  readonly activeDays: number;
  readonly seconds: number;
  /** On the bike only: a kilometre ridden and one run are not the same thing. `null` when no ride measured it. */
  readonly riddenMetres: number | null;
}

/** Totals of the counted workouts from one calendar day to another, both included. */
export function totalsBetween(workouts: readonly Workout[], firstDate: string, lastDate: string): Totals {
  const inside = workouts.filter(
    (workout) => isCounted(workout) && workout.localDate >= firstDate && workout.localDate <= lastDate,
  );
  const distances = inside.filter(isRide).flatMap((ride) => ride.distanceMetres ?? []);
  return {
    workouts: inside.length,
    activeDays: new Set(inside.map((workout) => workout.localDate)).size,
    seconds: inside.reduce((sum, workout) => sum + (workout.durationSeconds ?? 0), 0),
    riddenMetres: distances.length === 0 ? null : distances.reduce((sum, metres) => sum + metres, 0),
  };
}
