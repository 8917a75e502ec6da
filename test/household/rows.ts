/** Owns one row for each route of the API: what a stranger asks it with another's ids. A route without a row fails. */
import { describeReports } from '@ridebook/analytics/reports';

/** One of each kind of id that a rider's things have. */
export interface ForeignIds {
  readonly workoutId: string;
  readonly classId: string;
  readonly instructorId: string;
  readonly friendId: string;
  readonly riderId: string;
  readonly username: string;
  readonly importNumber: number;
  readonly tokenId: string;
  readonly memberId: string;
  readonly memberName: string;
  readonly invitationId: string;
}

export interface Ask {
  /** Below `/api/v1`. */
  readonly path: string;
  readonly body?: unknown;
}

type Row = (ids: ForeignIds) => readonly Ask[];

const plain =
  (path: string, body?: unknown): Row =>
  () => [{ path, body }];
const csv = 'Workout Timestamp,Fitness Discipline\n';

export const rows: Readonly<Record<string, Row>> = {
  'GET /status': plain('/status'),
  'GET /workouts': plain('/workouts?limit=1000'),
  'GET /workouts/:id': ({ workoutId }) => [{ path: `/workouts/${workoutId}` }],
  'GET /workouts/:id/samples': ({ workoutId }) => [{ path: `/workouts/${workoutId}/samples` }],
  'GET /movements': ({ workoutId }) => [{ path: `/movements?workouts=${workoutId}` }],
  'PUT /workouts/:id/note': ({ workoutId }) => [
    { path: `/workouts/${workoutId}/note`, body: { text: 'Not mine.' } },
  ],
  'GET /breaks': plain('/breaks'),
  'PUT /breaks': plain('/breaks', { breaks: [] }),
  'GET /destinations/coda': plain('/destinations/coda'),
  'PUT /destinations/coda': plain('/destinations/coda', { isAfterSync: true }),
  'DELETE /destinations/coda': plain('/destinations/coda'),
  'POST /destinations/coda/test': plain('/destinations/coda/test', {}),
  'GET /pushes': plain('/pushes'),
  'GET /rider-history': plain('/rider-history'),
  'PUT /rider-history': plain('/rider-history', { ftpWatts: [] }),
  'GET /table': plain('/table'),
  'GET /reports': plain('/reports'),
  'GET /reports/:name': ({ workoutId, classId, instructorId }) => [
    ...describeReports().map(({ name }) => ({ path: `/reports/${name}` })),
    { path: `/reports/workout?workout=${workoutId}` },
    { path: `/reports/workout?workout=${workoutId}&against=${workoutId}` },
    { path: `/reports/attempts?class=${classId}` },
    { path: `/reports/instructor?instructor=${instructorId}` },
  ],
  'GET /syncs': plain('/syncs'),
  'GET /settings': plain('/settings'),
  'PUT /settings': plain('/settings', { schedule: 'off' }),
  'GET /instructors': plain('/instructors'),
  'GET /friends': plain('/friends'),
  'GET /images/:kind/:id': ({ classId, instructorId, friendId, riderId }) => [
    { path: `/images/classes/${classId}` },
    { path: `/images/instructors/${instructorId}` },
    { path: `/images/riders/${friendId}` },
    { path: `/images/riders/${riderId}` },
  ],
  'GET /exclusions': plain('/exclusions'),
  'PUT /exclusions': ({ workoutId }) => [
    { path: '/exclusions', body: { excludedIds: [workoutId], eras: [] } },
    { path: '/exclusions', body: { excludedIds: [], eras: [] } },
  ],
  // It never ends: a test of its own listens to it.
  'GET /events': () => [],
  'GET /imports': plain('/imports'),
  'GET /imports/:number': ({ importNumber }) => [{ path: `/imports/${importNumber}` }],
  'POST /imports/preview': plain('/imports/preview?name=mine.csv', csv),
  'POST /imports': plain('/imports?name=mine.csv', csv),
  'DELETE /imports/:number': ({ importNumber }) => [{ path: `/imports/${importNumber}` }],
  'GET /exports/:format': () => [
    { path: '/exports/csv' },
    { path: '/exports/json' },
    { path: '/exports/ndjson' },
  ],
  'POST /exports/:format': ({ workoutId }) =>
    ['csv', 'json', 'ndjson'].map((format) => ({ path: `/exports/${format}`, body: { ids: [workoutId] } })),
  'POST /sync': plain('/sync', {}),
  'DELETE /sync': plain('/sync', {}),
  'POST /retry': ({ workoutId }) => [{ path: '/retry', body: { workoutIds: [workoutId] } }],
  'POST /session': plain('/session', {}),
  'DELETE /session': plain('/session', {}),
  'POST /forget': ({ username }) => [{ path: '/forget', body: { confirmation: username } }],
  'POST /demo': plain('/demo', {}),
  'DELETE /demo': plain('/demo', {}),
  'GET /access': plain('/access'),
  'POST /access/session': plain('/access/session', {}),
  'DELETE /access/session': plain('/access/session', {}),
  'PUT /access/password': plain('/access/password', { password: 'another-tide-table', currentPassword: '?' }),
  'GET /access/tokens': plain('/access/tokens'),
  'POST /access/tokens': plain('/access/tokens', { name: '', scope: 'read' }),
  'DELETE /access/tokens/:id': ({ tokenId }) => [{ path: `/access/tokens/${tokenId}` }],
  'POST /invitation': plain('/invitation', { token: 'made-up' }),
  'POST /invitation/accept': plain('/invitation/accept', {
    token: 'made-up',
    name: 'Eve',
    password: 'another-tide-table',
  }),
  'GET /household': plain('/household'),
  // Names are known in a household; that nobody takes another's is a rule of the store.
  'PUT /household/me': plain('/household/me', { name: '' }),
  'DELETE /household/me': plain('/household/me', { confirmation: 'Maren' }),
  'PUT /household/me/pages': plain('/household/me/pages', { pages: [] }),
  'POST /household/invitations': plain('/household/invitations', { name: 'Eve', role: 'rider' }),
  'DELETE /household/invitations/:id': ({ invitationId }) => [
    { path: `/household/invitations/${invitationId}`, body: {} },
  ],
  'PUT /household/members/:id': ({ memberId }) => [
    { path: `/household/members/${memberId}`, body: { role: 'viewer' } },
  ],
  'DELETE /household/members/:id': ({ memberId, memberName }) => [
    { path: `/household/members/${memberId}`, body: { confirmation: memberName } },
  ],
};
