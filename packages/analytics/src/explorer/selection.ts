/** Owns what a selection amounts to: the totals of the workouts that pass. */
import type { Workout } from '@ridebook/domain';
import { isCounted } from '../counted.ts';
import { figuresOf, sumsOf, type Figures, type Sums } from '../figures.ts';
import type { ExplorerIndex } from './explorer-index.ts';

export interface SelectionTotals {
  /** All that pass. */
  readonly selected: number;
  /** Of those, imports and what is still going on: shown, but left out of the sums. */
  readonly leftOut: number;
  /** The one discipline of what was summed, `null` for several or none. */
  readonly discipline: string | null;
  /** Counts, minutes and calories; with output, distance and averages where all is of one discipline. */
  readonly figures: Sums | Figures;
}

/** @param rows places in the index, as an exploration answers them */
export function selectionTotals(index: ExplorerIndex, rows: Uint32Array): SelectionTotals {
  const counted: Workout[] = [];
  for (const row of rows) {
    const workout = index.workouts[row];
    if (workout !== undefined && isCounted(workout)) counted.push(workout);
  }
  const first = counted[0]?.discipline ?? null;
  const discipline = counted.every((workout) => workout.discipline === first) ? first : null;
  return {
    selected: rows.length,
    leftOut: rows.length - counted.length,
    discipline,
    figures: discipline === null ? sumsOf(counted) : figuresOf(counted),
  };
}
