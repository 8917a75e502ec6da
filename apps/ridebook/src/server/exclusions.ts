/** Owns the routes about what the rider's records leave out: read whole, and written whole. */
import type { Exclusions } from '@ridebook/domain';
import { Hono } from 'hono';
import { noExclusions, parseExclusions, readExclusions, writeExclusions } from '../engine/exclusions.ts';
import { UsageError } from '../errors.ts';
import type { Desk } from './desk.ts';
import { maybeJson } from './json-body.ts';

export function createExclusionRoutes(desk: Desk): Hono {
  const routes = new Hono();
  routes.get('/exclusions', async (context) => {
    const rider = await desk.book().maybeRider();
    return context.json<Exclusions>(
      rider === null ? noExclusions : await readExclusions(desk.book().store, rider.id),
    );
  });
  routes.put('/exclusions', async (context) => {
    const rider = await desk.book().maybeRider();
    if (rider === null) throw new UsageError('Nobody’s records are here yet: sign in first.');
    const exclusions = parseExclusions(await maybeJson(context));
    await writeExclusions(desk.book().store, rider.id, exclusions);
    desk.tell({ name: 'exclusions', data: exclusions });
    return context.json<Exclusions>(exclusions);
  });
  return routes;
}
