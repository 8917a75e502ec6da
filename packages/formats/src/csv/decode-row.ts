/** Owns what a row of a file means: its cells as a workout, or the reason why it is none. */
import {
  describedClassPrefix,
  disciplines,
  isoInstant,
  maybeMetres,
  maybeMetresPerSecond,
  namedInstructorPrefix,
  type Workout,
} from '@ridebook/domain';
import { columnHead, columnNames, columns, type ColumnName, type UnitSystem } from './columns.ts';
import type { CsvHead } from './header.ts';
import { readNumber, readPace, type NumberForm, type NumberReading } from './read-number.ts';
import type { CsvRecord } from './read-records.ts';
import { readTimestamp, type Timestamp } from './read-timestamp.ts';
import { originalText } from './safe-cell.ts';

/** The cells of a row as they came, under the names of the official columns. */
export interface SourceRow {
  readonly units: UnitSystem;
  readonly cells: Readonly<Partial<Record<ColumnName, string>>>;
}

export interface FileWorkout {
  /** Its id is left to the caller, who knows how to make one of `identity`. */
  readonly workout: Omit<Workout, 'id'>;
  readonly source: SourceRow;
  /** The same text for the same row, whatever the order of columns, the quotes and the line ends of its file. */
  readonly identity: string;
  /** How far its start may be off. */
  readonly uncertaintySeconds: number;
}

export type RowReading = FileWorkout | { readonly problem: string };

const isProblem = <T extends object>(
  reading: T | { readonly problem: string },
): reading is { readonly problem: string } => 'problem' in reading;

// eslint-disable-next-line no-control-regex -- these are what no cell of a download holds
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

export function decodeRow(record: CsvRecord, head: CsvHead, delimiter: string): RowReading {
  if (record.defect !== null) return { problem: record.defect };
  const { cells } = record;
  const { width } = head;
  if (cells.length < width) {
    return { problem: `It has ${cells.length} cells where the first line has ${width}: its end is missing.` };
  }
  if (cells.slice(width).some((cell) => cell.trim() !== '')) {
    return {
      problem: `It has ${cells.length} cells where the first line has ${width}: a comma may have lost its quotes.`,
    };
  }
  const source = sourceOf(cells, head);
  const cellOf = (name: ColumnName): string => (source.cells[name] ?? '').trim();
  const damaged = columnNames.find((name) => control.test(cellOf(name)));
  if (damaged !== undefined) return { problem: `Its ${spoken(damaged)} holds a control character.` };

  // A byte that is no character of the file's encoding.
  const unreadable = columnNames.find((name) => cellOf(name).includes('\ufffd'));
  if (unreadable !== undefined) return { problem: `Its ${spoken(unreadable)} holds a damaged character.` };

  const started = readTimestamp(cellOf('timestamp'), head.zoneLabel);
  if (isProblem(started)) return started;
  const aired =
    cellOf('classTimestamp') === '' ? null : readTimestamp(cellOf('classTimestamp'), head.zoneLabel);
  if (aired !== null && isProblem(aired)) return { problem: `Class Timestamp: ${aired.problem}` };
  const discipline = disciplineOf(cellOf('discipline'));
  if (discipline === null) return { problem: 'Its Fitness Discipline is blank.' };
  const measures = readMeasures(cellOf, head, delimiter);
  if (isProblem(measures)) return measures;
  return {
    workout: workoutOf({ cellOf, started, aired, discipline, measures, head }),
    source,
    identity: JSON.stringify([source.units, ...columnNames.map((name) => cellOf(name))]),
    uncertaintySeconds: started.uncertaintySeconds,
  };
}

function sourceOf(cells: readonly string[], head: CsvHead): SourceRow {
  const named = [...head.places].flatMap(([name, place]) => {
    const cell = cells[place] ?? '';
    if (cell.trim() === '') return [];
    const text = isText(name) ? originalText(cell) : cell;
    // The label that the head gave for all rows goes with each of them.
    const isBareTime = (name === 'timestamp' || name === 'classTimestamp') && !text.includes('(');
    return [[name, isBareTime && head.zoneLabel !== null ? `${text} (${head.zoneLabel})` : text] as const];
  });
  return { units: head.units.distance, cells: Object.fromEntries(named) };
}

const isText = (name: ColumnName): boolean =>
  name === 'title' ||
  name === 'instructor' ||
  name === 'type' ||
  name === 'discipline' ||
  name === 'broadcast';

const numericColumns = {
  length: {},
  output: {},
  watts: {},
  resistance: { isPercent: true },
  cadence: {},
  speed: {},
  distance: {},
  calories: {},
  heartRate: {},
  incline: { isPercent: true, mayBeNegative: true },
  pace: {},
} as const satisfies Partial<Record<ColumnName, Omit<NumberForm, 'delimiter'>>>;

type NumericColumn = keyof typeof numericColumns;
type Measures = Readonly<Record<NumericColumn, number | null>>;

function readMeasures(
  cellOf: (name: ColumnName) => string,
  head: CsvHead,
  delimiter: string,
): Measures | { readonly problem: string } {
  const measures: Partial<Record<NumericColumn, number | null>> = {};
  for (const name of Object.keys(numericColumns) as NumericColumn[]) {
    const form = { delimiter, ...numericColumns[name] };
    const reading: NumberReading =
      name === 'pace' ? readPace(cellOf(name), form) : readNumber(cellOf(name), form);
    if (isProblem(reading))
      return { problem: `${columnHead(name, head.units.distance)}: ${reading.problem}.` };
    measures[name] = reading.value;
  }
  return measures as Measures;
}

interface Decoded {
  readonly cellOf: (name: ColumnName) => string;
  readonly started: Timestamp;
  readonly aired: Timestamp | null;
  readonly discipline: string;
  readonly measures: Measures;
  readonly head: CsvHead;
}

/** What the file does not say is `null`. */
function workoutOf({ cellOf, started, aired, discipline, measures, head }: Decoded): Omit<Workout, 'id'> {
  const seconds = measures.length === null ? null : measures.length * 60;
  const instructorName = cellOf('instructor') || null;
  const type = cellOf('type');
  const isScenic = /scenic/i.test(type);
  const title = cellOf('title') || `${cellOf('discipline')} Workout`;
  return {
    startedAt: isoInstant(started.epochSeconds),
    timeZone: started.timeZone,
    localDate: started.localDate,
    discipline,
    isOutdoor: /\boutdoor\b/i.test(type),
    isImported: false,
    title,
    classId: maybeClassId(title, aired, isScenic),
    classType: type || null,
    classLengthSeconds: aired !== null || isScenic ? seconds : null,
    durationSeconds: seconds,
    instructorId: instructorName === null ? null : `${namedInstructorPrefix}${slugOf(instructorName)}`,
    instructorName,
    outputJoules: times(measures.output, 1000),
    averageOutputWatts: measures.watts,
    averageCadenceRpm: measures.cadence,
    averageResistancePercent: measures.resistance,
    averageSpeedMetresPerSecond: speedOf(measures, head),
    averageHeartRateBpm: measures.heartRate,
    averageInclinePercent: measures.incline,
    averageStrokeRateSpm: null,
    averageSplitSecondsPer500Metres: null,
    maximumOutputWatts: null,
    maximumHeartRateBpm: null,
    distanceMetres: distanceOf(measures, head, discipline),
    elevationGainMetres: null,
    caloriesKcal: measures.calories,
    leaderboardRank: null,
    leaderboardUsers: null,
    difficulty: null,
    classWorkouts: null,
    classRatings: null,
    status: 'COMPLETE',
    kind: isScenic ? 'scenic' : aired === null ? 'freestyle' : 'class',
    classDescription: null,
    classImageUrl: null,
    classAiredAt: aired === null ? null : isoInstant(aired.epochSeconds),
    deviceType: null,
    isPersonalRecord: false,
    ftpWatts: null,
    ftpSource: null,
    striveScore: null,
  };
}

const times = (value: number | null, factor: number): number | null =>
  value === null ? null : value * factor;

/** Runs say their pace where rides say their speed. */
function speedOf({ speed, pace }: Measures, head: CsvHead): number | null {
  if (speed !== null) return maybeMetresPerSecond(speed, head.units.speed === 'metric' ? 'kph' : 'mph');
  if (pace === null || pace === 0) return null;
  return maybeMetresPerSecond(60 / pace, head.units.pace === 'metric' ? 'kph' : 'mph');
}

/** Nobody rows faster, not for a second. */
const fastestRowingMetresPerSecond = 15;

/** Peloton counts a row in metres; a number that is impossible in the unit of the head stands for those. */
function distanceOf({ distance, length }: Measures, head: CsvHead, discipline: string): number | null {
  if (distance === null) return null;
  const metres = maybeMetres(distance, head.units.distance === 'metric' ? 'km' : 'mi');
  const isRow = discipline === 'rowing' || discipline === 'row_bootcamp';
  if (!isRow || metres === null || length === null || length === 0) return metres;
  return metres / (length * 60) > fastestRowingMetresPerSecond ? distance : metres;
}

/** The file knows no id of a class: its title and first airing tell it from every other. Scenic rides have only a title. */
function maybeClassId(title: string, aired: Timestamp | null, isScenic: boolean): string | null {
  if (aired !== null)
    return `${describedClassPrefix}${isoInstant(aired.epochSeconds).slice(0, 16).replace(/\D/g, '')}-${slugOf(title)}`;
  return isScenic ? `${describedClassPrefix}scenic-${slugOf(title)}` : null;
}

const slugOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 80);

/** Names that people read, older ones among them, to the words that Ridebook uses. */
const disciplineWords: ReadonlyMap<string, string> = new Map([
  ...disciplines.map(({ slug, label }) => [label.toLowerCase(), slug] as const),
  ['bootcamp', 'bootcamp'],
  ['circuit', 'bootcamp'],
  ['caesar', 'rowing'],
  ['rower', 'rowing'],
  ['caesar bootcamp', 'row_bootcamp'],
  ['floor', 'beyond_the_ride'],
]);

function disciplineOf(cell: string): string | null {
  const words = cell
    .toLowerCase()
    .replace(/[\s_]+/g, ' ')
    .trim();
  if (words === '') return null;
  return disciplineWords.get(words) ?? words.replace(/[^\p{L}\p{N}]+/gu, '_');
}

const spoken = (name: ColumnName): string => columns[name].head.replace(' ({unit})', '');
