/** Owns reading the JSON that a request brings. What it has to say is for the routes to know. */
import type { Context } from 'hono';
import { UsageError } from '../errors.ts';

/** `null` where the body is no JSON: as good as one that says nothing. */
export const maybeJson = (context: Context): Promise<unknown> =>
  context.req.json<unknown>().catch(() => null);

/** @throws UsageError where the body is no JSON */
export async function readJson(context: Context): Promise<unknown> {
  try {
    return await context.req.json<unknown>();
  } catch {
    throw new UsageError('The body is not JSON.');
  }
}

/** @throws UsageError where the body is no JSON object */
export async function readObject(context: Context): Promise<Readonly<Record<string, unknown>>> {
  const body = await maybeJson(context);
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) {
    return body as Readonly<Record<string, unknown>>;
  }
  throw new UsageError('The body is not a JSON object.');
}
