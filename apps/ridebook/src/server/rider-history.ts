/** Owns the routes about FTP, maximum heart rate and weight over the years: read with where each came from, entered by hand. */
import { riderHistory } from '@ridebook/analytics/rider-history';
import { riderValueKinds, type RiderHistory } from '@ridebook/domain';
import { Hono } from 'hono';
import { parseEnteredValues } from '../engine/entered-values.ts';
import { UsageError } from '../errors.ts';
import type { Desk } from './desk.ts';
import { maybeJson } from './json-body.ts';
import type { ReadWorkoutsAtHand } from './workouts-at-hand.ts';

export function createRiderHistoryRoutes(desk: Desk, workoutsAtHand: ReadWorkoutsAtHand): Hono {
  const routes = new Hono();
  const readHistory = async (): Promise<RiderHistory> => {
    const { rider, workouts } = await workoutsAtHand(desk.book());
    return riderHistory(workouts, rider === null ? [] : await desk.book().store.listRiderValues(rider.id));
  };
  routes.get('/rider-history', async (context) => context.json<RiderHistory>(await readHistory()));
  routes.put('/rider-history', async (context) => {
    const rider = await desk.book().maybeRider();
    if (rider === null) throw new UsageError('Nobody’s workouts are here yet: sign in first.');
    const { clock } = desk.book();
    const entered = parseEnteredValues(await maybeJson(context), clock.nowMs());
    for (const kind of riderValueKinds) {
      const values = entered[kind];
      if (values !== undefined) await desk.book().store.replaceEnteredValues(rider.id, kind, values);
    }
    return context.json<RiderHistory>(await readHistory());
  });
  return routes;
}
