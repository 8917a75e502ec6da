/** Owns the columns of Records: the best of each class length in each measure, and what it takes to beat it. */
import type { RecordMeasure } from '@ridebook/analytics';
import type { ColumnSpec, UnitSystem } from './column.ts';
import { distance, kilojoules, speed } from './units.ts';

/** What is shown of a group of records; Peloton's own list of them says less. */
export interface ShownRecord {
  readonly classMinutes: number;
  readonly record: {
    readonly id: string;
    readonly localDate: string;
    readonly title: string | null;
    readonly instructorName: string | null;
    readonly value: number;
  };
  readonly rides: number | null;
  readonly neededWatts: number | null;
}

export interface RecordRow {
  readonly discipline: string;
  readonly measure: RecordMeasure;
  readonly group: ShownRecord;
}

interface ShownMeasure {
  readonly name: string;
  readonly unit: Readonly<Record<UnitSystem, string>>;
  readonly shown: (value: number, units: UnitSystem) => number | null;
}

const sameUnit = (unit: string): ShownMeasure['unit'] => ({ imperial: unit, metric: unit });

const shownMeasures: Readonly<Record<RecordMeasure, ShownMeasure>> = {
  outputJoules: { name: 'Total output', unit: sameUnit('kj'), shown: kilojoules },
  averageOutputWatts: { name: 'Average output', unit: sameUnit('watts'), shown: (value) => value },
  distanceMetres: { name: 'Distance', unit: { imperial: 'mi', metric: 'km' }, shown: distance },
  averageSpeedMetresPerSecond: {
    name: 'Average speed',
    unit: { imperial: 'mph', metric: 'kph' },
    shown: speed,
  },
  averageCadenceRpm: { name: 'Average cadence', unit: sameUnit('rpm'), shown: (value) => value },
  caloriesKcal: { name: 'Calories', unit: sameUnit('kcal'), shown: (value) => value },
};

export const recordColumns: readonly ColumnSpec<RecordRow>[] = [
  {
    header: 'Record ID',
    kind: 'text',
    cell: ({ discipline, measure, group }) =>
      `${discipline} ${group.classMinutes} min ${shownMeasures[measure].name.toLowerCase()}`,
  },
  { header: 'Workout Type', kind: 'text', cell: ({ discipline }) => discipline },
  { header: 'Class Length (min)', kind: 'number', cell: ({ group }) => group.classMinutes },
  { header: 'Measure', kind: 'text', cell: ({ measure }) => shownMeasures[measure].name },
  {
    header: 'Record',
    kind: 'number',
    cell: ({ measure, group }, units) => shownMeasures[measure].shown(group.record.value, units),
  },
  { header: 'Unit', kind: 'text', cell: ({ measure }, units) => shownMeasures[measure].unit[units] },
  { header: 'Date', kind: 'date', cell: ({ group }) => group.record.localDate },
  { header: 'Workout ID', kind: 'text', cell: ({ group }) => group.record.id },
  { header: 'Workout Name', kind: 'text', cell: ({ group }) => group.record.title },
  { header: 'Instructor Name', kind: 'text', cell: ({ group }) => group.record.instructorName },
  { header: 'Rides', kind: 'number', cell: ({ group }) => group.rides },
  { header: 'Needed (watts)', kind: 'number', cell: ({ group }) => group.neededWatts },
];
