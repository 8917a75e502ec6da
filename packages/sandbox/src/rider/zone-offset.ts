/** Owns the step from a local wall-clock time to an instant, and a zone's distance from UTC at an instant. */
import { localTime } from '@ridebook/domain';

const daySeconds = 86_400;

/** Seconds that local time is ahead of UTC at the instant. */
export function utcOffsetSeconds(epochSeconds: number, timeZone: string): number {
  const { date, minuteOfDay } = localTime(epochSeconds, timeZone);
  const local = Date.parse(`${date}T00:00:00Z`) / 1000 + minuteOfDay * 60;
  return Math.round((local - epochSeconds) / 60) * 60;
}

/**
 * The instant of a local time of day.
 * @param dayNumber days since 1970-01-01 in the local calendar
 */
export function instantOf(dayNumber: number, secondOfDay: number, timeZone: string): number {
  const asUtc = dayNumber * daySeconds + secondOfDay;
  const guess = asUtc - utcOffsetSeconds(asUtc, timeZone);
  return asUtc - utcOffsetSeconds(guess, timeZone);
}

/** `Etc/GMT+5` for five hours behind UTC: the sign is inverted by POSIX custom. */
export function etcZone(offsetSeconds: number): string {
  const hours = Math.round(offsetSeconds / 3600);
  if (hours === 0) return 'Etc/GMT';
  return hours < 0 ? `Etc/GMT+${-hours}` : `Etc/GMT-${hours}`;
}
