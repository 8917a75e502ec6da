/** Owns the explorer as a report: each dimension a parameter, the answer its facets, totals and the first rows. */
import type { Workout } from '@ridebook/domain';
import { dayNumber } from '../calendar-days.ts';
import { dimensionNames, dimensions, type DimensionName } from '../explorer/dimensions.ts';
import { explore, type NumberFilter, type WordFilter } from '../explorer/explore.ts';
import { createExplorerIndex } from '../explorer/explorer-index.ts';
import { facetsOf } from '../explorer/facets.ts';
import { passesFilters } from '../explorer/passes.ts';
import { selectionTotals } from '../explorer/selection.ts';
import { createRowSorter, sortNames } from '../explorer/sort-rows.ts';
import { newestFirst } from '../counted.ts';
import { workoutLine } from '../workout-line.ts';
import { choice, maybeWord, wholeNumber, type Parameter } from './parameters.ts';
import { defineReport } from './report.ts';
import { ReportError } from './report-error.ts';

type Filter = WordFilter | NumberFilter | null;

/** Words with commas between them; `none` is what has no value. */
const wordFilter: Parameter<Filter> = {
  description: 'words with commas between them, none for what has none',
  parse: (text) =>
    text === undefined
      ? null
      : { words: text.split(',').map((part) => (part.trim() === 'none' ? null : part.trim())) },
};

const numberPattern = /^(-?\d+(?:\.\d+)?)?\.\.(-?\d+(?:\.\d+)?)?$/;

/** `100..300` is from 100 up to but not including 300; an end left out is open. */
const numberFilter: Parameter<Filter> = {
  description: 'a stretch such as 100..300, the end not included; either end may be left out',
  parse: (text, name) => {
    if (text === undefined) return null;
    const match = numberPattern.exec(text);
    if (match === null)
      throw new ReportError('bad-parameter', `"${name}" must be a stretch such as 100..300, not "${text}".`);
    const [, from, to] = match;
    return { from: from === undefined ? null : Number(from), to: to === undefined ? null : Number(to) };
  },
};

const datePattern = /^(\d{4}-\d{2}-\d{2})?\.\.(\d{4}-\d{2}-\d{2})?$/;

/** Days, both included. */
const periodFilter: Parameter<Filter> = {
  description: 'days such as 2026-01-01..2026-03-31, both included; either may be left out',
  parse: (text, name) => {
    if (text === undefined) return null;
    const match = datePattern.exec(text);
    const [from, to] = [match?.[1], match?.[2]].map((day) => (day === undefined ? null : dayNumber(day)));
    if (match === null || Number.isNaN(from ?? 0) || Number.isNaN(to ?? 0))
      throw new ReportError(
        'bad-parameter',
        `"${name}" must be days such as 2026-01-01..2026-03-31, not "${text}".`,
      );
    return { from: from ?? null, to: to == null ? null : to + 1 };
  },
};

function filterOf(name: DimensionName): Parameter<Filter> {
  if (name === 'period') return periodFilter;
  return dimensions[name].kind === 'words' ? wordFilter : numberFilter;
}

const filterParameters = Object.fromEntries(dimensionNames.map((name) => [name, filterOf(name)])) as Readonly<
  Record<DimensionName, Parameter<Filter>>
>;

const selectionParameters = {
  ...filterParameters,
  text: maybeWord('words to find in title, instructor, discipline or description'),
};

/** What a selection can be asked by: the filters of the report "explorer". */
const selectionNames: readonly string[] = Object.keys(selectionParameters);

/**
 * Whether a workout passes all filters.
 * @param texts the filters as plain strings, by name
 * @throws ReportError when one is unknown or makes no sense
 */
export function parseSelection(texts: Readonly<Record<string, string>>): (workout: Workout) => boolean {
  const unknown = Object.keys(texts).find((name) => !selectionNames.includes(name));
  if (unknown !== undefined)
    throw new ReportError(
      'bad-parameter',
      `There is no filter "${unknown}". There are: ${selectionNames.join(', ')}.`,
    );
  const chosen = dimensionNames.flatMap((name) => {
    const filter = filterParameters[name].parse(texts[name], name);
    return filter === null ? [] : [[name, filter] as const];
  });
  const text = selectionParameters.text.parse(texts['text'], 'text');
  return passesFilters({ dimensions: Object.fromEntries(chosen), text });
}

export const explorerReports = {
  explorer: defineReport(
    'the workouts that pass all filters, what each filter leaves of the others, and the totals',
    {
      ...selectionParameters,
      sort: choice('what the rows are sorted by', sortNames, 'startedAt'),
      direction: choice('which way', ['descending', 'ascending'] as const, 'descending'),
      limit: wholeNumber('how many rows', { usual: 100, least: 0, most: 100_000 }),
      offset: wholeNumber('how many rows to leave out before', { usual: 0, least: 0, most: 1_000_000 }),
    },
    ({ workouts }, { text, sort, direction, limit, offset, ...filters }) => {
      const index = createExplorerIndex(workouts.toSorted(newestFirst));
      const chosen = dimensionNames.flatMap((name) => {
        const filter = filters[name];
        return filter === null ? [] : [[name, filter] as const];
      });
      const exploration = explore(index, { dimensions: Object.fromEntries(chosen), text });
      const rows = createRowSorter(index)(exploration.rows, { by: sort, direction });
      return {
        totals: selectionTotals(index, exploration.rows),
        facets: facetsOf(index, exploration),
        workouts: Array.from(rows.slice(offset, offset + limit)).flatMap((row) => {
          const workout = index.workouts[row];
          return workout === undefined ? [] : [workoutLine(workout)];
        }),
      };
    },
  ),
};
