/** Owns the addresses that lead to the workouts behind a figure. */
import { maybeBookPage } from './page-table.ts';

/** The explorer's address with these filters; those that are empty are left out. `null` where there is no explorer. */
export function maybeWorkoutsAddress(filters: Readonly<Record<string, string>>): string | null {
  if (maybeBookPage('workouts') === undefined) return null;
  const given = Object.entries(filters).filter(([, value]) => value !== '');
  return `/workouts?${new URLSearchParams(given).toString()}`;
}
