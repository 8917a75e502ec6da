/** Owns the traces as a table a person can read through: a row for each few seconds, the mean of each channel in it. */
import type { Samples } from '@ridebook/domain';
import { stretchReader, type Stretch } from './selection.ts';

const steps = [1, 2, 5, 10, 15, 30, 60, 120, 300] as const;
/** More rows than this nobody reads. */
const mostRows = 60;

export interface TraceTable {
  /** What a row spans. */
  readonly stepSeconds: number;
  readonly channels: readonly string[];
  readonly rows: readonly { readonly fromSecond: number; readonly averages: readonly (number | null)[] }[];
}

/** Rows over a stretch, as fine as keeps them few. Where nothing was measured in a row, its values are `null`. */
export function traceTable(samples: Samples, stretch: Stretch): TraceTable {
  const figuresOf = stretchReader(samples);
  const length = stretch.toSecond - stretch.fromSecond;
  const stepSeconds = steps.find((step) => length / step <= mostRows) ?? 600;
  const begin = Math.floor(stretch.fromSecond / stepSeconds) * stepSeconds;
  const count = Math.max(0, Math.ceil((stretch.toSecond - begin) / stepSeconds));
  return {
    stepSeconds,
    channels: samples.channels.map(({ name }) => name),
    rows: Array.from({ length: count }, (_, index) => {
      const fromSecond = begin + index * stepSeconds;
      const figures = figuresOf({ fromSecond, toSecond: fromSecond + stepSeconds });
      return { fromSecond, averages: figures.channels.map(({ average }) => average) };
    }),
  };
}
