/** Owns reading `2020-01-30 09:30 (CDT)`: the day and time on the rider's own clock, and the instant it most likely was. */
import { localTime } from '@ridebook/domain';
import { maybeZone } from './zone-labels.ts';

export interface Timestamp {
  readonly epochSeconds: number;
  /** The calendar day on the rider's own clock. */
  readonly localDate: string;
  readonly timeZone: string;
  readonly uncertaintySeconds: number;
}

export type TimestampReading = Timestamp | { readonly problem: string };

const pattern = /^(\d{4})-(\d{2})-(\d{2})[ T](\d{2}):(\d{2})(?::(\d{2}))?\s*(?:\(([^()]*)\))?$/;
const spreadsheetPattern = /^\d{1,4}[/.]\d{1,2}[/.]\d{1,4}|\b[ap]m\b/i;

/** Peloton's first public ride was in 2013. */
const [firstYear, lastYear] = [2012, 2100];

/** @param headLabel the label that the file's head gives for rows without one of their own */
export function readTimestamp(text: string, headLabel: string | null): TimestampReading {
  const trimmed = text.trim();
  if (trimmed === '') return { problem: 'The time is blank.' };
  const match = pattern.exec(trimmed);
  if (match === null) {
    return spreadsheetPattern.test(trimmed)
      ? {
          problem: `A spreadsheet has rewritten the time "${shorten(trimmed)}", and which is the day and which the month cannot be told; import the file as Peloton gave it.`,
        }
      : { problem: `"${shorten(trimmed)}" is no time such as "2026-01-30 09:30 (-05)".` };
  }
  const [year = 0, month = 0, day = 0, hours = 0, minutes = 0, seconds = 0] = match
    .slice(1, 7)
    .map((part: string | undefined) => Number(part ?? 0));
  const wallSeconds = Date.UTC(year, month - 1, day, hours, minutes, seconds) / 1000;
  const isDay = new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day && month >= 1 && month <= 12;
  // 24:00 is the end of the day (ISO 8601), which the calendar writes as the start of the next.
  const isTime =
    (hours < 24 || (hours === 24 && minutes === 0 && seconds === 0)) && minutes < 60 && seconds < 60;
  if (!isDay || !isTime || year < firstYear || year > lastYear) {
    return { problem: `There is no such time as "${shorten(trimmed)}".` };
  }
  const label = match[7] ?? headLabel;
  if (label === null) {
    return {
      problem: `"${shorten(trimmed)}" does not say of which time zone it is, as "(-05)" behind it would.`,
    };
  }
  const zone = maybeZone(label);
  if (zone === null) return { problem: `The time zone "${shorten(label)}" is not known.` };
  const epochSeconds = instantOf(wallSeconds, zone.timeZone);
  return { epochSeconds, localDate: localTime(epochSeconds, zone.timeZone).date, ...zone };
}

/** When a clock of that zone shows this; what it skips in spring is taken an hour later, what it repeats in autumn once. */
function instantOf(wallSeconds: number, timeZone: string): number {
  let instant = wallSeconds;
  let before = wallSeconds;
  for (let round = 0; round < 3; round += 1) {
    const { date, minuteOfDay } = localTime(instant, timeZone);
    const shown = Date.parse(`${date}T00:00:00Z`) / 1000 + minuteOfDay * 60 + (wallSeconds % 60);
    if (shown === wallSeconds) return instant;
    before = instant;
    instant += wallSeconds - shown;
  }
  return Math.max(instant, before);
}

const shorten = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
