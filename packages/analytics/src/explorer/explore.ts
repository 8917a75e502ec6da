/**
 * Owns the crossfilter: which workouts pass all filters, and for each dimension how many there would be in each bin with
 * every filter but its own. Each row has a mask with one bit for each filter it fails: a row counts for a dimension when
 * no other bit is set.
 */
import { dimensionNames, type DimensionName } from './dimensions.ts';
import type { Column, ExplorerIndex } from './explorer-index.ts';

/** Which words of a dimension are wanted, `null` for what has none. */
export interface WordFilter {
  readonly words: readonly (string | null)[];
}

/** Which stretch of a dimension's numbers is wanted; `null` leaves an end open. A missing number passes no filter. */
export interface NumberFilter {
  /** Included. */
  readonly from: number | null;
  /** Excluded. */
  readonly to: number | null;
}

export interface ExplorerFilters {
  readonly dimensions: { readonly [Name in DimensionName]?: WordFilter | NumberFilter };
  /** Every word of it must be found in the title, the instructor's name, the discipline or the description. */
  readonly text: string | null;
}

export interface Exploration {
  /** Places of the workouts that pass, ascending. */
  readonly rows: Uint32Array;
  /** For each dimension, for each bin and at the end for missing numbers, what the other filters leave. */
  readonly counts: Readonly<Record<DimensionName, Uint32Array>>;
}

export const noFilters: ExplorerFilters = { dimensions: {}, text: null };

export function explore(index: ExplorerIndex, filters: ExplorerFilters): Exploration {
  const failed = new Uint32Array(index.workouts.length);
  for (const [place, name] of dimensionNames.entries()) {
    const filter = filters.dimensions[name];
    if (filter !== undefined) markFailed(failed, 1 << place, index.columns[name], filter);
  }
  if (filters.text !== null) markTextFailed(failed, 1 << dimensionNames.length, index.texts, filters.text);
  const counts = dimensionNames.map((name, place) => [
    name,
    countBins(failed, 1 << place, index.columns[name]),
  ]);
  return {
    rows: passing(failed),
    counts: Object.fromEntries(counts) as Exploration['counts'],
  };
}

function markFailed(
  failed: Uint32Array,
  bit: number,
  column: Column,
  filter: WordFilter | NumberFilter,
): void {
  const rows = failed.length;
  if (column.kind === 'words') {
    const wanted = new Set('words' in filter ? filter.words : []);
    const passes = Uint8Array.from(column.bins, ({ key }) => (wanted.has(key) ? 1 : 0));
    const { codes } = column;
    for (let row = 0; row < rows; row += 1)
      if (passes[codes[row] ?? 0] !== 1) failed[row] = (failed[row] ?? 0) | bit;
    return;
  }
  const { from, to } = 'words' in filter ? { from: null, to: null } : filter;
  const [least, end] = [from ?? -Infinity, to ?? Infinity];
  const { values } = column;
  for (let row = 0; row < rows; row += 1) {
    const value = values[row] ?? NaN;
    if (!(value >= least && value < end)) failed[row] = (failed[row] ?? 0) | bit;
  }
}

/** What of a text must be found, word by word. */
export const searchWords = (text: string): readonly string[] =>
  text.toLowerCase().split(/\s+/).filter(Boolean);

function markTextFailed(failed: Uint32Array, bit: number, texts: readonly string[], text: string): void {
  const words = searchWords(text);
  for (const [row, searched] of texts.entries())
    if (!words.every((word) => searched.includes(word))) failed[row] = (failed[row] ?? 0) | bit;
}

/** One count more than there are bins: the last one is of missing numbers. */
function countBins(failed: Uint32Array, ownBit: number, { bins, codes }: Column): Uint32Array {
  const counts = new Uint32Array(bins.length + 1);
  const others = ~ownBit;
  for (let row = 0; row < failed.length; row += 1) {
    if (((failed[row] ?? 0) & others) !== 0) continue;
    const code = codes[row] ?? 0;
    counts[code] = (counts[code] ?? 0) + 1;
  }
  return counts;
}

function passing(failed: Uint32Array): Uint32Array {
  const rows = new Uint32Array(failed.length);
  let count = 0;
  for (let row = 0; row < failed.length; row += 1) {
    if (failed[row] !== 0) continue;
    rows[count] = row;
    count += 1;
  }
  return rows.slice(0, count);
}
