/** Owns what the Pack offers: its tables with their identities and first columns, the types to choose from, the measures. */
import { recordMeasures, type RecordMeasure } from '@ridebook/analytics';
import {
  friendsOf,
  friendTable,
  friendWorkoutsOf,
  friendWorkoutTable,
  instructorTable,
  recordTable,
  workoutTable,
  type FriendWorkout,
} from '@ridebook/coda/rows';
import { disciplineLabel, disciplines, type Workout } from '@ridebook/domain';
import type { PackSource, WorkoutsQuery } from './pack-source.ts';
import {
  packRows,
  propertiesOf,
  propertyKey,
  relatedRows,
  type PackRow,
  type Property,
  type Relation,
} from './properties.ts';

export interface PackSchema {
  /** One row is called this; renaming it breaks the docs of users. */
  readonly identityName: string;
  readonly properties: readonly Property[];
  readonly idHeader: string;
  readonly displayHeader: string;
  /** The columns that a new table shows. */
  readonly featuredHeaders: readonly string[];
  readonly relations: readonly Relation[];
}

/** The instructor of a workout, as a row of Instructors. */
const toInstructor: Relation = {
  key: 'instructor',
  header: 'Instructor',
  identityName: 'Instructor',
  id: { here: propertyKey('Instructor ID'), there: propertyKey('Instructor ID') },
  display: { here: propertyKey('Instructor Name'), there: propertyKey('Name') },
};

/** Whose ride it is, as a row of Friends. */
const toFriend: Relation = {
  key: 'friend',
  header: 'Friend',
  identityName: 'Friend',
  id: { here: propertyKey('Peloton ID'), there: propertyKey('Peloton ID') },
  display: { here: propertyKey('Username'), there: propertyKey('Username') },
};

export const workoutSchema: PackSchema = {
  identityName: 'Workout',
  properties: propertiesOf(workoutTable),
  idHeader: workoutTable.keyHeader,
  displayHeader: 'Workout Name',
  featuredHeaders: [
    'Date',
    'Workout Type',
    'Duration',
    'Instructor Name',
    'Total Output (kj)',
    'Avg Output (watts)',
    'Avg Cadence',
    'Avg Resistance',
    'Leaderboard Rank',
    'Leaderboard Users',
  ],
  relations: [toInstructor],
};

const instructorSchema: PackSchema = {
  identityName: 'Instructor',
  properties: propertiesOf(instructorTable),
  idHeader: instructorTable.keyHeader,
  displayHeader: 'Name',
  featuredHeaders: ['Image URL', 'Background', 'Quote', 'Disciplines'],
  relations: [],
};

const friendSchema: PackSchema = {
  identityName: 'Friend',
  properties: propertiesOf(friendTable),
  idHeader: friendTable.keyHeader,
  displayHeader: 'Username',
  featuredHeaders: ['Pic', 'Location', 'Rides', 'Latest Ride', 'Avg Output (watts)'],
  relations: [],
};

const friendWorkoutSchema: PackSchema = {
  identityName: 'FriendWorkout',
  properties: propertiesOf(friendWorkoutTable),
  idHeader: friendWorkoutTable.keyHeader,
  displayHeader: 'Workout Name',
  featuredHeaders: ['Username', 'Workout Timestamp', 'Duration', 'Output (kj)', 'Avg Output (watts)'],
  relations: [toFriend],
};

export const recordSchema: PackSchema = {
  identityName: 'Record',
  properties: propertiesOf(recordTable),
  idHeader: recordTable.keyHeader,
  displayHeader: 'Record ID',
  featuredHeaders: ['Record', 'Unit', 'Date', 'Workout Name'],
  relations: [],
};

export interface PackPage {
  readonly rows: readonly PackRow[];
  readonly nextPage: number | null;
}

export interface PackTable {
  readonly name: string;
  readonly description: string;
  readonly schema: PackSchema;
  /** Types and dates can be asked for. */
  readonly isFiltered: boolean;
  readonly read: (source: PackSource, query: WorkoutsQuery, page: number) => Promise<PackPage>;
}

export const workoutRows = (workouts: readonly Workout[]): readonly PackRow[] =>
  relatedRows(packRows(workoutTable, workouts), workoutSchema.relations);

export const friendWorkoutRows = (rides: readonly FriendWorkout[]): readonly PackRow[] =>
  relatedRows(packRows(friendWorkoutTable, rides), friendWorkoutSchema.relations);

/** Figures of friends are of all their rides that are known, whichever day it is. */
const anyDay = '9999-12-31';

export const packTables: readonly PackTable[] = [
  {
    name: 'Workouts',
    description: 'Your workouts, newest first.',
    schema: workoutSchema,
    isFiltered: true,
    async read(source, query, page) {
      const { sources, nextPage } = await source.workouts(query, page);
      return { rows: workoutRows(sources), nextPage };
    },
  },
  {
    name: 'Instructors',
    description: 'Who teaches the classes, with their profiles.',
    schema: instructorSchema,
    isFiltered: false,
    async read(source, _query, page) {
      const { sources, nextPage } = await source.instructors(page);
      return { rows: packRows(instructorTable, sources), nextPage };
    },
  },
  {
    name: 'Friends',
    description: 'You and whom you follow, with what the ten latest rides amount to.',
    schema: friendSchema,
    isFiltered: false,
    async read(source, _query, page) {
      const { sources, nextPage } = await source.friends(page);
      return { rows: packRows(friendTable, friendsOf(sources, anyDay)), nextPage };
    },
  },
  {
    name: 'FriendWorkouts',
    description: 'The ten latest rides of you and everyone you follow.',
    schema: friendWorkoutSchema,
    isFiltered: false,
    async read(source, _query, page) {
      const { sources, nextPage } = await source.friends(page);
      return { rows: friendWorkoutRows(friendWorkoutsOf(sources)), nextPage };
    },
  },
];

export interface Choice {
  readonly value: string;
  readonly display: string;
}

/** What the types parameter offers; a name that the API invents next can be typed. */
export const typeChoices: readonly Choice[] = [
  ...disciplines.map(({ slug }) => ({ value: slug, display: disciplineLabel(slug) })),
  { value: 'outdoor', display: 'Any outdoor workout' },
];

const measureNames: Readonly<Record<RecordMeasure, string>> = {
  outputJoules: 'Total output',
  averageOutputWatts: 'Average output',
  distanceMetres: 'Distance',
  averageSpeedMetresPerSecond: 'Average speed',
  averageCadenceRpm: 'Average cadence',
  caloriesKcal: 'Calories',
};

export const measureChoices: readonly Choice[] = recordMeasures.map((measure) => ({
  value: measure,
  display: measureNames[measure],
}));

export const maybeRecordMeasure = (text: string): RecordMeasure | null =>
  recordMeasures.find((measure) => measure === text || measureNames[measure] === text) ?? null;

/** Peloton's page of a workout, whatever else its address says. */
export const workoutLinks: readonly RegExp[] = [
  /^https:\/\/members\.onepeloton\.com\/profile\/workouts\/([A-Za-z0-9-]+)/,
  /^https:\/\/members\.onepeloton\.com\/members\/[^/]+\/workouts\/([A-Za-z0-9-]+)/,
];

/** The id in a link to a workout; anything else is taken for an id. */
export function workoutIdOf(idOrLink: string): string {
  const text = idOrLink.trim();
  for (const link of workoutLinks) {
    const id = link.exec(text)?.[1];
    if (id !== undefined) return id;
  }
  return text;
}
