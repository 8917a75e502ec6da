/** Owns the columns that make filtering fast: for each dimension a small number a workout, computed once. */
import type { Workout } from '@ridebook/domain';
import { byText } from '../group-by.ts';
import { dimensionNames, dimensions, searchedText } from './dimensions.ts';
import type { DimensionName, NumberDimension, WordDimension } from './dimensions.ts';

export interface WordBin {
  /** `null` gathers the workouts that have none. */
  readonly key: string | null;
  readonly label: string | null;
}

export interface NumberBin {
  /** Included. */
  readonly from: number;
  /** Excluded. */
  readonly to: number;
}

interface WordColumn {
  readonly kind: 'words';
  /** By label, the one of `null` last. */
  readonly bins: readonly WordBin[];
  /** For each row the place of its bin. */
  readonly codes: Uint16Array;
}

interface NumberColumn {
  readonly kind: 'numbers';
  /** Ascending, without a hole. */
  readonly bins: readonly NumberBin[];
  /** For each row the place of its bin; one past the last bin for a value that is missing. */
  readonly codes: Uint16Array;
  /** `NaN` where it is missing. */
  readonly values: Float64Array;
}

export type Column = WordColumn | NumberColumn;

export interface ExplorerIndex {
  /** The rows: an exploration answers with places in this list. */
  readonly workouts: readonly Workout[];
  readonly columns: Readonly<Record<DimensionName, Column>>;
  readonly texts: readonly string[];
}

/** A column's codes take sixteen bits. */
const mostBins = 65_535;

/** @param workouts in the order that rows are to have when nobody sorts them */
export function createExplorerIndex(workouts: readonly Workout[]): ExplorerIndex {
  const columns = dimensionNames.map((name) => {
    const dimension = dimensions[name];
    return [
      name,
      dimension.kind === 'words' ? wordColumn(workouts, dimension) : numberColumn(workouts, dimension),
    ];
  });
  return {
    workouts,
    columns: Object.fromEntries(columns) as Readonly<Record<DimensionName, Column>>,
    texts: workouts.map(searchedText),
  };
}

function wordColumn(workouts: readonly Workout[], { keyOf, labelOf }: WordDimension): WordColumn {
  const labels = new Map<string | null, string | null>();
  const keys = workouts.map((workout) => {
    const key = keyOf(workout);
    if (labels.get(key) == null) labels.set(key, key === null ? null : (labelOf?.(workout) ?? null));
    return key;
  });
  const bins = [...labels]
    .map(([key, label]) => ({ key, label: label ?? key }))
    .sort(byText((bin) => bin.label ?? ''))
    .sort((a, b) => Number(a.key === null) - Number(b.key === null) || numericOrder(a.key, b.key));
  if (bins.length > mostBins) throw new RangeError('A dimension cannot tell more than 65,535 words apart.');
  const places = new Map(bins.map(({ key }, place) => [key, place]));
  return { kind: 'words', bins, codes: Uint16Array.from(keys, (key) => places.get(key) ?? 0) };
}

/** Lengths and weekdays are whole numbers: 5 comes before 10. */
function numericOrder(a: string | null, b: string | null): number {
  return /^\d{1,5}$/.test(a ?? '') && /^\d{1,5}$/.test(b ?? '') ? Number(a) - Number(b) : 0;
}

function numberColumn(workouts: readonly Workout[], dimension: NumberDimension): NumberColumn {
  const values = Float64Array.from(workouts, (workout) => dimension.valueOf(workout) ?? NaN);
  let first = Infinity;
  let last = -Infinity;
  const places = Array.from(values, (value) => {
    if (Number.isNaN(value)) return null;
    const bin = dimension.binOf(value);
    if (bin < first) first = bin;
    if (bin > last) last = bin;
    return bin;
  });
  const count = last >= first ? last - first + 1 : 0;
  if (count > mostBins) throw new RangeError('A dimension cannot have more than 65,535 bins.');
  return {
    kind: 'numbers',
    bins: Array.from({ length: count }, (_, index) => ({
      from: dimension.startOf(first + index),
      to: dimension.startOf(first + index + 1),
    })),
    codes: Uint16Array.from(places, (bin) => (bin === null ? count : bin - first)),
    values,
  };
}
