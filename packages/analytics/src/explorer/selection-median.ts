/** Owns the middle of a selection: the median of one dimension's numbers over the workouts that pass. */
import { quantile } from '../quantile.ts';
import type { DimensionName } from './dimensions.ts';
import type { ExplorerIndex } from './explorer-index.ts';

/**
 * In the unit of the dimension; `null` for words, and where no workout of the selection has a number.
 * @param rows places in the index, as an exploration answers them
 */
export function maybeSelectionMedian(
  index: ExplorerIndex,
  rows: Uint32Array,
  name: DimensionName,
): number | null {
  const column = index.columns[name];
  if (column.kind === 'words') return null;
  const values = new Float64Array(rows.length);
  let count = 0;
  for (const row of rows) {
    const value = column.values[row] ?? NaN;
    if (Number.isNaN(value)) continue;
    values[count] = value;
    count += 1;
  }
  return count === 0 ? null : quantile(values.subarray(0, count).sort(), 0.5);
}
