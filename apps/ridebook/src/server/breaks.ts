/** Owns the routes about the rider's planned breaks: read whole, and written whole. */
import type { BreaksAnswer } from '@ridebook/domain';
import { Hono } from 'hono';
import { parsePlannedBreaks, readPlannedBreaks, writePlannedBreaks } from '../engine/planned-breaks.ts';
import { UsageError } from '../errors.ts';
import type { Desk } from './desk.ts';
import { maybeJson } from './json-body.ts';

export function createBreakRoutes(desk: Desk): Hono {
  const routes = new Hono();
  routes.get('/breaks', async (context) => {
    const rider = await desk.book().maybeRider();
    const breaks = rider === null ? [] : await readPlannedBreaks(desk.book().store, rider.id);
    return context.json<BreaksAnswer>({ breaks });
  });
  routes.put('/breaks', async (context) => {
    const rider = await desk.book().maybeRider();
    if (rider === null) throw new UsageError('Nobody’s workouts are here yet: sign in first.');
    const breaks = parsePlannedBreaks(await maybeJson(context));
    await writePlannedBreaks(desk.book().store, rider.id, breaks);
    desk.tell({ name: 'breaks', data: { breaks } });
    return context.json<BreaksAnswer>({ breaks });
  });
  return routes;
}
