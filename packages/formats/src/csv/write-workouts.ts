/** Owns the file that Ridebook gives back: the official columns first, identical in form, and on demand every other field. */
import {
  disciplineLabel,
  kilometresPerHourFromMetresPerSecond,
  localTime,
  maybeAttendance,
  metresPerMile,
  milesPerHourFromMetresPerSecond,
  workoutFields,
  type Workout,
} from '@ridebook/domain';
import { columnNames, headOf, type ColumnName, type UnitSystem } from './columns.ts';
import type { SourceRow } from './decode-row.ts';
import { quotedCell, safeText } from './safe-cell.ts';

/** A workout and what is known of it beyond its fields. */
export interface WorkoutToWrite {
  readonly workout: Workout;
  /** The row of a file it was imported from, if it was. */
  readonly source: SourceRow | null;
  /** It is known from files alone: their very words are given back. */
  readonly isFromFile: boolean;
}

export interface CsvForm {
  readonly units: UnitSystem;
  /** The official columns alone, or after them every field of a workout under its own name. */
  readonly columns: 'official' | 'all';
}

const extraOf = ({ columns }: CsvForm): typeof workoutFields => (columns === 'all' ? workoutFields : []);

/** The first line of the file, with its line end. */
export const csvHeadLine = (form: CsvForm): string => lineOf([...headOf(form.units), ...extraOf(form)]);

/** The line of a workout, with its line end. */
export const csvLine = (item: WorkoutToWrite, form: CsvForm): string =>
  lineOf([
    ...columnNames.map((name) => cellOf(name, item, form.units)),
    ...extraOf(form).map((field) => fieldCell(item.workout[field])),
  ]);

const lineOf = (cells: readonly string[]): string => `${cells.map(quotedCell).join(',')}\n`;

const fieldCell = (value: string | number | boolean | null): string =>
  value === null ? '' : typeof value === 'string' ? safeText(value) : String(value);

const withUnits: ReadonlySet<ColumnName> = new Set(['speed', 'distance', 'pace']);

function cellOf(
  name: ColumnName,
  { workout, source, isFromFile }: WorkoutToWrite,
  units: UnitSystem,
): string {
  const told = source?.cells[name] ?? '';
  const isSameUnit = !withUnits.has(name) || source?.units === units;
  // An old label of a time zone, a pace without a speed: what a file said is said again to the letter.
  if (isFromFile && (isSameUnit || told === '')) return safeText(told);
  const computed = compute(name, workout, units);
  return safeText(computed === '' && isSameUnit ? told : computed);
}

function compute(name: ColumnName, workout: Workout, units: UnitSystem): string {
  switch (name) {
    case 'timestamp':
      return stamp(workout.startedAt, workout.timeZone);
    case 'broadcast':
      return workout.classId === null ? '' : maybeAttendance(workout) === 'live' ? 'Live' : 'On Demand';
    case 'instructor':
      return workout.instructorName ?? '';
    case 'length':
      return decimals(lengthMinutes(workout), 0);
    case 'discipline':
      return officialDiscipline(workout.discipline);
    case 'type':
      return workout.classType ?? '';
    case 'title':
      return workout.title;
    case 'classTimestamp':
      return workout.classAiredAt === null || workout.instructorId === null
        ? ''
        : stamp(workout.classAiredAt, workout.timeZone);
    case 'output':
      return decimals(divided(workout.outputJoules, 1000), 0);
    case 'watts':
      return decimals(workout.averageOutputWatts, 0);
    case 'resistance':
      return workout.averageResistancePercent === null
        ? ''
        : `${decimals(workout.averageResistancePercent, 0)}%`;
    case 'cadence':
      return decimals(workout.averageCadenceRpm, 0);
    case 'speed':
      return decimals(speedIn(workout.averageSpeedMetresPerSecond, units), 2);
    case 'distance':
      return decimals(divided(workout.distanceMetres, units === 'metric' ? 1000 : metresPerMile), 2);
    case 'calories':
      return decimals(workout.caloriesKcal, 0);
    case 'heartRate':
      return decimals(workout.averageHeartRateBpm, 2);
    case 'incline':
      return decimals(workout.averageInclinePercent, 2);
    case 'pace':
      return decimals(paceIn(workout, units), 2);
  }
}

const decimals = (value: number | null, places: number): string =>
  value === null ? '' : value.toFixed(places);
const divided = (value: number | null, by: number): number | null => (value === null ? null : value / by);

/** The whole minutes of it, as the official file counts. */
function lengthMinutes({ classLengthSeconds, durationSeconds }: Workout): number | null {
  const seconds = durationSeconds ?? classLengthSeconds;
  return seconds === null ? null : Math.floor(seconds / 60);
}

function speedIn(metresPerSecond: number | null, units: UnitSystem): number | null {
  if (metresPerSecond === null) return null;
  return units === 'metric'
    ? kilometresPerHourFromMetresPerSecond(metresPerSecond)
    : milesPerHourFromMetresPerSecond(metresPerSecond);
}

/** The official file gives a pace to those who go on foot. */
function paceIn({ discipline, averageSpeedMetresPerSecond }: Workout, units: UnitSystem): number | null {
  if (discipline !== 'running' && discipline !== 'walking' && discipline !== 'bootcamp') return null;
  const speed = speedIn(averageSpeedMetresPerSecond, units);
  return speed === null || speed === 0 ? null : 60 / speed;
}

const officialNames: Readonly<Record<string, string>> = {
  bootcamp: 'Tread Bootcamp',
  bike_bootcamp: 'Bike Bootcamp',
  row_bootcamp: 'Row Bootcamp',
  beyond_the_ride: 'Floor',
};

const officialDiscipline = (slug: string): string => officialNames[slug] ?? disciplineLabel(slug);

/** `2026-01-30 09:30 (-05)`: the offset as it was that day, since letters have proved to be wrong half of the year. */
function stamp(instant: string, timeZone: string): string {
  const epochSeconds = Date.parse(instant) / 1000;
  const { date, minuteOfDay } = localTime(epochSeconds, timeZone);
  const clock = [Math.floor(minuteOfDay / 60), minuteOfDay % 60].map(twoDigits).join(':');
  const shown = Date.parse(`${date}T${clock}:00Z`) / 1000;
  return `${date} ${clock} (${offsetLabel(Math.round((shown - epochSeconds) / 900) * 15)})`;
}

function offsetLabel(minutes: number): string {
  if (minutes === 0) return 'UTC';
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `${minutes < 0 ? '-' : '+'}${twoDigits(hours)}${rest === 0 ? '' : twoDigits(rest)}`;
}

const twoDigits = (value: number): string => String(value).padStart(2, '0');
