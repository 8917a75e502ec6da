/** Owns the words beside the records: which are new, which is near, and what today would need. */
import { daysBetween, freshRecordDays, maybeClassMinutes, type ClassRecord } from '@ridebook/analytics';
import type { Workout } from '@ridebook/domain';
import type { Formatter } from '../format/formatter.ts';
import { inWords } from './plural.ts';
import type { Voice } from './voice.ts';

/** A record farther off than this is not "away" but elsewhere. */
const nearShare = 0.9;

/** What the records say at a glance; `null` without a record. */
export function maybeRecordsVoice(records: readonly ClassRecord[], format: Formatter): Voice | null {
  if (records.length === 0) return null;
  const fresh = records.filter((record) => record.isFresh);
  const near = nearest(records);
  const away = near === null ? '' : ` ${near.classMinutes} is ${gap(near, format)} away.`;
  if (fresh.length === 0) {
    if (near === null) return { strong: `No record in ${freshRecordDays} days.`, rest: '' };
    return {
      strong: `${gap(near, format)} from a record`,
      rest: ` at ${near.classMinutes} minutes. None was set in the last ${freshRecordDays} days.`,
    };
  }
  const lengths = format.list(fresh.map((record) => `at ${record.classMinutes}`));
  const count = inWords(fresh.length, format.number(fresh.length));
  return {
    strong: `${count} ${fresh.length === 1 ? 'record' : 'records'} in ${freshRecordDays} days,`,
    rest: ` ${lengths} minutes.${away}`,
  };
}

function nearest(records: readonly ClassRecord[]): ClassRecord | null {
  let best: ClassRecord | null = null;
  for (const record of records) {
    const share = record.lately?.shareOfRecord ?? 0;
    if (share >= 1 || share < nearShare) continue;
    if (best === null || share > (best.lately?.shareOfRecord ?? 0)) best = record;
  }
  return best;
}

function gap(record: ClassRecord, format: Formatter): string {
  return gapToWhole(record.lately?.shareOfRecord ?? 0, format);
}

/** What is missing of a share to 100 %, rounded up, so that it never reads as nothing. */
export function gapToWhole(share: number, format: Formatter): string {
  // 1 - 0.98 is a little over 0.02, which would make 3 % of 2.
  const percent = Number(((1 - share) * 100).toFixed(6));
  return format.percent(Math.ceil(percent) / 100);
}

export interface RecordNeed {
  readonly classMinutes: number;
  readonly neededWatts: number;
  /** `You held 189 W yesterday.`, or nothing to add. */
  readonly held: string;
}

/** What a record at the length of the latest main ride needs today; `null` without such a ride. */
export function maybeRecordNeed(
  records: readonly ClassRecord[],
  ride: Workout | null,
  format: Formatter,
  today: string,
): RecordNeed | null {
  if (ride === null) return null;
  const record = records.find(({ classMinutes }) => classMinutes === maybeClassMinutes(ride));
  if (record === undefined) return null;
  const days = daysBetween(ride.localDate, today);
  const when =
    days <= 0 ? 'today' : days === 1 ? 'yesterday' : `on ${format.dayInList(ride.localDate, today)}`;
  const watts = ride.averageOutputWatts;
  return {
    classMinutes: record.classMinutes,
    neededWatts: record.neededWatts,
    held: watts === null ? '' : ` ${format.rider.You} held ${format.number(watts)}\u00a0W ${when}.`,
  };
}
