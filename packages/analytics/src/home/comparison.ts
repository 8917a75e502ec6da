/** Owns one workout beside the rider's comparable ones: where it stands in each measure, and how far from the usual. */
import type { Workout } from '@ridebook/domain';
import { addDays } from '../calendar-days.ts';
import { fewestComparableRides } from './comparable-standing.ts';
import { isCounted, maybeClassMinutes } from '../counted.ts';
import { measureOf, type MeasureName } from '../measures.ts';
import { maybeSpread, percentileAmong, type Spread } from '../spread.ts';
import { workoutLine, type WorkoutLine } from '../workout-line.ts';

const comparableDays = 365;

/** What two workouts of the same discipline and length are compared in. */
const comparedMeasures = [
  'outputJoules',
  'averageOutputWatts',
  'outputKilojoulesPerMinute',
  'efficiencyWattsPerBpm',
  'averageHeartRateBpm',
  'averageCadenceRpm',
  'averageResistancePercent',
  'averageSpeedMetresPerSecond',
  'leaderboardShare',
] as const satisfies readonly MeasureName[];

/** `comparableWorkouts` counts the others that measured it. Values are in the unit that the measure's name says. */
export type MeasureComparison = { readonly measure: MeasureName; readonly comparableWorkouts: number } & (
  | { readonly kind: 'not-measured' }
  | { readonly kind: 'too-few'; readonly value: number }
  | {
      readonly kind: 'placed';
      readonly value: number;
      /** 0 to 100, a higher one for the stronger workout; the workout itself is left out of n. */
      readonly percentile: number;
      /** Of the comparable workouts and this one, so that it always lies within. */
      readonly spread: Spread;
      /** Above the median of the spread, negative below it. */
      readonly aboveMedian: number;
    }
);

export interface Comparison {
  readonly workout: WorkoutLine;
  /** The twelve months of the comparison. */
  readonly firstDate: string;
  readonly lastDate: string;
  /** Empty for a workout that is no class or does not count: nothing is comparable with it. */
  readonly measures: readonly MeasureComparison[];
}

/**
 * Compares a workout with the counted ones of its discipline and class length within twelve months.
 * @param asOf the twelve months end here, or on the workout's own day where that lies further back
 * @returns `null` for an id that nobody knows
 */
export function maybeComparison(workouts: readonly Workout[], id: string, asOf: string): Comparison | null {
  const workout = workouts.find((candidate) => candidate.id === id);
  if (workout === undefined) return null;
  const { firstDate, lastDate } = comparedPeriod(workout, asOf);
  const comparable = comparableWorkouts(workouts, workout, asOf);
  return {
    workout: workoutLine(workout),
    firstDate,
    lastDate,
    measures:
      comparable.length > 0 ? comparedMeasures.map((name) => compareIn(name, workout, comparable)) : [],
  };
}

/** The twelve months up to `asOf`, or up to the workout's own day where that lies further back. */
function comparedPeriod(
  workout: Workout,
  asOf: string,
): { readonly firstDate: string; readonly lastDate: string } {
  const isRecent = workout.localDate > addDays(asOf, -comparableDays) && workout.localDate <= asOf;
  const lastDate = isRecent ? asOf : workout.localDate;
  return { firstDate: addDays(lastDate, 1 - comparableDays), lastDate };
}

/** The counted workouts of the same discipline and class length within the twelve months, itself among them; none where it is no class or does not count. */
export function comparableWorkouts(
  workouts: readonly Workout[],
  workout: Workout,
  asOf: string,
): readonly Workout[] {
  const { firstDate, lastDate } = comparedPeriod(workout, asOf);
  const minutes = maybeClassMinutes(workout);
  if (!isCounted(workout) || minutes === null) return [];
  return workouts.filter(
    (other) =>
      isCounted(other) &&
      other.discipline === workout.discipline &&
      maybeClassMinutes(other) === minutes &&
      other.localDate >= firstDate &&
      other.localDate <= lastDate,
  );
}

function compareIn(name: MeasureName, workout: Workout, comparable: readonly Workout[]): MeasureComparison {
  const measure = measureOf(name);
  const value = measure.valueOf(workout);
  const values = comparable.flatMap((other) => measure.valueOf(other) ?? []);
  const spread = maybeSpread(values);
  if (value === null || spread === null)
    return { measure: name, comparableWorkouts: values.length, kind: 'not-measured' };
  const others = values.length - 1;
  if (others < fewestComparableRides)
    return { measure: name, comparableWorkouts: others, kind: 'too-few', value };
  const percentile = percentileAmong(values, value);
  return {
    measure: name,
    comparableWorkouts: others,
    kind: 'placed',
    value,
    percentile: measure.isStrongerWhen === 'lower' ? 100 - percentile : percentile,
    spread,
    aboveMedian: value - spread.median,
  };
}
