/** Owns which page a rider is taken to: the connect page while there is nothing to show, the reading while the first one runs. */
import type { StatusAnswer } from '@ridebook/domain';
import type { Route } from './route.ts';

/** Whether this server shows anybody's workouts, or could. */
export function hasRider(status: StatusAnswer): boolean {
  return status.isDemo || status.connection !== 'signed-out' || status.storedWorkouts > 0;
}

/** The page to open instead of the one the address names, or `null` to stay. */
export function maybeRedirect(route: Route, status: StatusAnswer): Route | null {
  if (!hasRider(status)) return route.page === 'connect' ? null : { page: 'connect', method: 'password' };
  // The made-up rider has no account to sign in to.
  if (route.page === 'connect' && status.isDemo) return { page: 'home', classMinutes: null };
  // A filter in the address says that the rider was on Home already.
  const isPlainHome = route.page === 'home' && route.classMinutes === null;
  if (isPlainHome && status.sync !== null && status.lastSync === null) return { page: 'reading' };
  return null;
}
