/** Owns what follows from the reader's locale: the first day of the week and the system of units. */
import type { Weekday } from '@ridebook/analytics';

export type UnitSystem = 'metric' | 'imperial';

/** Where roads are signed in miles; a locale without a region counts as metric. */
const mileRegions = new Set(['US', 'GB', 'LR', 'MM']);

interface WeekInfo {
  readonly firstDay: number;
}

/** The weekday a locale begins its weeks with; Monday where the browser cannot tell. */
export function firstWeekdayOf(locale: string): Weekday {
  // Not in TypeScript's library yet; Firefox and older Safari lack one or the other.
  const intl = new Intl.Locale(locale) as Intl.Locale & {
    readonly getWeekInfo?: () => WeekInfo;
    readonly weekInfo?: WeekInfo;
  };
  const day = (intl.getWeekInfo?.() ?? intl.weekInfo)?.firstDay ?? 1;
  return day >= 1 && day <= 7 ? (day as Weekday) : 1;
}

/** Miles or kilometres, by the locale's region. */
export function unitSystemOf(locale: string): UnitSystem {
  const { region } = new Intl.Locale(locale).maximize();
  return region !== undefined && mileRegions.has(region) ? 'imperial' : 'metric';
}
