/**
 * Owns whether one workout passes filters, for whoever reads workouts one after another: the answer of the crossfilter,
 * without an index over all of them.
 */
import type { Workout } from '@ridebook/domain';
import { dimensionNames, dimensions, searchedText, type DimensionName } from './dimensions.ts';
import { searchWords, type ExplorerFilters, type NumberFilter, type WordFilter } from './explore.ts';

type Claim = (workout: Workout) => boolean;

export function passesFilters({ dimensions: filters, text }: ExplorerFilters): Claim {
  const claims = dimensionNames.flatMap((name) => {
    const filter = filters[name];
    return filter === undefined ? [] : [passesOne(name, filter)];
  });
  const words = text === null ? [] : searchWords(text);
  return (workout) => {
    if (!claims.every((passes) => passes(workout))) return false;
    if (words.length === 0) return true;
    const searched = searchedText(workout);
    return words.every((word) => searched.includes(word));
  };
}

function passesOne(name: DimensionName, filter: WordFilter | NumberFilter): Claim {
  const dimension = dimensions[name];
  if (dimension.kind === 'words') {
    const wanted = new Set('words' in filter ? filter.words : []);
    return (workout) => wanted.has(dimension.keyOf(workout));
  }
  const { from, to } = 'words' in filter ? { from: null, to: null } : filter;
  const [least, end] = [from ?? -Infinity, to ?? Infinity];
  return (workout) => {
    const value = dimension.valueOf(workout) ?? NaN;
    return value >= least && value < end;
  };
}
