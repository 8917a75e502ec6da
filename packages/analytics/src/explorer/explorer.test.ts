import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumber } from '../calendar-days.ts';
import { rideOn } from '../made-up-workout.ts';
import { madeUpHistory } from '../made-up-workouts.ts';
import { dimensionNames, dimensions, type DimensionName } from './dimensions.ts';
import { explore, noFilters, type ExplorerFilters, type NumberFilter, type WordFilter } from './explore.ts';
import { createExplorerIndex } from './explorer-index.ts';
import { facetsOf } from './facets.ts';
import { passesFilters } from './passes.ts';
import { selectionTotals } from './selection.ts';
import { createRowSorter } from './sort-rows.ts';

const rides = [
  rideOn('2026-11-20', { id: 'ada', averageHeartRateBpm: 141, title: '30 min Climb Ride' }),
  rideOn('2026-11-21', {
    id: 'bo',
    instructorId: 'bo',
    instructorName: 'Bo Breaker',
    averageHeartRateBpm: null,
  }),
  rideOn('2026-10-01', {
    id: 'yoga',
    discipline: 'yoga',
    instructorId: null,
    instructorName: null,
    outputJoules: null,
  }),
];
const index = createExplorerIndex(rides);
const only = (filters: ExplorerFilters['dimensions'], text: string | null = null): ExplorerFilters => ({
  dimensions: filters,
  text,
});
/** Of all at once, and of one after another: the answer is the same. */
function idsOf(filters: ExplorerFilters) {
  const ids = Array.from(explore(index, filters).rows, (row) => rides[row]?.id);
  expect(rides.filter(passesFilters(filters)).map(({ id }) => id)).toEqual(ids);
  return ids;
}
const facetOf = (name: DimensionName, filters: ExplorerFilters) =>
  facetsOf(index, explore(index, filters)).find(({ dimension }) => dimension === name);

describe('the explorer', () => {
  it('shows everything without a filter', () => {
    expect(idsOf(noFilters)).toEqual(['ada', 'bo', 'yoga']);
  });

  it('is empty without a workout', () => {
    const empty = createExplorerIndex([]);
    const exploration = explore(empty, noFilters);
    expect(exploration.rows).toHaveLength(0);
    expect(
      facetsOf(empty, exploration).every(({ bins, missing }) => bins.length === 0 && missing === 0),
    ).toBe(true);
    expect(selectionTotals(empty, exploration.rows)).toMatchObject({ selected: 0, discipline: null });
  });

  it('takes words by their key, and what has none by null', () => {
    expect(idsOf(only({ instructor: { words: ['bo', null] } }))).toEqual(['bo', 'yoga']);
    expect(idsOf(only({ instructor: { words: [] } }))).toEqual([]);
    expect(idsOf(only({ instructor: { words: ['nobody'] } }))).toEqual([]);
  });

  it('takes numbers from one up to but not including another; a missing one passes no filter', () => {
    expect(idsOf(only({ heartRateBpm: { from: 141, to: 145 } }))).toEqual(['ada']);
    expect(idsOf(only({ heartRateBpm: { from: 140, to: 141 } }))).toEqual([]);
    expect(idsOf(only({ heartRateBpm: { from: null, to: null } }))).toEqual(['ada', 'yoga']);
    const november = { from: dayNumber('2026-11-01'), to: dayNumber('2026-12-01') };
    expect(idsOf(only({ period: november }))).toEqual(['ada', 'bo']);
  });

  it('finds every word of a text, in any case and order', () => {
    expect(idsOf(only({}, 'CLIMB axle'))).toEqual(['ada']);
    expect(idsOf(only({}, 'climb breaker'))).toEqual([]);
    expect(idsOf(only({}, '  '))).toEqual(['ada', 'bo', 'yoga']);
  });

  it('counts in each dimension what the other filters leave', () => {
    const filters = only({ instructor: { words: ['bo'] }, discipline: { words: ['cycling'] } });
    expect(facetOf('instructor', filters)?.bins).toEqual([
      { key: 'instructor', label: 'Ada Axle', workouts: 1 },
      { key: 'bo', label: 'Bo Breaker', workouts: 1 },
      { key: null, label: null, workouts: 0 },
    ]);
    expect(facetOf('discipline', filters)?.bins).toEqual([
      { key: 'cycling', label: 'Cycling', workouts: 1 },
      { key: 'yoga', label: 'Yoga', workouts: 0 },
    ]);
    expect(facetOf('heartRateBpm', filters)).toMatchObject({ missing: 1 });
  });

  it('has a bin for every month between the first and the last', () => {
    expect(facetOf('period', noFilters)?.bins).toEqual([
      { from: dayNumber('2026-10-01'), to: dayNumber('2026-11-01'), workouts: 1 },
      { from: dayNumber('2026-11-01'), to: dayNumber('2026-12-01'), workouts: 2 },
    ]);
  });

  it('orders lengths and weekdays as numbers', () => {
    const lengths = [600, 300, 2700].map((classLengthSeconds, place) =>
      rideOn('2026-11-20', { id: String(place), classLengthSeconds }),
    );
    expect(createExplorerIndex(lengths).columns.length.bins.map((bin) => 'key' in bin && bin.key)).toEqual([
      '5',
      '10',
      '45',
    ]);
  });

  it('agrees with plain filtering, whatever is filtered', () => {
    const history = madeUpHistory({ workouts: 120, seed: 11, until: '2026-11-22T12:00:00Z' });
    const made = createExplorerIndex(history);
    const passes = (name: DimensionName, filter: WordFilter | NumberFilter, row: number): boolean => {
      const dimension = dimensions[name];
      const workout = history[row]!;
      if (dimension.kind === 'words')
        return 'words' in filter && filter.words.includes(dimension.keyOf(workout));
      const value = dimension.valueOf(workout);
      return (
        value !== null &&
        'from' in filter &&
        value >= (filter.from ?? value) &&
        value < (filter.to ?? Infinity)
      );
    };
    const filterFor = (name: DimensionName): fc.Arbitrary<WordFilter | NumberFilter> => {
      const column = made.columns[name];
      if (column.kind === 'words')
        return fc.subarray(column.bins.map(({ key }) => key)).map((words) => ({ words }));
      const edges = fc.constantFrom(null, ...column.bins.map(({ from }) => from));
      return fc.record({ from: edges, to: edges });
    };
    const anyFilters = fc
      .subarray([...dimensionNames], { maxLength: 3 })
      .chain((names) =>
        fc.tuple(...names.map((name) => filterFor(name).map((filter) => [name, filter] as const))),
      );
    fc.assert(
      fc.property(anyFilters, (chosen) => {
        const { rows, counts } = explore(made, { dimensions: Object.fromEntries(chosen), text: null });
        const expected = history.flatMap((_, row) =>
          chosen.every(([name, filter]) => passes(name, filter, row)) ? [row] : [],
        );
        expect([...rows]).toEqual(expected);
        const one = passesFilters({ dimensions: Object.fromEntries(chosen), text: null });
        expect(history.flatMap((workout, row) => (one(workout) ? [row] : []))).toEqual(expected);
        for (const name of dimensionNames) {
          const others = chosen.filter(([other]) => other !== name);
          const left = history.filter((_, row) =>
            others.every(([other, filter]) => passes(other, filter, row)),
          );
          expect(counts[name].reduce((sum, count) => sum + count, 0)).toBe(left.length);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('the totals of a selection', () => {
  it('are sums of what counts, with output and averages for one discipline', () => {
    const withImport = createExplorerIndex([
      ...rides.slice(0, 2),
      rideOn('2026-11-22', { isImported: true }),
    ]);
    expect(selectionTotals(withImport, explore(withImport, noFilters).rows)).toMatchObject({
      selected: 3,
      leftOut: 1,
      discipline: 'cycling',
      figures: { workouts: 2, seconds: 3600, outputJoules: 540_000, averageOutputWatts: 150 },
    });
  });

  it('have neither output nor averages over several disciplines', () => {
    const totals = selectionTotals(index, explore(index, noFilters).rows);
    expect(totals).toMatchObject({ discipline: null, figures: { workouts: 3, seconds: 5400 } });
    expect(totals.figures).not.toHaveProperty('averageOutputWatts');
  });
});

describe('the order of the table', () => {
  const sort = createRowSorter(index);
  const all = explore(index, noFilters).rows;

  it('puts missing values last in both directions, and equals in the order of the table', () => {
    expect([...sort(all, { by: 'averageHeartRateBpm', direction: 'ascending' })]).toEqual([0, 2, 1]);
    expect([...sort(all, { by: 'averageHeartRateBpm', direction: 'descending' })]).toEqual([2, 0, 1]);
    expect([...sort(all, { by: 'outputJoules', direction: 'descending' })]).toEqual([0, 1, 2]);
  });

  it('sorts a selection, and the whole again after it', () => {
    expect([...sort(Uint32Array.of(1, 2), { by: 'startedAt', direction: 'ascending' })]).toEqual([2, 1]);
    expect([...sort(all, { by: 'startedAt', direction: 'ascending' })]).toEqual([2, 0, 1]);
  });
});
