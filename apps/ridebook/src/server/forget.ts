/** Owns the route that deletes everything, for a person who typed whose it is. */
import type { ForgetAnswer } from '@ridebook/domain';
import { Hono } from 'hono';
import { UsageError } from '../errors.ts';
import type { Desk } from './desk.ts';

export function createForgetRoutes(desk: Desk): Hono {
  const routes = new Hono();
  routes.post('/forget', async (context) => {
    const body: unknown = await context.req.json().catch(() => undefined);
    return context.json<ForgetAnswer>(await desk.forget(parseConfirmation(body)));
  });
  return routes;
}

/** @throws UsageError where there is none */
function parseConfirmation(body: unknown): string {
  const { confirmation } = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  if (typeof confirmation === 'string') return confirmation;
  throw new UsageError('"confirmation" is the username of the rider, as a text.');
}
