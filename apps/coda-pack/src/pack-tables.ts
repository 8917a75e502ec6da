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
  type TableOf,
} from '@ridebook/coda/rows';
import { disciplineLabel, disciplines, type Workout } from '@ridebook/domain';
import type { PackSource, Page, WorkoutsQuery } from './pack-source.ts';
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

/** Every column of a table; its rows are told apart by the key that a push goes by. */
const schemaOver = <Source>(
  table: TableOf<Source>,
  described: Omit<PackSchema, 'properties' | 'idHeader'>,
): PackSchema => ({ ...described, properties: propertiesOf(table), idHeader: table.keyHeader });

interface RelationHeaders {
  /** Columns here, and what the other table calls the same. */
  readonly id: readonly [here: string, there: string];
  readonly display: readonly [here: string, there: string];
}

/** A column called as a row of the other table is. */
function relationTo(identityName: string, { id, display }: RelationHeaders): Relation {
  const keysOf = ([here, there]: readonly [string, string]) => ({
    here: propertyKey(here),
    there: propertyKey(there),
  });
  return {
    key: propertyKey(identityName),
    header: identityName,
    identityName,
    id: keysOf(id),
    display: keysOf(display),
  };
}

const toInstructor = relationTo('Instructor', {
  id: ['Instructor ID', 'Instructor ID'],
  display: ['Instructor Name', 'Name'],
});

/** Whose ride it is. */
const toFriend = relationTo('Friend', {
  id: ['Peloton ID', 'Peloton ID'],
  display: ['Username', 'Username'],
});

export const workoutSchema = schemaOver(workoutTable, {
  identityName: 'Workout',
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
});

const instructorSchema = schemaOver(instructorTable, {
  identityName: 'Instructor',
  displayHeader: 'Name',
  featuredHeaders: ['Image URL', 'Background', 'Quote', 'Disciplines'],
  relations: [],
});

const friendSchema = schemaOver(friendTable, {
  identityName: 'Friend',
  displayHeader: 'Username',
  featuredHeaders: ['Pic', 'Location', 'Rides', 'Latest Ride', 'Avg Output (watts)'],
  relations: [],
});

const friendWorkoutSchema = schemaOver(friendWorkoutTable, {
  identityName: 'FriendWorkout',
  displayHeader: 'Workout Name',
  featuredHeaders: ['Username', 'Workout Timestamp', 'Duration', 'Output (kj)', 'Avg Output (watts)'],
  relations: [toFriend],
});

export const recordSchema = schemaOver(recordTable, {
  identityName: 'Record',
  displayHeader: 'Record ID',
  featuredHeaders: ['Record', 'Unit', 'Date', 'Workout Name'],
  relations: [],
});

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

const pageOf =
  <Source>(
    ask: (source: PackSource, page: number, query: WorkoutsQuery) => Promise<Page<Source>>,
    rowsOf: (sources: readonly Source[]) => readonly PackRow[],
  ): PackTable['read'] =>
  async (source, query, page) => {
    const { sources, nextPage } = await ask(source, page, query);
    return { rows: rowsOf(sources), nextPage };
  };

export const packTables: readonly PackTable[] = [
  {
    name: 'Workouts',
    description: 'Your workouts, newest first.',
    schema: workoutSchema,
    isFiltered: true,
    read: pageOf((source, page, query) => source.workouts(query, page), workoutRows),
  },
  {
    name: 'Instructors',
    description: 'Who teaches the classes, with their profiles.',
    schema: instructorSchema,
    isFiltered: false,
    read: pageOf(
      (source, page) => source.instructors(page),
      (instructors) => packRows(instructorTable, instructors),
    ),
  },
  {
    name: 'Friends',
    description: 'You and whom you follow, with what the ten latest rides amount to.',
    schema: friendSchema,
    isFiltered: false,
    read: pageOf(
      (source, page) => source.friends(page),
      (looks) => packRows(friendTable, friendsOf(looks, anyDay)),
    ),
  },
  {
    name: 'FriendWorkouts',
    description: 'The ten latest rides of you and everyone you follow.',
    schema: friendWorkoutSchema,
    isFiltered: false,
    read: pageOf(
      (source, page) => source.friends(page),
      (looks) => friendWorkoutRows(friendWorkoutsOf(looks)),
    ),
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
