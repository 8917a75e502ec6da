/** Owns the words of where a ride stands among comparable ones. */
import { fewestComparableRides, type MeasureComparison, type MeasureName } from '@ridebook/analytics';
import type { TermName } from '../definitions/terms.ts';
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

/** How each compared measure is named and written; the unit stands once, after the value. */
interface MeasureWords {
  readonly term: TermName;
  readonly label: string;
  readonly unit: string;
  /** From the measure's own unit to the one written. */
  readonly shown: (value: number) => number;
  readonly digits: number;
}

const asItIs = (value: number): number => value;

export const measureWords = {
  outputJoules: {
    term: 'totalOutput',
    label: 'Total output',
    unit: 'kJ',
    shown: (joules: number) => joules / 1000,
    digits: 0,
  },
  averageOutputWatts: {
    term: 'averageOutput',
    label: 'Average output',
    unit: 'W',
    shown: asItIs,
    digits: 0,
  },
  outputKilojoulesPerMinute: {
    term: 'outputPerMinute',
    label: 'Output per minute',
    unit: 'kJ',
    shown: asItIs,
    digits: 1,
  },
  efficiencyWattsPerBpm: {
    term: 'efficiency',
    label: 'Efficiency',
    unit: 'W/bpm',
    shown: asItIs,
    digits: 2,
  },
  averageHeartRateBpm: {
    term: 'heartRate',
    label: 'Heart rate',
    unit: 'bpm',
    shown: asItIs,
    digits: 0,
  },
  averageCadenceRpm: {
    term: 'cadence',
    label: 'Cadence',
    unit: 'rpm',
    shown: asItIs,
    digits: 0,
  },
  averageResistancePercent: {
    term: 'resistance',
    label: 'Resistance',
    unit: '%',
    shown: asItIs,
    digits: 0,
  },
} as const satisfies Partial<Record<MeasureName, MeasureWords>>;

export type WordedMeasure = keyof typeof measureWords;

export interface ComparisonRow {
  readonly measure: MeasureName;
  readonly label: string;
  readonly term: TermName;
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
  const { term, label, unit, shown, digits } = measureWords[comparison.measure];
  const row = { measure: comparison.measure, term, label };
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
