/** Owns the route that deletes everything, for a person who typed whose it is. */
import type { ForgetAnswer } from '@ridebook/domain';
import { Hono } from 'hono';
import { UsageError } from '../errors.ts';
import type { Desk } from './desk.ts';
import { maybeJson } from './json-body.ts';

export function createForgetRoutes(desk: Desk): Hono {
  const routes = new Hono();
  routes.post('/forget', async (context) => {
    return context.json<ForgetAnswer>(await desk.forget(parseConfirmation(await maybeJson(context))));
  });
  return routes;
}

/** @throws UsageError where there is none */
function parseConfirmation(body: unknown): string {
  const { confirmation } = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  if (typeof confirmation === 'string') return confirmation;
  throw new UsageError('"confirmation" is the username of the rider, as a text.');
}
