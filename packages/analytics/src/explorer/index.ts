export {
  dimensionNames,
  dimensions,
  type Dimension,
  type DimensionName,
  type NumberDimension,
  type WordDimension,
} from './dimensions.ts';
export {
  explore,
  noFilters,
  type Exploration,
  type ExplorerFilters,
  type NumberFilter,
  type WordFilter,
} from './explore.ts';
export {
  createExplorerIndex,
  type Column,
  type ExplorerIndex,
  type NumberBin,
  type WordBin,
} from './explorer-index.ts';
export { facetsOf, type Facet } from './facets.ts';
export { maybeSelectionMedian } from './selection-median.ts';
export { selectionTotals, type SelectionTotals } from './selection.ts';
export {
  createRowSorter,
  sortKeys,
  sortNames,
  type RowOrder,
  type RowSorter,
  type SortName,
} from './sort-rows.ts';
