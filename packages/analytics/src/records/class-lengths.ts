/** Owns the lengths page: what was ridden of each class length, how the outputs are spread, and every ride of one length. */
import type { Workout } from '@ridebook/domain';
import { countedUntil, maybeClassMinutes } from '../counted.ts';
import { fairAttempts, type Fairness } from '../fairness.ts';
import { figuresOf, type Figures } from '../figures.ts';
import { groupBy } from '../group-by.ts';
import { measureOf, type MeasureName } from '../measures.ts';
import { maybeSpread, type Spread } from '../spread.ts';
import { workoutLine, type WorkoutLine } from '../workout-line.ts';

export interface ClassLength {
  readonly classMinutes: number;
  readonly figures: Figures;
  /** Share of the class rides, 0 to 1. */
  readonly share: number;
  /** Of the total outputs in joules; `null` where none was measured. */
  readonly outputSpreadJoules: Spread | null;
  /** By total output, among what is fair. */
  readonly best: WorkoutLine | null;
  readonly latest: WorkoutLine;
}

/** Every class length of a discipline, shortest first. */
export function classLengths(
  workouts: readonly Workout[],
  query: { readonly discipline: string; readonly asOf: string; readonly fairness: Fairness },
): readonly ClassLength[] {
  const classes = countedUntil(workouts, query.asOf, query.discipline).filter(
    (workout) => maybeClassMinutes(workout) !== null,
  );
  return [...groupBy(classes, maybeClassMinutes)]
    .flatMap(([classMinutes, members]) => {
      const latest = members.at(-1);
      if (classMinutes === null || latest === undefined) return [];
      const best = strongestFirst(fairAttempts(members, query.fairness).attempts, 'outputJoules')[0];
      return {
        classMinutes,
        figures: figuresOf(members),
        share: members.length / classes.length,
        outputSpreadJoules: maybeSpread(members.flatMap(({ outputJoules }) => outputJoules ?? [])),
        best: best === undefined ? null : workoutLine(best),
        latest: workoutLine(latest),
      };
    })
    .sort((a, b) => a.classMinutes - b.classMinutes);
}

export interface HistogramBin {
  /** Included. */
  readonly from: number;
  /** Excluded. */
  readonly to: number;
  readonly workouts: number;
}

export interface LengthRides {
  readonly classMinutes: number;
  readonly measure: MeasureName;
  /** Strongest first, of equals the earlier one; those that did not measure it last. */
  readonly rides: readonly (WorkoutLine & { readonly value: number | null })[];
  readonly spread: Spread | null;
  /** In bins of a round width, none left out between the lowest and the highest. */
  readonly histogram: readonly HistogramBin[];
}

/** Every ride of one class length, sorted by a measure, and how its values are distributed. */
export function lengthRides(
  workouts: readonly Workout[],
  query: {
    readonly discipline: string;
    readonly classMinutes: number;
    readonly measure: MeasureName;
    readonly asOf: string;
  },
): LengthRides {
  const { valueOf } = measureOf(query.measure);
  const members = countedUntil(workouts, query.asOf, query.discipline).filter(
    (workout) => maybeClassMinutes(workout) === query.classMinutes,
  );
  const values = members.flatMap((workout) => valueOf(workout) ?? []);
  const measured = strongestFirst(members, query.measure);
  const unmeasured = members.filter((workout) => valueOf(workout) === null);
  return {
    classMinutes: query.classMinutes,
    measure: query.measure,
    rides: [...measured, ...unmeasured].map((workout) => ({
      ...workoutLine(workout),
      value: valueOf(workout),
    })),
    spread: maybeSpread(values),
    histogram: histogramOf(values),
  };
}

/** The workouts that measured it; the sort is stable, so that of equals the earlier one stays first. */
function strongestFirst(oldestFirst: readonly Workout[], name: MeasureName): readonly Workout[] {
  const { valueOf, isStrongerWhen } = measureOf(name);
  const sign = isStrongerWhen === 'higher' ? -1 : 1;
  return oldestFirst
    .flatMap((workout) => {
      const value = valueOf(workout);
      return value === null ? [] : [{ workout, value }];
    })
    .sort((a, b) => sign * (a.value - b.value))
    .map(({ workout }) => workout);
}

const mostBins = 24;

/** Bins of 1, 2 or 5 times a power of ten wide: the narrowest that leave at most 24 of them. */
export function histogramOf(values: readonly number[]): readonly HistogramBin[] {
  const spread = maybeSpread(values);
  if (spread === null) return [];
  const { lowest, highest } = spread;
  const width = binWidth((highest - lowest) / mostBins);
  const first = Math.floor(lowest / width);
  const last = Math.floor(highest / width);
  const counts = new Array<number>(last - first + 1).fill(0);
  for (const value of values) {
    const index = Math.floor(value / width) - first;
    counts[index] = (counts[index] ?? 0) + 1;
  }
  return counts.map((workouts, index) => ({
    from: (first + index) * width,
    to: (first + index + 1) * width,
    workouts,
  }));
}

function binWidth(least: number): number {
  if (least <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(least));
  return [1, 2, 5, 10].map((factor) => factor * power).find((width) => width >= least) ?? 10 * power;
}
