/** Owns which page a rider is taken to: the connect page while there is nothing to show, the reading while the first one runs. */
import type { StatusAnswer } from '@ridebook/domain';
import type { Route } from './route.ts';

/** Whether this server shows anybody's workouts, or could. */
export function hasRider(status: StatusAnswer): boolean {
  return status.isDemo || status.connection !== 'signed-out' || status.storedWorkouts > 0;
}

/**
 * Where to be instead while there is nobody to show, or `null` to stay. Who comes to Settings stays there: a password can
 * be changed and a household left before an account is connected.
 * @param hadRider whether there was somebody to show until now; whose last workouts are deleted there begins anew
 */
export function maybeDetour(route: Route, status: StatusAnswer, hadRider: boolean): Route | null {
  if (hasRider(status) || route.page === 'connect') return null;
  const isSettings = route.page === 'book' && route.name === 'settings';
  return isSettings && !hadRider ? null : { page: 'connect', method: 'password' };
}

/** Where to be instead when the dashboard has just been opened, or `null` to stay. */
export function maybeFirstDetour(route: Route, status: StatusAnswer): Route | null {
  // The made-up rider has no account to sign in to.
  if (route.page === 'connect' && status.isDemo) return { page: 'home', classMinutes: null };
  // A filter in the address says that the rider was on Home already.
  const isPlainHome = route.page === 'home' && route.classMinutes === null;
  if (isPlainHome && status.sync !== null && status.lastSync === null) return { page: 'reading' };
  return maybeDetour(route, status, false);
}
