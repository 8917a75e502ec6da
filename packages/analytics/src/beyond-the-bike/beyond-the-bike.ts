/** Owns the page of what was done besides riding: the latest of it, minutes by month and discipline, and start times. */
import type { Workout } from '@ridebook/domain';
import { countedUntil, isRide, newestFirst } from '../counted.ts';
import { figuresOf, type Figures } from '../figures.ts';
import { groupBy } from '../group-by.ts';
import { maybePace, maybeSplit } from '../measures.ts';
import { periodsBetween } from '../periods.ts';
import { startTimes, type StartTimes } from './start-times.ts';
import { workoutLine, type WorkoutLine } from '../workout-line.ts';

export interface OffBikeWorkout extends WorkoutLine {
  /** Running and walking; `null` elsewhere, and where no speed was measured. */
  readonly paceSecondsPerKilometre: number | null;
  readonly averageInclinePercent: number | null;
  readonly elevationGainMetres: number | null;
  readonly averageStrokeRateSpm: number | null;
  /** Rowing: the time for 500 metres as the rower shows it, else over the whole workout. */
  readonly splitSecondsPer500Metres: number | null;
}

export interface MonthOfDisciplines {
  /** `2026-11` */
  readonly month: string;
  readonly seconds: number;
  readonly disciplines: readonly {
    readonly discipline: string;
    readonly workouts: number;
    readonly seconds: number;
  }[];
}

export interface BeyondTheBike {
  /** The newest ten, imports among them and marked. */
  readonly latest: readonly OffBikeWorkout[];
  /** Oldest first, from the first such workout to `asOf`, empty months too; in a month most seconds first. */
  readonly months: readonly MonthOfDisciplines[];
  /** Most seconds first. */
  readonly disciplines: readonly (Figures & {
    readonly discipline: string;
    readonly startTimes: StartTimes;
    readonly lastTaken: string;
  })[];
  readonly startTimes: StartTimes;
}

const latestShown = 10;

/** @param asOf workouts after it are ignored */
export function beyondTheBike(workouts: readonly Workout[], asOf: string): BeyondTheBike {
  const counted = countedUntil(workouts, asOf, null).filter((workout) => !isRide(workout));
  const first = counted[0];
  const byMonth = groupBy(counted, ({ localDate }) => localDate.slice(0, 7));
  const months = first === undefined ? [] : periodsBetween(first.localDate, asOf, 'month', 1);
  return {
    latest: workouts
      .filter((workout) => !isRide(workout) && workout.localDate <= asOf)
      .sort(newestFirst)
      .slice(0, latestShown)
      .map(offBikeWorkout),
    months: months.map(({ label }) => monthOf(label, byMonth.get(label) ?? [])),
    disciplines: [...groupBy(counted, ({ discipline }) => discipline)]
      .map(([discipline, members]) => ({
        discipline,
        ...figuresOf(members),
        startTimes: startTimes(members),
        lastTaken: members.at(-1)?.localDate ?? '',
      }))
      .sort(mostSecondsFirst),
    startTimes: startTimes(counted),
  };
}

export function offBikeWorkout(workout: Workout): OffBikeWorkout {
  return {
    ...workoutLine(workout),
    paceSecondsPerKilometre: maybePace(workout),
    averageInclinePercent: workout.averageInclinePercent,
    elevationGainMetres: workout.elevationGainMetres,
    averageStrokeRateSpm: workout.averageStrokeRateSpm,
    splitSecondsPer500Metres: maybeSplit(workout),
  };
}

function monthOf(month: string, members: readonly Workout[]): MonthOfDisciplines {
  const disciplines = [...groupBy(members, ({ discipline }) => discipline)]
    .map(([discipline, same]) => ({ discipline, workouts: same.length, seconds: secondsOf(same) }))
    .sort(mostSecondsFirst);
  return { month, seconds: secondsOf(members), disciplines };
}

const secondsOf = (workouts: readonly Workout[]): number =>
  workouts.reduce((sum, workout) => sum + (workout.durationSeconds ?? 0), 0);

/** Of equals the alphabet decides. */
function mostSecondsFirst(
  a: { readonly seconds: number; readonly discipline: string },
  b: { readonly seconds: number; readonly discipline: string },
): number {
  return b.seconds - a.seconds || (a.discipline < b.discipline ? -1 : 1);
}
