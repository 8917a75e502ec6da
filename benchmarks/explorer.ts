/** Measures the explorer over 10,000 workouts: building its index, answering a filter, sorting the table. */
import {
  createExplorerIndex,
  createRowSorter,
  dimensionNames,
  explore,
  selectionTotals,
  type ExplorerFilters,
} from '@ridebook/analytics/explorer';
import { madeUpHistory } from '@ridebook/analytics/made-up-workouts';
import { printTiming, timingOf } from './timing.ts';

const workouts = madeUpHistory({ workouts: 10_000, seed: 1, until: '2026-11-22T12:00:00Z' });
const index = createExplorerIndex(workouts);
const { period } = index.columns;
const months = period.bins.flatMap((bin) => ('from' in bin ? [bin] : []));

/** Four filters and a moving brush over the period, as a hand would move it. */
function brushed(run: number): ExplorerFilters {
  const first = run % Math.max(1, months.length - 12);
  return {
    dimensions: {
      period: { from: months[first]?.from ?? null, to: months[first + 12]?.to ?? null },
      discipline: { words: ['cycling'] },
      outputKilojoules: { from: 100, to: 400 },
      weekday: { words: ['1', '2', '3', '4', '5'] },
    },
    text: null,
  };
}
const discipline = (): ExplorerFilters => ({
  dimensions: { discipline: { words: ['cycling'] } },
  text: null,
});

console.log(`${workouts.length} workouts, ${dimensionNames.length} dimensions and a text`);
printTiming('index', await timingOf(10, () => createExplorerIndex(workouts)));
printTiming('no filter', await timingOf(500, () => explore(index, { dimensions: {}, text: null })));
printTiming('one filter', await timingOf(500, () => explore(index, discipline())));
printTiming(
  'brush over the period, four filters',
  await timingOf(500, (run) => explore(index, brushed(run))),
);
printTiming(
  'text of two words',
  await timingOf(500, () => explore(index, { dimensions: {}, text: 'climb ada' })),
);
const all = explore(index, { dimensions: {}, text: null }).rows;
printTiming('totals of all', await timingOf(200, () => selectionTotals(index, all)));
const rides = explore(index, discipline()).rows;
printTiming('totals of one discipline', await timingOf(200, () => selectionTotals(index, rides)));
printTiming(
  'sort by output, first time',
  await timingOf(50, () => createRowSorter(index)(all, { by: 'outputJoules', direction: 'descending' })),
);
printTiming(
  'sort by title, first time',
  await timingOf(50, () => createRowSorter(index)(all, { by: 'title', direction: 'ascending' })),
);
const sort = createRowSorter(index);
printTiming(
  'brush, totals and a sort known already',
  await timingOf(500, (run) => {
    const { rows } = explore(index, brushed(run));
    selectionTotals(index, rows);
    sort(rows, { by: 'outputJoules', direction: 'descending' });
  }),
);
