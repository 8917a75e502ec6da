/** Owns the zones of a workout as rows: name, seconds, share, and the seconds of the attempt it is compared with. */
import type { Formatter } from '../../format/formatter.ts';
import { clockTime } from '../../traces/trace-words.ts';

export interface ZoneRow {
  readonly number: number;
  readonly name: string;
  readonly seconds: number;
  /** Of all zones together, 0 to 1. */
  readonly share: number;
  readonly before: number | null;
  /** `11:44` */
  readonly clock: string;
}

export const powerZoneNames = [
  'Active recovery',
  'Endurance',
  'Tempo',
  'Threshold',
  'VO₂ max',
  'Anaerobic',
  'Neuromuscular',
] as const;

export const heartZoneNames = ['Warm-up', 'Easy', 'Moderate', 'Hard', 'Maximum'] as const;

export function zoneRows(
  names: readonly string[],
  seconds: readonly number[],
  before: readonly number[] | null,
  format: Formatter,
): readonly ZoneRow[] {
  const total = seconds.reduce((sum, value) => sum + value, 0);
  return seconds.map((value, index) => ({
    number: index + 1,
    name: names[index] ?? '',
    seconds: value,
    share: total === 0 ? 0 : value / total,
    before: before?.[index] ?? null,
    clock: clockTime(value, format),
  }));
}

/** `Z4 Threshold 11:44, 26 %`, one after the other, for those who do not see the bars. */
export const zonesSentence = (rows: readonly ZoneRow[], format: Formatter): string =>
  `Time in zones: ${rows.map(({ number, name, clock, share }) => `zone ${number}, ${name}: ${clock}, ${format.percent(share)}`).join('; ')}.`;
