/** Owns the REST routes under `/api/v1`: thin, each one call of the desk. Their JSON is typed in the domain. */
import type { Settings, StatusAnswer, SyncsAnswer, WorkoutsAnswer } from '@ridebook/domain';
import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { UsageError } from '../errors.ts';
import { parseSettings } from '../engine/settings.ts';
import type { Credentials } from '../engine/sign-in.ts';
import type { Log } from '../log.ts';
import { createAccessRoutes } from './access.ts';
import { createBreakRoutes } from './breaks.ts';
import type { Desk } from './desk.ts';
import { createDestinationRoutes } from './destinations.ts';
import { keepDoorOfApi } from './doorkeeper.ts';
import { streamEvents } from './events.ts';
import { createExclusionRoutes } from './exclusions.ts';
import { createExportRoutes } from './exports.ts';
import { createForgetRoutes } from './forget.ts';
import { createHouseholdRoutes } from './household.ts';
import { createImageRoutes } from './images.ts';
import { createImportRoutes } from './imports.ts';
import { readJson } from './json-body.ts';
import { keepAnswers } from './keep-answers.ts';
import { createOneWorkoutRoutes } from './one-workout.ts';
import { createPeopleRoutes } from './people.ts';
import { nothingHere, refuse, refuseFor } from './refusal.ts';
import { createReportRoutes } from './reports.ts';
import { createRetryRoutes } from './retry.ts';
import { createRiderHistoryRoutes } from './rider-history.ts';
import { createTableRoutes } from './table.ts';
import { createWorkoutsAtHand } from './workouts-at-hand.ts';

/** More than any body of this API needs. */
const maximumBodyBytes = 64 * 1024;

/** The ids of a selection of many thousand workouts. */
const maximumSelectionBytes = 8 * 1024 * 1024;

/** Where the server puts these routes. */
export const restPath = '/api/v1';

const limitBody = (maxSize: number) =>
  bodyLimit({
    maxSize,
    onError: (context) => refuse(context, 413, 'too-large', 'The body is too large.'),
  });

/** The routes at the door, which are about who comes in; the same for everybody. */
export function createDoorRoutes(owner: Desk, log: Log): Hono {
  const rest = new Hono();
  for (const path of ['/access/*', '/household/*', '/invitation/*'])
    rest.use(path, limitBody(maximumBodyBytes), keepDoorOfApi(restPath));
  rest.route('/', createAccessRoutes(owner));
  rest.route('/', createHouseholdRoutes(owner));
  rest.onError((error, context) => refuseFor(error, context, log));
  return rest;
}

/** The routes of one member's book. */
export function createRest(desk: Desk, log: Log): Hono {
  const rest = new Hono();
  const [usualLimit, selectionLimit] = [limitBody(maximumBodyBytes), limitBody(maximumSelectionBytes)];
  rest.use((context, next) => {
    const path = context.req.path.slice(restPath.length);
    // A file has a limit of its own, which is kept while it is written to the disk.
    if (path === '/imports' || path === '/imports/preview') return next();
    return (path.startsWith('/exports/') ? selectionLimit : usualLimit)(context, next);
  });

  rest.use(async ({ req: { method } }, next) => {
    await next();
    if (method !== 'GET' && method !== 'HEAD') desk.marks.noteChange();
  });
  keepAnswers(rest, desk);

  rest.get('/status', async (context) => context.json<StatusAnswer>(await desk.recentStatus()));
  rest.get('/workouts', async (context) => context.json<WorkoutsAnswer>(await readWorkouts(desk, context)));
  rest.get('/syncs', async (context) => context.json<SyncsAnswer>(await readSyncs(desk, context)));
  rest.get('/settings', async (context) => context.json<Settings>(await desk.settings().read()));
  rest.put('/settings', async (context) =>
    context.json<Settings>(await desk.settings().change(parseSettings(await readJson(context)))),
  );
  rest.route('/', createPeopleRoutes(desk));
  rest.route('/', createExclusionRoutes(desk));
  rest.route('/', createOneWorkoutRoutes(desk));
  rest.route('/', createBreakRoutes(desk));
  rest.route('/', createDestinationRoutes(desk));
  const workoutsAtHand = createWorkoutsAtHand();
  rest.route('/', createReportRoutes(desk, workoutsAtHand));
  rest.route('/', createTableRoutes(desk, workoutsAtHand));
  rest.route('/', createImageRoutes(desk, workoutsAtHand));
  rest.route('/', createRiderHistoryRoutes(desk, workoutsAtHand));
  rest.route('/', createRetryRoutes(desk));
  rest.route('/', createImportRoutes(desk));
  rest.route('/', createExportRoutes(desk));
  rest.route('/', createForgetRoutes(desk));
  rest.get('/events', (context) => streamEvents(context, desk));

  rest.post('/session', async (context) => {
    await desk.signIn(parseCredentials(await readJson(context)));
    return context.json<StatusAnswer>(await desk.status());
  });
  rest.delete('/session', async (context) => {
    await desk.signOut();
    return context.json<StatusAnswer>(await desk.status());
  });
  rest.post('/sync', async (context) => {
    await desk.startSync();
    return context.json<StatusAnswer>(await desk.status(), 202);
  });
  rest.delete('/sync', async (context) => {
    await desk.stopSync();
    return context.json<StatusAnswer>(await desk.status());
  });
  rest.post('/demo', async (context) => {
    await desk.openDemo();
    return context.json<StatusAnswer>(await desk.status());
  });
  rest.delete('/demo', async (context) => {
    await desk.closeDemo();
    return context.json<StatusAnswer>(await desk.status());
  });

  rest.notFound(nothingHere);
  rest.onError((error, context) => refuseFor(error, context, log));
  return rest;
}

async function readWorkouts(desk: Desk, context: Context): Promise<WorkoutsAnswer> {
  const { store } = desk.book();
  const rider = await desk.book().maybeRider();
  if (rider === null) return { workouts: [], total: 0 };
  const limit = maybeCount(context, 'limit');
  const offset = maybeCount(context, 'offset');
  const workouts = await store.listWorkouts(rider.id, {
    ...(limit === null ? {} : { limit }),
    ...(offset === null ? {} : { offset }),
  });
  return { workouts, total: await store.countWorkouts(rider.id) };
}

/** As many as a page shows when nobody says how many, and more than anybody reads. */
const usualSyncs = 20;
const mostSyncs = 1_000;

async function readSyncs(desk: Desk, context: Context): Promise<SyncsAnswer> {
  const limit = Math.min(maybeCount(context, 'limit') ?? usualSyncs, mostSyncs);
  const rider = await desk.book().maybeRider();
  return { syncs: rider === null ? [] : await desk.book().store.listRuns(rider.id, { limit }) };
}

function maybeCount(context: Context, name: string): number | null {
  const text = context.req.query(name);
  if (text === undefined) return null;
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new UsageError(`"${name}" is not a whole number.`);
}

function parseCredentials(body: unknown): Credentials {
  const { username, password, token } = (typeof body === 'object' && body !== null ? body : {}) as Record<
    string,
    unknown
  >;
  if (typeof token === 'string' && token !== '') return { kind: 'token', token };
  if (typeof username === 'string' && typeof password === 'string' && username !== '' && password !== '') {
    return { kind: 'password', username, password };
  }
  throw new UsageError('Give a username and a password, or a token.');
}
