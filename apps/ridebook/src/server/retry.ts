/** Owns the route that lets what failed be tried again without waiting; the next sync is who tries. */
import type { RetryAnswer } from '@ridebook/domain';
import { Hono } from 'hono';
import { UsageError } from '../errors.ts';
import type { Desk } from './desk.ts';
import { readObject } from './json-body.ts';

export function createRetryRoutes(desk: Desk): Hono {
  const routes = new Hono();
  routes.post('/retry', async (context) => {
    return context.json<RetryAnswer>(await desk.retry(parseWorkoutIds(await readObject(context))));
  });
  return routes;
}

/** @throws UsageError where it is no list of ids */
function parseWorkoutIds({ workoutIds = [] }: Readonly<Record<string, unknown>>): readonly string[] {
  const ids: readonly unknown[] | null = Array.isArray(workoutIds) ? workoutIds : null;
  if (ids?.every((id) => typeof id === 'string')) return ids;
  throw new UsageError('"workoutIds" is a list of ids, or absent for all that failed.');
}
