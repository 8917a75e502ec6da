/** Owns the distribution of one length's rides in the unit that the reader sees, and how many of each column are recent. */
import { histogramOf, type WorkoutLine } from '@ridebook/analytics';
import type { HistogramColumn } from '../../charts/histogram-chart.ts';
import { workoutAddress } from '../../state/workout-address.ts';
import { workoutsAddress } from '../../state/workouts-address.ts';
import type { LengthMeasure } from './length-measures.ts';

export interface HistogramOfLength {
  /** Rides of one discipline and one length. */
  readonly rides: readonly WorkoutLine[];
  readonly measure: LengthMeasure;
  /** The first day that counts as recent. */
  readonly recentFrom: string;
  readonly discipline: string;
  readonly classMinutes: number;
}

export function lengthHistogram(length: HistogramOfLength): readonly HistogramColumn[] {
  const { rides, measure, recentFrom } = length;
  const measured = rides.flatMap((line) => {
    const value = measure.valueOf(line);
    return value === null ? [] : [{ line, shown: measure.shown(value) }];
  });
  return histogramOf(measured.map(({ shown }) => shown)).map((bin) => {
    const lines = measured.flatMap(({ line, shown }) => (shown >= bin.from && shown < bin.to ? [line] : []));
    return {
      ...bin,
      recent: lines.filter(({ localDate }) => localDate >= recentFrom).length,
      href: columnAddress(length, lines, bin),
    };
  });
}

/** One ride is its own page; several are the explorer's, where it knows the figure. */
function columnAddress(
  { measure, discipline, classMinutes }: HistogramOfLength,
  lines: readonly WorkoutLine[],
  { from, to }: { readonly from: number; readonly to: number },
): string | null {
  const [first, second] = lines;
  if (first !== undefined && second === undefined) return workoutAddress(first.id);
  if (first === undefined || measure.filter === null) return null;
  const between = { figure: measure.filter, from: exact(from), to: exact(to) };
  return workoutsAddress({ discipline, minutes: classMinutes, between });
}

/** A multiple of a width such as 0.1 without what a computer adds behind it. */
const exact = (bound: number): number => Number(bound.toFixed(6));

export interface LineSort {
  readonly by: string;
  readonly isAscending: boolean;
}

/** `-output`, `date`; anything else sorts by the measure on show, highest first. */
export function parseLineSort(text: string | undefined, usual: string, known: readonly string[]): LineSort {
  const [, minus, by] = /^(-?)([a-z]+)$/.exec(text ?? '') ?? [];
  return by !== undefined && known.includes(by)
    ? { by, isAscending: minus === '' }
    : { by: usual, isAscending: false };
}

/** Those that did not measure it stand last either way; of equals the newer one comes first. */
export function sortLines(
  rides: readonly WorkoutLine[],
  sort: LineSort,
  measures: readonly LengthMeasure[],
): readonly WorkoutLine[] {
  const newestFirst = rides.toSorted((a, b) => (a.startedAt < b.startedAt ? 1 : -1));
  const measure = measures.find(({ key }) => key === sort.by);
  if (measure === undefined) return sort.isAscending ? newestFirst.toReversed() : newestFirst;
  const sign = sort.isAscending ? 1 : -1;
  return newestFirst.toSorted((a, b) => {
    const [left, right] = [measure.valueOf(a), measure.valueOf(b)];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return sign * (left - right);
  });
}
