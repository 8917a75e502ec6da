/** Owns what the months page can show of a period: each measure's words, its number in the reader's units, and how it is written. */
import type { CumulativeMeasure, Figures, Sums } from '@ridebook/analytics';
import type { TermName } from '../../definitions/terms.ts';
import type { Formatter } from '../../format/formatter.ts';

export const periodMeasureKeys = [
  'workouts',
  'time',
  'output',
  'distance',
  'calories',
  'watts',
  'cadence',
  'resistance',
  'speed',
  'heart',
] as const;

export type PeriodMeasureKey = (typeof periodMeasureKeys)[number];

export interface PeriodMeasure {
  readonly key: PeriodMeasureKey;
  /** `Total output` */
  readonly label: string;
  readonly term: TermName;
  /** For a table's head, beside the unit: `Output`. */
  readonly short: string;
  readonly unit: string;
  readonly digits: 0 | 1;
  /** What a year's running total adds up; `null` for an average, which cannot be summed. */
  readonly cumulative: CumulativeMeasure | null;
  /** In the reader's unit; `null` where nothing was measured. */
  readonly valueOf: (figures: Sums | Figures) => number | null;
  /** From the running total's own unit to the one shown. */
  readonly shown: (total: number) => number;
}

/** A measure among the others to choose from: an average says so only where a sum bears the same name. */
export const choiceLabel = ({ key, label }: PeriodMeasure): string => {
  const bare = label.replace(/^Average /, '');
  return key === 'watts' ? label : bare.charAt(0).toUpperCase() + bare.slice(1);
};

const isOfOneDiscipline = (figures: Sums | Figures): figures is Figures => 'outputJoules' in figures;

/** The measures of a group of workouts: sums of all disciplines are few, since watts and metres of different exercises do not add up. */
export function periodMeasures(discipline: string | null, format: Formatter): readonly PeriodMeasure[] {
  const { unitNames } = format;
  const same = (value: number): number => value;
  const ofFigures =
    (read: (figures: Figures) => number | null, shown: (value: number) => number = same) =>
    (figures: Sums | Figures): number | null => {
      const value = isOfOneDiscipline(figures) ? read(figures) : null;
      return value === null ? null : shown(value);
    };
  const hours = (seconds: number): number => seconds / 3600;
  const kilojoules = (joules: number): number => joules / 1000;
  const measures: readonly PeriodMeasure[] = [
    {
      key: 'workouts',
      term: 'workouts',
      label: discipline === 'cycling' ? 'Rides' : 'Workouts',
      short: discipline === 'cycling' ? 'Rides' : 'Workouts',
      unit: '',
      digits: 0,
      cumulative: 'workouts',
      valueOf: ({ workouts }) => workouts,
      shown: same,
    },
    {
      key: 'time',
      term: 'time',
      label: 'Time',
      short: 'Time',
      unit: 'h',
      digits: 1,
      cumulative: 'durationSeconds',
      valueOf: ({ seconds }) => hours(seconds),
      shown: hours,
    },
    {
      key: 'output',
      term: 'totalOutput',
      label: 'Total output',
      short: 'Output',
      unit: 'kJ',
      digits: 0,
      cumulative: 'outputJoules',
      valueOf: ofFigures(({ outputJoules }) => outputJoules, kilojoules),
      shown: kilojoules,
    },
    {
      key: 'distance',
      term: 'distance',
      label: 'Distance',
      short: 'Distance',
      unit: unitNames.distance,
      digits: 0,
      cumulative: 'distanceMetres',
      valueOf: ofFigures(({ distanceMetres }) => distanceMetres, format.distanceIn),
      shown: format.distanceIn,
    },
    {
      key: 'calories',
      term: 'calories',
      label: 'Calories',
      short: 'Calories',
      unit: 'kcal',
      digits: 0,
      cumulative: 'caloriesKcal',
      valueOf: ({ caloriesKcal }) => caloriesKcal,
      shown: same,
    },
    average(
      'watts',
      'averageOutput',
      'Average output',
      'Output',
      'W',
      0,
      ofFigures(({ averageOutputWatts }) => averageOutputWatts),
    ),
    average(
      'cadence',
      'cadence',
      'Average cadence',
      'Cadence',
      'rpm',
      0,
      ofFigures(({ averageCadenceRpm }) => averageCadenceRpm),
    ),
    average(
      'resistance',
      'resistance',
      'Average resistance',
      'Resist.',
      '%',
      0,
      ofFigures(({ averageResistancePercent }) => averageResistancePercent),
    ),
    average(
      'speed',
      'speed',
      'Average speed',
      'Speed',
      unitNames.speed,
      1,
      ofFigures(({ averageSpeedMetresPerSecond }) => averageSpeedMetresPerSecond, format.speedIn),
    ),
    average(
      'heart',
      'heartRate',
      'Average heart rate',
      'Heart',
      'bpm',
      0,
      ofFigures(({ averageHeartRateBpm }) => averageHeartRateBpm),
    ),
  ];
  return discipline === null
    ? measures.filter(({ key }) => key === 'workouts' || key === 'time' || key === 'calories')
    : measures;
}

function average(
  key: PeriodMeasureKey,
  term: TermName,
  label: string,
  short: string,
  unit: string,
  digits: 0 | 1,
  valueOf: PeriodMeasure['valueOf'],
): PeriodMeasure {
  return { key, term, label, short, unit, digits, cumulative: null, valueOf, shown: (value) => value };
}

/** `3,812 kJ`, `7 h 20`, `12`; the dash where nothing was measured. */
export function writeMeasure(measure: PeriodMeasure, value: number | null, format: Formatter): string {
  if (value !== null && measure.key === 'time') return format.duration(value * 3600);
  const text = measure.digits === 0 ? format.number(value) : format.decimal(value, measure.digits);
  return value === null || measure.unit === '' ? text : `${text}\u00a0${measure.unit}`;
}
