/** Owns the words of where a ride stands among comparable ones. */
import { fewestComparableRides, type MeasureComparison, type MeasureName } from '@ridebook/analytics';
import { missing, type Formatter } from '../format/formatter.ts';
import { ordinal } from './plural.ts';

/** `Best`, `Second best`, `12th best` of them; in the lower half `7th from the end`, `Last`. */
export function rankWords(rank: number, rides: number): string {
  if (rank === 1) return 'Best';
  const fromEnd = rides - rank + 1;
  if (fromEnd === 1) return 'Lowest';
  const words = rank <= rides / 2 + 0.5 ? `${ordinal(rank)} best` : `${ordinal(fromEnd)} lowest`;
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** How each compared measure is named, written and explained; the unit stands once, after the value. */
interface MeasureWords {
  readonly label: string;
  readonly unit: string;
  /** From the measure's own unit to the one written. */
  readonly shown: (value: number) => number;
  readonly digits: number;
  readonly definition: string;
}

const asItIs = (value: number): number => value;

export const measureWords = {
  outputJoules: {
    label: 'Total output',
    unit: 'kJ',
    shown: (joules: number) => joules / 1000,
    digits: 0,
    definition: 'The work done: watts summed over seconds. 100 W for 45 minutes is 270 kJ.',
  },
  averageOutputWatts: {
    label: 'Average output',
    unit: 'W',
    shown: asItIs,
    digits: 0,
    definition: 'Mean watts over the ride, as Peloton states it.',
  },
  outputKilojoulesPerMinute: {
    label: 'Output per minute',
    unit: 'kJ',
    shown: asItIs,
    digits: 1,
    definition: 'Total output over the minutes pedalled.',
  },
  efficiencyWattsPerBpm: {
    label: 'Efficiency',
    unit: 'W/bpm',
    shown: asItIs,
    digits: 2,
    definition: 'Average output over average heart rate: how many watts a beat a minute yields.',
  },
  averageHeartRateBpm: {
    label: 'Heart rate',
    unit: 'bpm',
    shown: asItIs,
    digits: 0,
    definition: 'Mean of the samples that are not zero: a zero is a lost signal.',
  },
  averageCadenceRpm: {
    label: 'Cadence',
    unit: 'rpm',
    shown: asItIs,
    digits: 0,
    definition: 'Mean turns of the pedals a minute.',
  },
  averageResistancePercent: {
    label: 'Resistance',
    unit: '%',
    shown: asItIs,
    digits: 0,
    definition: 'Mean of the resistance that the bike states, in percent.',
  },
} as const satisfies Partial<Record<MeasureName, MeasureWords>>;

export type WordedMeasure = keyof typeof measureWords;

export interface ComparisonRow {
  readonly measure: MeasureName;
  readonly label: string;
  readonly definition: string;
  readonly value: string;
  readonly unit: string;
  /** `+37`, `too few`, or nothing. */
  readonly difference: string;
}

/** A measure as a row of the table beside the rings. */
export function comparisonRow(
  comparison: MeasureComparison & { readonly measure: WordedMeasure },
  format: Formatter,
): ComparisonRow {
  const { label, unit, shown, digits, definition } = measureWords[comparison.measure];
  const row = { measure: comparison.measure, label, definition };
  if (comparison.kind === 'not-measured') return { ...row, value: missing, unit: '', difference: '' };
  const value = format.decimal(shown(comparison.value), digits);
  if (comparison.kind === 'too-few') return { ...row, value, unit, difference: 'too few' };
  return { ...row, value, unit, difference: signedDecimal(shown(comparison.aboveMedian), digits, format) };
}

/** `+0.8`, `−2`, `0`. */
export function signedDecimal(value: number, digits: number, format: Formatter): string {
  const written = format.decimal(Math.abs(value), digits);
  if (Number(Math.abs(value).toFixed(digits)) === 0) return '0';
  return `${value < 0 ? '−' : '+'}${written}`;
}

/** `Output 95, above 95 % of 22 other rides`: what the rings show, for those who do not see them. */
export function lanesSentence(
  lanes: readonly { readonly name: string; readonly percentile: number | null }[],
  others: number,
  format: Formatter,
): string {
  const places = lanes.map(({ name, percentile }) =>
    percentile === null ? `${name} not comparable` : `${name} ${Math.round(percentile)}`,
  );
  return `Percentiles among ${format.number(others)} other rides: ${places.join(', ')}.`;
}

/** Why there are no rings yet. */
export function tooFewSentence(others: number, format: Formatter): string {
  if (others === 0) return `The first ride like this; the comparison starts at ${fewestComparableRides}.`;
  return `Only ${format.number(others)} other ${others === 1 ? 'ride' : 'rides'} like this so far; the comparison starts at ${fewestComparableRides}.`;
}
