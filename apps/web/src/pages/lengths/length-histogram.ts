/** Owns the distribution of one length's rides in the unit that the reader sees, and how many of each column are recent. */
import { histogramOf, type WorkoutLine } from '@ridebook/analytics';
import type { HistogramColumn } from '../../charts/histogram-chart.ts';
import type { LengthMeasure } from './length-measures.ts';

/** @param recentFrom the first day that counts as recent */
export function lengthHistogram(
  rides: readonly WorkoutLine[],
  measure: LengthMeasure,
  recentFrom: string,
): readonly HistogramColumn[] {
  const shownOf = (lines: readonly WorkoutLine[]): readonly number[] =>
    lines.flatMap((line) => {
      const value = measure.valueOf(line);
      return value === null ? [] : [measure.shown(value)];
    });
  const recent = shownOf(rides.filter(({ localDate }) => localDate >= recentFrom));
  return histogramOf(shownOf(rides)).map((bin) => ({
    ...bin,
    recent: recent.filter((value) => value >= bin.from && value < bin.to).length,
  }));
}

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
