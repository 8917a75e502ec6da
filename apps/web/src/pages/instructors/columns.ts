/** Owns the columns of the instructors' table: how each is headed, valued for sorting, and whether its highest is marked. */
import type { InstructorRow } from '@ridebook/analytics';
import type { TermName } from '../../definitions/terms.ts';

export const columnNames = [
  'name',
  'classes',
  'time',
  'watts',
  'perMinute',
  'best',
  'cadence',
  'standing',
  'usual',
  'latest',
] as const;

export type ColumnName = (typeof columnNames)[number];

export interface Column {
  readonly name: ColumnName;
  /** What its figures mean; the name has none. */
  readonly term: TermName | undefined;
  /** A line each. */
  readonly head: readonly string[];
  /** What rows are ordered by; `null` goes last either way. */
  readonly valueOf: (row: InstructorRow) => number | string | null;
  /** The way of a first press. */
  readonly first: 'ascending' | 'descending';
  /** Its highest stands on yellow. */
  readonly isMarked: boolean;
  /** Where there is no room it goes first. */
  readonly width: 'always' | 'wide' | 'widest';
}

/** @param nameOf the name as it is shown */
export const columnsOf = (nameOf: (row: InstructorRow) => string): readonly Column[] => [
  column('name', undefined, ['Instructor'], (row) => nameOf(row).toLowerCase(), 'ascending', false, 'always'),
  column('classes', 'workouts', ['Classes'], (row) => row.figures.workouts, 'descending', false, 'always'),
  column('time', 'time', ['Time'], (row) => row.figures.seconds, 'descending', false, 'wide'),
  column(
    'watts',
    'averageOutput',
    ['Average', 'output W'],
    (row) => row.figures.averageOutputWatts,
    'descending',
    true,
    'always',
  ),
  column(
    'perMinute',
    'outputPerMinute',
    ['Per minute', 'kJ'],
    (row) => row.figures.outputKilojoulesPerMinute,
    'descending',
    true,
    'wide',
  ),
  column(
    'best',
    'bestOutput',
    ['Best', 'kJ'],
    (row) => row.bestOutputJoules?.value ?? null,
    'descending',
    true,
    'wide',
  ),
  column(
    'cadence',
    'highestCadence',
    ['Highest avg', 'cadence rpm'],
    (row) => row.highestAverageCadenceRpm?.value ?? null,
    'descending',
    true,
    'wide',
  ),
  column(
    'standing',
    'averageStanding',
    ['Finish', 'avg top %'],
    (row) => row.averageStandingPercent,
    'ascending',
    false,
    'wide',
  ),
  column(
    'usual',
    'harderThanUsual',
    ['Against', 'usual'],
    (row) => row.harderThanUsual?.median ?? null,
    'descending',
    false,
    'widest',
  ),
  column('latest', 'latest', ['Latest'], (row) => row.lastTaken, 'descending', false, 'always'),
];

function column(
  name: ColumnName,
  term: Column['term'],
  head: readonly string[],
  valueOf: Column['valueOf'],
  first: Column['first'],
  isMarked: boolean,
  width: Column['width'],
): Column {
  return { name, term, head, valueOf, first, isMarked, width };
}

/** The rows by a column; what is not known comes last, of equals the order stays. */
export function sortRows(
  rows: readonly InstructorRow[],
  { valueOf }: Pick<Column, 'valueOf'>,
  direction: Column['first'],
): readonly InstructorRow[] {
  const sign = direction === 'ascending' ? 1 : -1;
  return rows.toSorted((a, b) => {
    const [left, right] = [valueOf(a), valueOf(b)];
    if (left === null || right === null) return left === right ? 0 : left === null ? 1 : -1;
    return left === right ? 0 : left < right ? -sign : sign;
  });
}

/** The highest of those with enough classes, in what it is marked for; a row that leads nobody leads nothing. */
export function markedIds(
  rows: readonly InstructorRow[],
  columns: readonly Column[],
  leastClasses: number,
): ReadonlyMap<ColumnName, string> {
  const sure = rows.filter(({ figures }) => figures.workouts >= leastClasses);
  const marked = columns.filter(({ isMarked }) => isMarked);
  return new Map(
    marked.flatMap((one) => {
      const known = sure.filter((row) => one.valueOf(row) !== null);
      const [highest] = sortRows(known, one, 'descending');
      return highest === undefined || known.length < 2 ? [] : [[one.name, highest.instructorId] as const];
    }),
  );
}
