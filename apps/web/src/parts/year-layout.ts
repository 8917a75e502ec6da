/** Owns where the days of a year stand when a week is a column: which column and row, and where the months begin. */
import { dayNumber, daysOfYear, weekStart, weekdayOf, type Weekday } from '@ridebook/analytics';

export interface DayPlace {
  readonly date: string;
  readonly column: number;
  /** 0 is the first day of the week. */
  readonly row: number;
}

export interface YearLayout {
  readonly year: number;
  readonly columns: number;
  readonly days: readonly DayPlace[];
  /** The column in which each month's first day stands; `month` is 1 to 12. */
  readonly months: readonly { readonly month: number; readonly column: number }[];
}

export function layoutYear(year: number, firstWeekday: Weekday): YearLayout {
  const dates = daysOfYear(year);
  const origin = dayNumber(weekStart(`${year}-01-01`, firstWeekday));
  const days = dates.map((date) => ({
    date,
    column: Math.floor((dayNumber(date) - origin) / 7),
    row: (weekdayOf(date) - firstWeekday + 7) % 7,
  }));
  return {
    year,
    columns: (days.at(-1)?.column ?? 0) + 1,
    days,
    months: days
      .filter(({ date }) => date.endsWith('-01'))
      .map(({ date, column }) => ({ month: Number(date.slice(5, 7)), column })),
  };
}
