/** Owns arithmetic on calendar days written `2026-11-21`, free of clocks and time zones. */

const millisecondsPerDay = 86_400_000;

/** The weekday a week begins with, as in ISO 8601: 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** Days since 1 January 1970 of a calendar day. */
export function dayNumber(date: string): number {
  return Math.round(Date.parse(`${date}T00:00:00Z`) / millisecondsPerDay);
}

/** The calendar day at a number of days since 1 January 1970. */
export function dateOfDayNumber(number: number): string {
  return new Date(number * millisecondsPerDay).toISOString().slice(0, 10);
}

/** The calendar day so many days later, or earlier for a negative count. */
export function addDays(date: string, days: number): string {
  return dateOfDayNumber(dayNumber(date) + days);
}

/** How many days `later` lies after `earlier`. */
export function daysBetween(earlier: string, later: string): number {
  return dayNumber(later) - dayNumber(earlier);
}

/** The ISO weekday of a calendar day: 1 is Monday, 7 is Sunday. */
export function weekdayOf(date: string): Weekday {
  // Day 0, 1 January 1970, was a Thursday.
  return (((((dayNumber(date) + 3) % 7) + 7) % 7) + 1) as Weekday;
}

/** The first day of the week that a calendar day lies in. */
export function weekStart(date: string, firstWeekday: Weekday): string {
  return addDays(date, -((weekdayOf(date) - firstWeekday + 7) % 7));
}

/** Every calendar day of a year, in order. */
export function daysOfYear(year: number): readonly string[] {
  const first = dayNumber(`${String(year).padStart(4, '0')}-01-01`);
  const next = dayNumber(`${String(year + 1).padStart(4, '0')}-01-01`);
  return Array.from({ length: next - first }, (_, index) => dateOfDayNumber(first + index));
}
