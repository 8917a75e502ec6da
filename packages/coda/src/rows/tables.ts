/** Owns which tables there are and what each is filled with: the one mapping of a rider's history to rows. */
import {
  disciplinePeriods,
  friends,
  profileCounts,
  recordMeasures,
  records,
  type RecordMeasure,
} from '@ridebook/analytics';
import type { FriendLook, Instructor, Rider, Workout } from '@ridebook/domain';
import type { RowStyle } from './column.ts';
import {
  friendColumns,
  friendWorkoutColumns,
  type FriendWithFigures,
  type FriendWorkout,
} from './friend-columns.ts';
import { instructorColumns } from './instructor-columns.ts';
import { monthColumns, type MonthRow } from './month-columns.ts';
import { profileColumns, type ProfileRow } from './profile-columns.ts';
import { recordColumns, type RecordRow } from './record-columns.ts';
import { defineTable, type ColumnHead, type Row, type TableOf } from './table.ts';
import { workoutColumns } from './workout-columns.ts';

/** What all rows are made of. */
export interface RowMaterial {
  /** Newest first. */
  readonly workouts: readonly Workout[];
  readonly instructors: readonly Instructor[];
  readonly friends: readonly FriendLook[];
  /** `null` before the first sign-in. */
  readonly rider: Rider | null;
  /** The rider's calendar day. */
  readonly today: string;
  /** Workouts that set no record. */
  readonly excludedIds: ReadonlySet<string>;
}

/** A table with what fills it. */
export interface Table {
  readonly name: string;
  readonly purpose: string;
  readonly keyHeader: string;
  heads(style: RowStyle): readonly ColumnHead[];
  rows(material: RowMaterial, style: RowStyle): readonly Row[];
}

export const workoutTable = defineTable<Workout>({
  name: 'Workouts',
  purpose: 'every workout',
  keyHeader: 'Workout ID',
  columns: workoutColumns,
});

export const instructorTable = defineTable<Instructor>({
  name: 'Instructors',
  purpose: 'who teaches the classes',
  keyHeader: 'Instructor ID',
  columns: instructorColumns,
});

export const friendWorkoutTable = defineTable<FriendWorkout>({
  name: 'Friend Workouts',
  purpose: 'the ten latest rides of everyone you follow, and yours',
  keyHeader: 'Workout ID',
  columns: friendWorkoutColumns,
});

export const friendTable = defineTable<FriendWithFigures>({
  name: 'Friends',
  purpose: 'whom you follow, with what their latest rides amount to',
  keyHeader: 'Peloton ID',
  columns: friendColumns,
});

const profileTable = defineTable<ProfileRow>({
  name: 'Profile',
  purpose: 'your account, in one row',
  keyHeader: 'Peloton ID',
  columns: profileColumns,
});

const monthTable = defineTable<MonthRow>({
  name: 'Months',
  purpose: 'a row for each month and type of workout',
  keyHeader: 'Month ID',
  columns: monthColumns,
});

export const recordTable = defineTable<RecordRow>({
  name: 'Records',
  purpose: 'your best of each class length',
  keyHeader: 'Record ID',
  columns: recordColumns,
});

/** The tables of the template of old come first. */
const legacyTables: readonly Table[] = [
  filled(workoutTable, ({ workouts }) => workouts),
  filled(instructorTable, ({ instructors }) => instructors),
  filled(friendWorkoutTable, (material) => friendWorkoutsOf(material.friends)),
];

const everyTable: readonly Table[] = [
  ...legacyTables,
  filled(friendTable, ({ friends: people, today }) => friendsOf(people, today)),
  filled(profileTable, profileOf),
  filled(monthTable, monthsOf),
  filled(recordTable, recordsOf),
];

/** In the order in which they are filled. */
export const tablesIn = ({ isLegacy }: RowStyle): readonly Table[] => (isLegacy ? legacyTables : everyTable);

function filled<Source>(
  table: TableOf<Source>,
  sourcesOf: (material: RowMaterial) => readonly Source[],
): Table {
  return { ...table, rows: (material, style) => table.rows(sourcesOf(material), style) };
}

/** Each ride once: whoever follows themselves is in the list twice. */
export function friendWorkoutsOf(people: readonly FriendLook[]): readonly FriendWorkout[] {
  const byId = new Map<string, FriendWorkout>();
  for (const { friend, rides } of people)
    for (const ride of rides) if (!byId.has(ride.id)) byId.set(ride.id, { friend, ride });
  return [...byId.values()];
}

export function friendsOf(people: readonly FriendLook[], today: string): readonly FriendWithFigures[] {
  const { rows } = friends(people, { asOf: today, days: null, classMinutes: null, leftOutIds: new Set() });
  const figures = new Map(rows.map((row) => [row.friendId, row]));
  const seen = new Map(people.map(({ friend }) => [friend.id, friend]));
  return [...seen.values()].map((friend) => ({ friend, row: figures.get(friend.id) ?? null }));
}

function profileOf({ rider, workouts }: RowMaterial): readonly ProfileRow[] {
  return rider === null ? [] : [{ rider, counts: profileCounts(workouts, rider) }];
}

/** Months without a workout are left out: a table is filled by what was done. */
function monthsOf({ workouts, today }: RowMaterial): readonly MonthRow[] {
  const disciplines = [...new Set(workouts.map(({ discipline }) => discipline))].sort();
  return disciplines.flatMap((discipline) =>
    disciplinePeriods(workouts, discipline, { unit: 'month', firstWeekday: 1, asOf: today })
      .periods.filter(({ figures }) => figures.workouts > 0)
      .map((period) => ({ discipline, period })),
  );
}

export function recordsOf({
  workouts,
  today,
  excludedIds,
}: Omit<RowMaterial, 'friends' | 'instructors' | 'rider'>): readonly RecordRow[] {
  const rowsOf = (measure: RecordMeasure): readonly RecordRow[] =>
    records(workouts, {
      measure,
      discipline: 'cycling',
      by: 'length',
      classMinutes: null,
      asOf: today,
      excludedIds,
      eraStarts: [],
    }).groups.map((group) => ({ discipline: 'cycling', measure, group }));
  return recordMeasures.flatMap(rowsOf);
}
