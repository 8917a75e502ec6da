/** Owns the route of the table: all workouts as columns, written once for each version of the data. */
import { encodeTable } from '@ridebook/analytics/table';
import type { Workout } from '@ridebook/domain';
import { Hono } from 'hono';
import type { Body } from './compress-body.ts';
import type { Desk } from './desk.ts';
import type { ReadWorkoutsAtHand } from './workouts-at-hand.ts';

export function createTableRoutes(desk: Desk, workoutsAtHand: ReadWorkoutsAtHand): Hono {
  const tables = new WeakMap<readonly Workout[], Body>();
  const routes = new Hono();
  routes.get('/table', async (context) => {
    const { workouts } = await workoutsAtHand(desk.book());
    const table = tables.get(workouts) ?? new TextEncoder().encode(JSON.stringify(encodeTable(workouts)));
    tables.set(workouts, table);
    // A browser asks each time, and is told in a line that it has it already.
    return context.body(table, 200, {
      'content-type': 'application/json',
      'cache-control': 'private, no-cache',
    });
  });
  return routes;
}
