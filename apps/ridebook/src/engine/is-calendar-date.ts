/** Owns whether a text is a day of the calendar, of a year in which somebody may have trained or may plan to: 1900 to 2099. */
export function isCalendarDate(text: string): boolean {
  if (!/^(?:19|20)\d{2}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
