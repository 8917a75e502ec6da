/** Owns the step from an instant to the rider's own calendar day, by the time zone that each workout carries. */

const formatters = new Map<string, Intl.DateTimeFormat | null>();

/** A formatter is costly to make and the zones are few, so each is made once; `null` marks a zone nobody knows. */
function maybeDayFormatter(timeZone: string): Intl.DateTimeFormat | null {
  let formatter = formatters.get(timeZone);
  if (formatter === undefined) {
    try {
      formatter = new Intl.DateTimeFormat('en-CA', {
        timeZone,
        year: 'numeric',
        month: '2-digit',
        day: '2-digit',
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
      });
    } catch {
      formatter = null;
    }
    formatters.set(timeZone, formatter);
  }
  return formatter;
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
  const instant = new Date(epochSeconds * 1000);
  const formatter = maybeDayFormatter(timeZone);
  if (formatter === null) {
    return {
      date: instant.toISOString().slice(0, 10),
      minuteOfDay: instant.getUTCHours() * 60 + instant.getUTCMinutes(),
    };
  }
  const parts: Record<string, string> = {};
  for (const part of formatter.formatToParts(instant)) parts[part.type] = part.value;
  return {
    date: `${parts['year']}-${parts['month']}-${parts['day']}`,
    minuteOfDay: Number(parts['hour']) * 60 + Number(parts['minute']),
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
