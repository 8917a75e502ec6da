/**
 * Owns what a page shows when it is shared: which routes it is made of. What stands under no page, such as notes,
 * weight, friends, exports, settings and the second-by-second traces with their places, is shown to nobody.
 */

/**
 * Every page is computed in the browser from the list of workouts and from what the rider leaves out of it. Of their events
 * it is told that there is news, and nothing else.
 */
const ofEveryPage = ['GET /status', 'GET /table', 'GET /exclusions', 'GET /breaks', 'GET /events'] as const;
const pictures = ['GET /images/classes/:id', 'GET /images/instructors/:id'] as const;

const routesOfPages: Readonly<Record<string, readonly string[]>> = {
  home: pictures,
  workouts: pictures,
  calendar: [],
  months: [],
  records: pictures,
  lengths: [],
  instructors: [...pictures, 'GET /instructors'],
  classes: pictures,
  leaderboard: pictures,
  'beyond-the-bike': pictures,
};

/** In the order of the rail. */
export const shareablePages: readonly string[] = Object.keys(routesOfPages);

export const isShareable = (page: string): boolean => Object.hasOwn(routesOfPages, page);

/**
 * Whether a request is part of a shared page.
 * @param path below the API's own, such as `/workouts/abc/samples`
 */
export function isShown(sharedPages: readonly string[], method: string, path: string): boolean {
  if (sharedPages.length === 0) return false;
  const routes = [...ofEveryPage, ...sharedPages.flatMap((page) => routesOfPages[page] ?? [])];
  return routes.some((route) => patternOf(route).test(`${method === 'HEAD' ? 'GET' : method} ${path}`));
}

/** An id is one part of the path, whatever it holds. */
const patternOf = (route: string): RegExp => new RegExp(`^${route.replaceAll(/:\w+/g, '[^/]+')}$`);
