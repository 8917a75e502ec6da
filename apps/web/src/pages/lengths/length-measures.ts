/** Owns the measures in which rides of one length can be told apart, in the reader's units. */
import type { MeasureName, WorkoutLine } from '@ridebook/analytics';
import type { TermName } from '../../definitions/terms.ts';
import type { Formatter } from '../../format/formatter.ts';
import type { FigureName } from '../../state/workouts-address.ts';

export interface LengthMeasure {
  readonly key: string;
  readonly name: MeasureName;
  readonly label: string;
  readonly term: TermName;
  readonly unit: string;
  readonly digits: 0 | 1;
  readonly shown: (value: number) => number;
  /** In the measure's own unit. */
  readonly valueOf: (line: WorkoutLine) => number | null;
  /** What the explorer calls it, in the unit shown; `null` where it has no such filter. */
  readonly filter: FigureName | null;
}

export function lengthMeasures(format: Formatter): readonly [LengthMeasure, ...LengthMeasure[]] {
  const same = (value: number): number => value;
  return [
    {
      key: 'output',
      term: 'totalOutput',
      name: 'outputJoules',
      label: 'Total output',
      unit: 'kJ',
      digits: 0,
      shown: (joules) => joules / 1000,
      valueOf: (line) => line.outputJoules,
      filter: 'outputKilojoules',
    },
    {
      key: 'watts',
      term: 'averageOutput',
      name: 'averageOutputWatts',
      label: 'Average output',
      unit: 'W',
      digits: 0,
      shown: same,
      valueOf: (line) => line.averageOutputWatts,
      filter: 'averageOutputWatts',
    },
    {
      key: 'cadence',
      term: 'cadence',
      name: 'averageCadenceRpm',
      label: 'Cadence',
      unit: 'rpm',
      digits: 0,
      shown: same,
      valueOf: (line) => line.averageCadenceRpm,
      filter: null,
    },
    {
      key: 'resistance',
      term: 'resistance',
      name: 'averageResistancePercent',
      label: 'Resistance',
      unit: '%',
      digits: 0,
      shown: same,
      valueOf: (line) => line.averageResistancePercent,
      filter: null,
    },
    {
      key: 'speed',
      term: 'speed',
      name: 'averageSpeedMetresPerSecond',
      label: 'Speed',
      unit: format.unitNames.speed,
      digits: 1,
      shown: format.speedIn,
      valueOf: (line) => line.averageSpeedMetresPerSecond,
      filter: null,
    },
    {
      key: 'heart',
      term: 'heartRate',
      name: 'averageHeartRateBpm',
      label: 'Heart rate',
      unit: 'bpm',
      digits: 0,
      shown: same,
      valueOf: (line) => line.averageHeartRateBpm,
      filter: 'heartRateBpm',
    },
  ];
}

/** `398`, `21.7`: without the unit. */
export const writeValue = (measure: LengthMeasure, value: number | null, format: Formatter): string =>
  value === null || measure.digits === 0
    ? format.number(value === null ? null : measure.shown(value))
    : format.decimal(measure.shown(value), measure.digits);
