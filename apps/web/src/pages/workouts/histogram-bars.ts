/** Owns the bars of a small histogram: the index's bins, merged where there are too many to draw, and where a value stands. */
import {
  dimensions,
  type DimensionName,
  type NumberBin,
  type NumberFilter,
} from '@ridebook/analytics/explorer';

export interface HistogramBar {
  /** Included. */
  readonly from: number;
  /** Excluded. */
  readonly to: number;
  readonly workouts: number;
}

/** More bars than this are finer than a hand can brush. */
const mostBars = 66;

/**
 * @param counts what the other filters leave, for each bin
 * @param mergedBins how many bins may become one bar, least first
 */
export function histogramBars(
  name: DimensionName,
  bins: readonly NumberBin[],
  counts: Uint32Array,
  mergedBins: readonly number[],
): readonly HistogramBar[] {
  const dimension = dimensions[name];
  if (dimension.kind === 'words') return [];
  const merged = mergedBins.find((size) => bins.length / size <= mostBars) ?? mergedBins.at(-1) ?? 1;
  const bars = new Map<number, HistogramBar>();
  for (const [place, bin] of bins.entries()) {
    // Counted from zero, so that a quarter begins in January and a stretch of 20 at a multiple of 20.
    const group = Math.floor((dimension.binOf(bin.from) + 0.5) / merged);
    const before = bars.get(group);
    bars.set(group, {
      from: before?.from ?? bin.from,
      to: bin.to,
      workouts: (before?.workouts ?? 0) + (counts[place] ?? 0),
    });
  }
  return [...bars.values()];
}

/** Where a value stands, counted in bars from the left edge: 1.5 is the middle of the second bar. */
export function positionOf(bars: readonly HistogramBar[], value: number): number {
  for (const [place, { from, to }] of bars.entries()) {
    if (value < from) return place;
    if (value < to) return place + (value - from) / (to - from);
  }
  return bars.length;
}

/** The edges of a brush, counted in bars, outward to whole bars; without a filter the whole. */
export function brushEdges(
  bars: readonly HistogramBar[],
  filter: NumberFilter | null,
): { readonly first: number; readonly end: number } {
  const first = filter?.from == null ? 0 : Math.floor(positionOf(bars, filter.from));
  const end = filter?.to == null ? bars.length : Math.ceil(positionOf(bars, filter.to));
  return { first: Math.min(first, bars.length), end: Math.max(end, Math.min(first, bars.length)) };
}

/**
 * The filter of a brush over whole bars; an end at the histogram's own end stays open, and the whole is no filter.
 * @param lastOf the value a filter ends with when the last bar is `bar`; usually its end
 */
export function brushFilter(
  bars: readonly HistogramBar[],
  first: number,
  end: number,
  lastOf: (bar: HistogramBar) => number,
): NumberFilter | null {
  const last = bars[end - 1];
  const from = first <= 0 ? null : (bars[first]?.from ?? null);
  const to = end >= bars.length || last === undefined ? null : lastOf(last);
  return from === null && to === null ? null : { from, to };
}
