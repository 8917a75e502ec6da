/** Owns the periods figures are summed over: weeks, months, quarters and years of the local calendar. */
import { addDays, weekStart, type Weekday } from './calendar-days.ts';

export const periodUnits = ['week', 'month', 'quarter', 'year'] as const;

export type PeriodUnit = (typeof periodUnits)[number];

export interface Period {
  /** `2026`, `2026-Q4`, `2026-11`; a week is named by its first day. */
  readonly label: string;
  readonly firstDate: string;
  readonly lastDate: string;
}

const yearOf = (date: string): number => Number(date.slice(0, 4));
const monthOf = (date: string): number => Number(date.slice(5, 7));

function monthStart(year: number, month: number): string {
  const turns = Math.floor((month - 1) / 12);
  return `${String(year + turns).padStart(4, '0')}-${String(month - turns * 12).padStart(2, '0')}-01`;
}

/** How many months a period has; a week is none of months. */
const monthsOfUnit = { month: 1, quarter: 3, year: 12 } as const;

/** The first day of the period that a calendar day lies in. */
export function periodStart(date: string, unit: PeriodUnit, firstWeekday: Weekday): string {
  if (unit === 'week') return weekStart(date, firstWeekday);
  const months = monthsOfUnit[unit];
  return monthStart(yearOf(date), Math.floor((monthOf(date) - 1) / months) * months + 1);
}

/** The period that a calendar day lies in. */
export function periodOf(date: string, unit: PeriodUnit, firstWeekday: Weekday): Period {
  const firstDate = periodStart(date, unit, firstWeekday);
  if (unit === 'week') return { label: firstDate, firstDate, lastDate: addDays(firstDate, 6) };
  const [year, month] = [yearOf(firstDate), monthOf(firstDate)];
  const labels = {
    month: firstDate.slice(0, 7),
    quarter: `${firstDate.slice(0, 4)}-Q${(month + 2) / 3}`,
    year: firstDate.slice(0, 4),
  };
  return {
    label: labels[unit],
    firstDate,
    lastDate: addDays(monthStart(year, month + monthsOfUnit[unit]), -1),
  };
}

/** Every period from the one of a day to the one of another, oldest first, none left out. */
export function periodsBetween(
  firstDate: string,
  lastDate: string,
  unit: PeriodUnit,
  firstWeekday: Weekday,
): readonly Period[] {
  const periods: Period[] = [];
  for (let from = firstDate; ;) {
    const period = periodOf(from, unit, firstWeekday);
    if (period.firstDate > lastDate) return periods;
    periods.push(period);
    from = addDays(period.lastDate, 1);
  }
}

/** The same day a year before; 29 February becomes 28 February. */
export function dayYearBefore(date: string): string {
  const year = String(yearOf(date) - 1).padStart(4, '0');
  return date.endsWith('-02-29') ? `${year}-02-28` : `${year}${date.slice(4)}`;
}

/** The first day of the same period a year before. A week is compared with the one 52 weeks before, which has the same weekdays. */
export function periodYearBefore(period: Period, unit: PeriodUnit): string {
  return unit === 'week' ? addDays(period.firstDate, -364) : dayYearBefore(period.firstDate);
}
