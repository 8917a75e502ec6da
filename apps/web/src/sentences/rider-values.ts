/** Owns the words about FTP, maximum heart rate and weight: each with its unit, and where it came from. */
import {
  riderValueLimits,
  type DatedValue,
  type RiderValueKind,
  type RiderValueSource,
} from '@ridebook/domain';
import type { Formatter } from '../format/formatter.ts';

const kilogramsPerPound = 0.45359237;
const noBreak = '\u00a0';

export interface RiderValueWords {
  readonly kind: RiderValueKind;
  readonly label: string;
  readonly meaning: string;
}

/** In the order in which riders ask for them. */
export const riderValueWords: readonly RiderValueWords[] = [
  {
    kind: 'ftpWatts',
    label: 'FTP',
    meaning: 'The power zones of each ride go by the FTP that held when it began.',
  },
  {
    kind: 'maximumHeartRateBpm',
    label: 'Maximum heart rate',
    meaning:
      'Heart-rate zones go by it. Where Peloton drew the zones of a workout itself, its own maximum counts until you enter yours.',
  },
  {
    kind: 'weightKilograms',
    label: 'Weight',
    meaning: 'For watts per kilogram. It stays on this machine.',
  },
];

/** What the reader's numbers are in: pounds where distances are miles. */
export function riderValueUnit(kind: RiderValueKind, { units }: Pick<Formatter, 'units'>): string {
  if (kind === 'ftpWatts') return 'W';
  if (kind === 'maximumHeartRateBpm') return 'bpm';
  return units === 'imperial' ? 'lb' : 'kg';
}

const isInPounds = (kind: RiderValueKind, { units }: Pick<Formatter, 'units'>): boolean =>
  kind === 'weightKilograms' && units === 'imperial';

/** What the reader typed, in the unit that is kept. */
export const keptValueOf = (kind: RiderValueKind, typed: number, format: Pick<Formatter, 'units'>): number =>
  isInPounds(kind, format) ? Math.round(typed * kilogramsPerPound * 100) / 100 : typed;

/** `215 W`, `72.5 kg`. */
export function riderValueWritten(kind: RiderValueKind, value: number, format: Formatter): string {
  const shown = isInPounds(kind, format) ? value / kilogramsPerPound : value;
  const rounded = kind === 'weightKilograms' ? Math.round(shown * 10) / 10 : Math.round(shown);
  return `${format.exact(rounded)}${noBreak}${riderValueUnit(kind, format)}`;
}

/** Why what was typed cannot be meant, in the reader's unit; `null` where it can. */
export function maybeImplausible(
  { kind, label }: Pick<RiderValueWords, 'kind' | 'label'>,
  value: number,
  format: Formatter,
): string | null {
  const [least, most] = riderValueLimits[kind];
  if (value >= least && value <= most) return null;
  const [from, to] = [least, most].map((end) => riderValueWritten(kind, end, format));
  return `${label} can be from ${from} to ${to}.`;
}

const sources: Readonly<Record<RiderValueSource, string>> = {
  'by-hand': 'entered by you',
  test: 'from an FTP test',
  ride: 'as Peloton used it for a ride',
  estimate: 'estimated by Peloton',
  account: 'from your Peloton account',
  age: '220 less your age',
};

export const riderValueOrigin = ({ source }: Pick<DatedValue, 'source'>): string => sources[source];
