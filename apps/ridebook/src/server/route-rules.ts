/**
 * Owns who may use which route of the REST API, one line each. A route that is missing here is the rider's alone, and
 * fails a test.
 * - `open`: anybody; it is how one comes in
 * - `read`, `write`: the rider, and programs with a token of that scope
 * - `rider`: the rider, and no program: whoever takes a token out of a program must not gain more than it had
 */
export type RouteRule = 'open' | 'read' | 'write' | 'rider';

export const routeRules: Readonly<Record<string, RouteRule>> = {
  'GET /status': 'read',
  'GET /workouts': 'read',
  'GET /workouts/:id': 'read',
  'GET /workouts/:id/samples': 'read',
  'PUT /workouts/:id/note': 'write',
  'GET /breaks': 'read',
  'PUT /breaks': 'write',
  'GET /destinations/coda': 'read',
  'PUT /destinations/coda': 'rider',
  'DELETE /destinations/coda': 'rider',
  'POST /destinations/coda/test': 'rider',
  'GET /pushes': 'read',
  'GET /rider-history': 'read',
  'PUT /rider-history': 'write',
  'GET /table': 'read',
  'GET /reports': 'read',
  'GET /reports/:name': 'read',
  'GET /syncs': 'read',
  'GET /settings': 'read',
  'PUT /settings': 'write',
  'GET /instructors': 'read',
  'GET /friends': 'read',
  'GET /images/:kind/:id': 'read',
  'GET /exclusions': 'read',
  'PUT /exclusions': 'write',
  'GET /events': 'read',
  'GET /imports': 'read',
  'GET /imports/:number': 'read',
  'POST /imports/preview': 'write',
  'POST /imports': 'write',
  'DELETE /imports/:number': 'write',
  'GET /exports/:format': 'read',
  'POST /exports/:format': 'read',
  'POST /sync': 'write',
  'DELETE /sync': 'write',
  'POST /retry': 'write',
  'POST /session': 'rider',
  'DELETE /session': 'rider',
  'POST /forget': 'rider',
  'POST /demo': 'rider',
  'DELETE /demo': 'rider',
  'GET /access': 'read',
  'POST /access/session': 'open',
  'DELETE /access/session': 'rider',
  'PUT /access/password': 'rider',
  'GET /access/tokens': 'rider',
  'POST /access/tokens': 'rider',
  'DELETE /access/tokens/:id': 'rider',
};
