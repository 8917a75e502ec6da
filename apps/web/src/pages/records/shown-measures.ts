/** Owns how each measure that records are kept in is named, written and addressed. */
import { recordMeasures, type RecordMeasure } from '@ridebook/analytics';
import type { TermName } from '../../definitions/terms.ts';
import type { Formatter } from '../../format/formatter.ts';

export interface ShownMeasure {
  readonly name: RecordMeasure;
  /** In the address. */
  readonly slug: string;
  readonly label: string;
  readonly term: TermName;
  /** `highest total output`, in a sentence. */
  readonly superlative: string;
  readonly unit: string;
  /** From the measure's own unit to the one shown. */
  readonly shown: (value: number) => number;
  readonly write: (value: number) => string;
}

export function shownMeasures(format: Formatter): readonly ShownMeasure[] {
  const all: Readonly<Record<RecordMeasure, Omit<ShownMeasure, 'name'>>> = {
    outputJoules: {
      slug: 'output',
      term: 'totalOutput',
      label: 'Output',
      superlative: 'highest total output',
      unit: 'kJ',
      shown: (joules) => joules / 1000,
      write: format.kilojoules,
    },
    averageOutputWatts: {
      slug: 'watts',
      term: 'averageOutput',
      label: 'Watts',
      superlative: 'highest average output',
      unit: 'W',
      shown: (watts) => watts,
      write: format.number,
    },
    distanceMetres: {
      slug: 'distance',
      term: 'distance',
      label: 'Distance',
      superlative: 'longest distance',
      unit: format.distanceUnit,
      shown: format.distanceIn,
      write: format.distanceNumber,
    },
    averageSpeedMetresPerSecond: {
      slug: 'speed',
      term: 'speed',
      label: 'Speed',
      superlative: 'highest average speed',
      unit: format.speedUnit,
      shown: format.speedIn,
      write: format.speedNumber,
    },
    averageCadenceRpm: {
      slug: 'cadence',
      term: 'cadence',
      label: 'Cadence',
      superlative: 'highest average cadence',
      unit: 'rpm',
      shown: (rpm) => rpm,
      write: format.number,
    },
    caloriesKcal: {
      slug: 'calories',
      term: 'calories',
      label: 'Calories',
      superlative: 'most calories',
      unit: 'kcal',
      shown: (kcal) => kcal,
      write: format.number,
    },
  };
  return recordMeasures.map((name) => ({ name, ...all[name] }));
}
