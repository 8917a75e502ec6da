/** Owns the words of the records page: what is new or near, and what today would need. */
import { freshRecordDays, latelyDays, type RecordGroup } from '@ridebook/analytics';
import type { Formatter } from '../format/formatter.ts';
import { inWords } from './plural.ts';
import { gapToWhole } from './records.ts';
import type { Voice } from './voice.ts';

const noBreak = '\u00a0';
/** A record farther off than this is not near. */
const nearShare = 0.9;

export interface RecordWords {
  readonly unit: string;
  readonly write: (value: number) => string;
}

/** What is strongest to say of all lengths. */
export function recordsHeadline(
  groups: readonly RecordGroup[],
  words: RecordWords,
  format: Formatter,
): string {
  if (groups.length === 0) return 'No record yet.';
  const fresh = groups.filter(({ current }) => current.isFresh);
  const [only] = fresh;
  if (only !== undefined && fresh.length === 1)
    return `A record at ${only.classMinutes} minutes: ${words.write(only.current.record.value)}${noBreak}${words.unit}, on ${format.weekdayDate(only.current.record.localDate)}.`;
  if (fresh.length > 1) {
    const lengths = format.list(fresh.map(({ classMinutes }) => String(classMinutes)));
    return `${inWords(fresh.length, format.number(fresh.length))} records in ${freshRecordDays} days, at ${lengths} minutes.`;
  }
  if (groups.every(({ current }) => current.rides === 1))
    return `${format.rider.Your} first marks are set; the next ride of the same length can beat one.`;
  const near = nearest(groups);
  if (near === null) return `No record in ${freshRecordDays} days, and none within reach lately.`;
  return `${gap(near, format)} from a record at ${near.classMinutes} minutes; none was set in ${freshRecordDays} days.`;
}

function nearest(groups: readonly RecordGroup[]): RecordGroup | null {
  return groups
    .filter(
      ({ current: { lately } }) =>
        lately !== null && lately.shareOfRecord >= nearShare && lately.shareOfRecord < 1,
    )
    .reduce<RecordGroup | null>(
      (best, group) =>
        (group.current.lately?.shareOfRecord ?? 0) > (best?.current.lately?.shareOfRecord ?? 0)
          ? group
          : best,
      null,
    );
}

const gap = ({ current: { lately } }: RecordGroup, format: Formatter): string =>
  gapToWhole(lately?.shareOfRecord ?? 0, format);

/** What a record of one length needs today, in the era that goes on, and how near the rider came lately. */
export function needVoice(group: RecordGroup, words: RecordWords, format: Formatter): Voice {
  const { classMinutes, neededWatts } = group;
  const { record, lately } = group.current;
  const { rider } = format;
  const strong =
    neededWatts === null
      ? `More than ${words.write(record.value)}${noBreak}${words.unit}`
      : `${format.number(neededWatts)}${noBreak}W`;
  const start = ` ${neededWatts === null ? 'is' : 'on average is'} what a record at ${classMinutes} minutes needs today.`;
  if (lately === null)
    return { strong, rest: `${start} ${rider.You} rode none of that length in ${latelyDays} days.` };
  if (lately.id === record.id)
    return { strong, rest: `${start} ${rider.You} set it within the last ${latelyDays} days.` };
  return {
    strong,
    rest: `${start} ${rider.Your} best of the last ${latelyDays} days, ${words.write(lately.value)}${noBreak}${words.unit}, is ${gap(group, format)} short.`,
  };
}
