/** Owns an exploration told as plain JSON: each dimension's bins with what the other filters leave of them. */
import { dimensionNames, type DimensionName } from './dimensions.ts';
import type { Exploration } from './explore.ts';
import type { ExplorerIndex } from './explorer-index.ts';

export interface Facet {
  readonly dimension: DimensionName;
  /** Words by label, numbers ascending; `workouts` is what the other filters leave of it. */
  readonly bins: readonly (
    | { readonly key: string | null; readonly label: string | null; readonly workouts: number }
    | { readonly from: number; readonly to: number; readonly workouts: number }
  )[];
  /** Workouts without a number; words have a bin of their own for what is missing. */
  readonly missing: number;
}

export function facetsOf(index: ExplorerIndex, { counts }: Exploration): readonly Facet[] {
  return dimensionNames.map((dimension) => {
    const { bins } = index.columns[dimension];
    const found = counts[dimension];
    return {
      dimension,
      bins: bins.map((bin, place) => ({ ...bin, workouts: found[place] ?? 0 })),
      missing: found[bins.length] ?? 0,
    };
  });
}
