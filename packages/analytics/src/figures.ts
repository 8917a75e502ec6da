/** Owns the sums and averages of a group of workouts: what a month, an instructor or a selection amounts to. */
import type { Workout } from '@ridebook/domain';
import { measureOf, type MeasureName } from './measures.ts';

/** Sums of any workouts. A sum is `null` when none of them measured it. */
export interface Sums {
  readonly workouts: number;
  readonly activeDays: number;
  /** Workouts without a known duration add nothing. */
  readonly seconds: number;
  readonly caloriesKcal: number | null;
}

/** Figures of workouts of one discipline: metres and joules of different exercises do not add up. */
export interface Figures extends Sums {
  readonly outputJoules: number | null;
  readonly distanceMetres: number | null;
  readonly averageOutputWatts: number | null;
  readonly averageCadenceRpm: number | null;
  readonly averageResistancePercent: number | null;
  readonly averageSpeedMetresPerSecond: number | null;
  readonly averageHeartRateBpm: number | null;
  readonly outputKilojoulesPerMinute: number | null;
}

export function sumsOf(workouts: readonly Workout[]): Sums {
  return {
    workouts: workouts.length,
    activeDays: new Set(workouts.map((workout) => workout.localDate)).size,
    seconds: workouts.reduce((sum, workout) => sum + (workout.durationSeconds ?? 0), 0),
    caloriesKcal: maybeSum(workouts, 'caloriesKcal'),
  };
}

/** @param workouts of one discipline */
export function figuresOf(workouts: readonly Workout[]): Figures {
  return {
    ...sumsOf(workouts),
    outputJoules: maybeSum(workouts, 'outputJoules'),
    distanceMetres: maybeSum(workouts, 'distanceMetres'),
    averageOutputWatts: maybeAverage(workouts, measureOf('averageOutputWatts').valueOf),
    averageCadenceRpm: maybeAverage(workouts, measureOf('averageCadenceRpm').valueOf),
    averageResistancePercent: maybeAverage(workouts, measureOf('averageResistancePercent').valueOf),
    averageSpeedMetresPerSecond: maybeAverage(workouts, measureOf('averageSpeedMetresPerSecond').valueOf),
    averageHeartRateBpm: maybeAverage(workouts, measureOf('averageHeartRateBpm').valueOf),
    outputKilojoulesPerMinute: maybeAverage(workouts, measureOf('outputKilojoulesPerMinute').valueOf),
  };
}

/** The sum over the workouts that measured it, `null` when none did. */
export function maybeSum(workouts: readonly Workout[], name: MeasureName): number | null {
  const { valueOf } = measureOf(name);
  let sum: number | null = null;
  for (const workout of workouts) {
    const value = valueOf(workout);
    if (value !== null) sum = (sum ?? 0) + value;
  }
  return sum;
}

/**
 * The average over a period: sum(value x seconds) / sum(seconds) over the workouts that measured it. One that did not
 * measure it, or whose duration is unknown, has no part in it; it never counts as zero.
 * @param valueOf in the unit that the average is then in, `null` where it was not measured
 */
export function maybeAverage(
  workouts: readonly Workout[],
  valueOf: (workout: Workout) => number | null,
): number | null {
  let weighted = 0;
  let seconds = 0;
  for (const workout of workouts) {
    const value = valueOf(workout);
    if (value === null || workout.durationSeconds === null) continue;
    weighted += value * workout.durationSeconds;
    seconds += workout.durationSeconds;
  }
  return seconds > 0 ? weighted / seconds : null;
}
