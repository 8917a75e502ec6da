/** Owns the step from an instant to the rider's own calendar day, by the time zone that each workout carries. */

/** What is known of a time zone: its formatter is costly to make, and an offset costly to ask for. */
interface Zone {
  readonly formatter: Intl.DateTimeFormat;
  /** Seconds ahead of UTC in each week since 1970 that was asked for; `null` for a week in which clocks change. */
  readonly offsetSeconds: Map<number, number | null>;
}

/** The zones are few, so each is made once; `null` marks one nobody knows. */
const zones = new Map<string, Zone | null>();

function maybeZone(timeZone: string): Zone | null {
  let zone = zones.get(timeZone);
  if (zone === undefined) {
    try {
      const formatter = new Intl.DateTimeFormat('en-CA', {
        timeZone,
        year: 'numeric',
        month: '2-digit',
        day: '2-digit',
        hour: '2-digit',
        minute: '2-digit',
        second: '2-digit',
        hourCycle: 'h23',
      });
      zone = { formatter, offsetSeconds: new Map() };
    } catch {
      zone = null;
    }
    zones.set(timeZone, zone);
  }
  return zone;
}

const secondsPerWeek = 7 * 86_400;

/**
 * Seconds ahead of UTC at an instant. A week that begins and ends with the same offset has it throughout: no zone of the
 * tz database has changed its clocks there and back within seven days since 2012.
 */
function offsetAt(epochSeconds: number, { formatter, offsetSeconds }: Zone): number {
  const week = Math.floor(epochSeconds / secondsPerWeek);
  let offset = offsetSeconds.get(week);
  if (offset === undefined) {
    const [start, end] = [week, week + 1].map((edge) => askOffset(edge * secondsPerWeek, formatter));
    offset = start === end ? (start ?? null) : null;
    offsetSeconds.set(week, offset);
  }
  return offset ?? askOffset(Math.floor(epochSeconds), formatter);
}

function askOffset(epochSeconds: number, formatter: Intl.DateTimeFormat): number {
  const parts: Record<string, number> = {};
  for (const { type, value } of formatter.formatToParts(epochSeconds * 1000)) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) / 1000 - epochSeconds;
}

export interface LocalTime {
  /** `2026-11-21` */
  readonly date: string;
  /** Minutes since local midnight, 0 to 1439. */
  readonly minuteOfDay: number;
}

/**
 * The calendar day and time of day at an instant in a time zone. An unknown zone counts as UTC.
 * @param epochSeconds seconds since 1970, UTC
 * @param timeZone an IANA name; `Etc/GMT+5` means five hours behind UTC, as in the tz database
 */
export function localTime(epochSeconds: number, timeZone: string): LocalTime {
  const zone = maybeZone(timeZone);
  const offset = zone === null ? 0 : offsetAt(epochSeconds, zone);
  const shifted = new Date((epochSeconds + offset) * 1000);
  return {
    date: shifted.toISOString().slice(0, 10),
    minuteOfDay: shifted.getUTCHours() * 60 + shifted.getUTCMinutes(),
  };
}

/** The calendar day at an instant in a time zone, `2026-11-21`. */
export function localDate(epochSeconds: number, timeZone: string): string {
  return localTime(epochSeconds, timeZone).date;
}

/** UTC without fractions, the one form of an instant in Ridebook: `2026-11-21T08:13:05Z`. */
export function isoInstant(epochSeconds: number): string {
  return `${new Date(epochSeconds * 1000).toISOString().slice(0, 19)}Z`;
}
