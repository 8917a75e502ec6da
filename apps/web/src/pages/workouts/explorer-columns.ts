/** Owns the columns of the explorer's table: their heads, widths and cells, and which of them stand there unasked. */
import { disciplineLabel, type Workout } from '@ridebook/domain';
import { maybeClassMinutes, maybeFinishTopPercent } from '@ridebook/analytics';
import { sortKeys, type RowOrder, type SortName } from '@ridebook/analytics/explorer';
import type { TermName } from '../../definitions/terms.ts';
import { missing, type Formatter } from '../../format/formatter.ts';

export interface ExplorerColumn {
  readonly name: SortName;
  /** In the chooser of columns and in a CSV's head. */
  readonly title: string;
  /** In the table's head, with the unit. */
  readonly head: (format: Formatter) => string;
  /** What its figures mean; a column of words has none. */
  readonly term?: TermName;
  /** Pixels; the class takes what is left. */
  readonly width: number;
  readonly isText?: true;
  /** Where room is short the highest goes first. */
  readonly dropsAt: number;
  readonly cell: (workout: Workout, format: Formatter) => string;
}

const unit = (text: string) => (): string => text;

/** In the order of the table; each column is named by what it sorts by. */
export const explorerColumns: readonly ExplorerColumn[] = [
  {
    name: 'startedAt',
    title: 'Date',
    head: unit('Date'),
    width: 104,
    isText: true,
    dropsAt: 0,
    cell: ({ localDate }, format) => format.date(localDate),
  },
  {
    name: 'title',
    title: 'Class',
    head: unit('Class'),
    width: 170,
    isText: true,
    dropsAt: 0,
    cell: ({ title }) => title,
  },
  {
    name: 'discipline',
    title: 'Discipline',
    head: unit('Discipline'),
    width: 96,
    isText: true,
    dropsAt: 8,
    cell: ({ discipline }) => disciplineLabel(discipline),
  },
  {
    name: 'instructorName',
    title: 'Instructor',
    head: unit('Instructor'),
    width: 112,
    isText: true,
    dropsAt: 6,
    cell: ({ instructorName }) => instructorName ?? missing,
  },
  {
    name: 'classMinutes',
    title: 'Class length',
    term: 'classLength',
    head: unit('min'),
    width: 40,
    dropsAt: 2,
    cell: (workout, format) => format.number(maybeClassMinutes(workout)),
  },
  {
    name: 'durationSeconds',
    title: 'Duration',
    term: 'time',
    head: unit('Duration'),
    width: 72,
    dropsAt: 14,
    cell: ({ durationSeconds }, format) =>
      durationSeconds === null ? missing : format.duration(durationSeconds),
  },
  {
    name: 'outputJoules',
    title: 'Total output',
    term: 'totalOutput',
    head: unit('Output kJ'),
    width: 104,
    dropsAt: 1,
    cell: ({ outputJoules }, format) => format.kilojoules(outputJoules),
  },
  {
    name: 'averageOutputWatts',
    title: 'Average output',
    term: 'averageOutput',
    head: unit('W'),
    width: 46,
    dropsAt: 3,
    cell: ({ averageOutputWatts }, format) => format.number(averageOutputWatts),
  },
  {
    name: 'outputKilojoulesPerMinute',
    title: 'Output per minute',
    term: 'outputPerMinute',
    head: unit('kJ/min'),
    width: 60,
    dropsAt: 12,
    cell: (workout, format) => format.decimal(sortKeys.outputKilojoulesPerMinute(workout), 1),
  },
  {
    name: 'averageCadenceRpm',
    title: 'Average cadence',
    term: 'cadence',
    head: unit('rpm'),
    width: 46,
    dropsAt: 7,
    cell: ({ averageCadenceRpm }, format) => format.number(averageCadenceRpm),
  },
  {
    name: 'averageResistancePercent',
    title: 'Average resistance',
    term: 'resistance',
    head: unit('%'),
    width: 40,
    dropsAt: 9,
    cell: ({ averageResistancePercent }, format) => format.number(averageResistancePercent),
  },
  {
    name: 'averageSpeedMetresPerSecond',
    title: 'Average speed',
    term: 'speed',
    head: (format) => format.unitNames.speed,
    width: 54,
    dropsAt: 13,
    cell: ({ averageSpeedMetresPerSecond }, format) =>
      averageSpeedMetresPerSecond === null
        ? missing
        : format.decimal(format.speedIn(averageSpeedMetresPerSecond), 1),
  },
  {
    name: 'averageHeartRateBpm',
    title: 'Average heart rate',
    term: 'heartRate',
    head: unit('bpm'),
    width: 46,
    dropsAt: 4,
    cell: ({ averageHeartRateBpm }, format) => format.number(averageHeartRateBpm),
  },
  {
    name: 'distanceMetres',
    title: 'Distance',
    term: 'distance',
    head: (format) => format.unitNames.distance,
    width: 50,
    dropsAt: 10,
    cell: ({ distanceMetres }, format) =>
      distanceMetres === null ? missing : format.decimal(format.distanceIn(distanceMetres), 1),
  },
  {
    name: 'caloriesKcal',
    title: 'Calories',
    term: 'calories',
    head: unit('kcal'),
    width: 50,
    dropsAt: 15,
    cell: ({ caloriesKcal }, format) => format.number(caloriesKcal),
  },
  {
    name: 'leaderboardRank',
    title: 'Leaderboard rank',
    term: 'rank',
    head: unit('Rank'),
    width: 56,
    dropsAt: 5,
    cell: ({ leaderboardRank }, format) => format.number(leaderboardRank),
  },
  {
    name: 'leaderboardShare',
    title: 'Leaderboard, top per cent',
    term: 'finish',
    head: unit('top %'),
    width: 50,
    dropsAt: 11,
    cell: (workout, format) => format.number(maybeFinishTopPercent(workout)),
  },
  {
    name: 'difficulty',
    title: 'Difficulty of the class',
    term: 'difficulty',
    head: unit('Difficulty'),
    width: 66,
    dropsAt: 16,
    cell: ({ difficulty }, format) => format.decimal(difficulty, 1),
  },
  {
    name: 'classWorkouts',
    title: 'Workouts done with the class',
    term: 'classWorkouts',
    head: unit('Taken'),
    width: 70,
    dropsAt: 17,
    cell: ({ classWorkouts }, format) => format.takenTimes(classWorkouts),
  },
  {
    name: 'classRatings',
    title: 'Ratings of the class',
    term: 'classRatings',
    head: unit('Ratings'),
    width: 60,
    dropsAt: 18,
    cell: ({ classRatings }, format) => format.number(classRatings),
  },
];

export type ColumnName = SortName;

export const columnNames: readonly ColumnName[] = explorerColumns.map(({ name }) => name);

export const usualColumns: readonly ColumnName[] = [
  'startedAt',
  'title',
  'instructorName',
  'classMinutes',
  'outputJoules',
  'averageOutputWatts',
  'averageCadenceRpm',
  'averageResistancePercent',
  'averageHeartRateBpm',
  'distanceMetres',
  'leaderboardRank',
  'leaderboardShare',
];

/** The columns that fit a width: those that say least go first, the date and the class never. */
export function fittingColumns(
  columns: readonly ExplorerColumn[],
  widthPixels: number,
): readonly ExplorerColumn[] {
  const kept = [...columns];
  const taken = (): number => kept.reduce((sum, { width }) => sum + width, 0);
  while (taken() > widthPixels) {
    const last = kept.reduce((most, column) => (column.dropsAt > most.dropsAt ? column : most));
    if (last.dropsAt === 0) break;
    kept.splice(kept.indexOf(last), 1);
  }
  return kept;
}

/** What a press on a column's head sorts by: its own way first, then the other one. */
export function nextOrder(order: RowOrder, { name, isText }: ExplorerColumn): RowOrder {
  if (order.by === name)
    return { by: name, direction: order.direction === 'ascending' ? 'descending' : 'ascending' };
  // Texts begin at their first letter, numbers at their greatest; a place on a leaderboard is better the lower it is.
  const isAscending = (isText === true && name !== 'startedAt') || name.startsWith('leaderboard');
  return { by: name, direction: isAscending ? 'ascending' : 'descending' };
}
