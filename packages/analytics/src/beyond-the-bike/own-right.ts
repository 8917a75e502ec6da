/** Owns running, walking and rowing in their own right: pace, incline and elevation on foot, split and stroke rate on the rower. */
import type { Workout } from '@ridebook/domain';
import { offBikeWorkout, type OffBikeWorkout } from './beyond-the-bike.ts';
import { countedUntil } from '../counted.ts';
import { figuresOf, maybeAverage, type Figures } from '../figures.ts';
import { maybeRowingSpeed } from '../measures.ts';

/** The disciplines that have figures of their own beyond time and heart rate. */
export const ownRightDisciplines = ['running', 'walking', 'rowing'] as const;

export type OwnRightDiscipline = (typeof ownRightDisciplines)[number];

export interface OwnRight {
  readonly discipline: OwnRightDiscipline;
  readonly figures: Figures;
  /** Of the average speed over all measured seconds; `null` where none was measured. */
  readonly secondsPerKilometre: number | null;
  readonly secondsPer500Metres: number | null;
  readonly averageInclinePercent: number | null;
  readonly elevationGainMetres: number | null;
  readonly averageStrokeRateSpm: number | null;
  /** Newest first, up to ten. */
  readonly latest: readonly OffBikeWorkout[];
  /** The fastest average of a workout of ten minutes or more; `null` without one. */
  readonly fastest: OffBikeWorkout | null;
}

const latestShown = 10;
/** A sprint to the next corner is no pace worth remembering. */
const shortestFastestSeconds = 600;

/** @returns `null` where the rider has none that counts */
export function maybeOwnRight(
  workouts: readonly Workout[],
  discipline: OwnRightDiscipline,
  asOf: string,
): OwnRight | null {
  const counted = countedUntil(workouts, asOf, discipline);
  if (counted.length === 0) return null;
  const figures = figuresOf(counted);
  const speedOf = (workout: Workout): number | null =>
    discipline === 'rowing' ? maybeRowingSpeed(workout) : workout.averageSpeedMetresPerSecond;
  const speed = maybeAverage(counted, speedOf);
  const timeFor = (metres: number): number | null => (speed === null || speed <= 0 ? null : metres / speed);
  const climbs = counted.flatMap(({ elevationGainMetres }) => elevationGainMetres ?? []);
  return {
    discipline,
    figures,
    secondsPerKilometre: timeFor(1000),
    secondsPer500Metres: timeFor(500),
    averageInclinePercent: maybeAverage(counted, (workout) => workout.averageInclinePercent),
    elevationGainMetres: climbs.length === 0 ? null : climbs.reduce((sum, metres) => sum + metres, 0),
    averageStrokeRateSpm: maybeAverage(counted, (workout) => workout.averageStrokeRateSpm),
    latest: counted.toReversed().slice(0, latestShown).map(offBikeWorkout),
    fastest: maybeFastest(counted, speedOf),
  };
}

/** Of equally fast ones the earlier. */
function maybeFastest(
  oldestFirst: readonly Workout[],
  speedOf: (workout: Workout) => number | null,
): OffBikeWorkout | null {
  let fastest: Workout | null = null;
  let highest = 0;
  for (const workout of oldestFirst) {
    const speed = speedOf(workout) ?? 0;
    if ((workout.durationSeconds ?? 0) < shortestFastestSeconds || speed <= highest) continue;
    [fastest, highest] = [workout, speed];
  }
  return fastest === null ? null : offBikeWorkout(fastest);
}
