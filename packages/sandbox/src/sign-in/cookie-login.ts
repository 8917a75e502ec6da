/** Owns the cookie login that the API spoke before it moved to OAuth: refused as it is today, or spoken on request. */
import { Hono } from 'hono';
import { opaqueText, hexId } from '../random.ts';
import { readCookies } from './cookies.ts';

export interface CookieLogin {
  readonly routes: Hono;
  /** Whether a request carries the cookie of a session that was opened here. */
  isSignedIn(cookieHeader: string | undefined): boolean;
}

const closed = { status: 403, message: 'Access forbidden. Endpoint no longer accepting requests.' } as const;
const wrongMethod = {
  status: 405,
  error_code: null,
  subcode: null,
  message: 'Method not allowed',
  details: null,
};

/** @param isSpoken when false every attempt answers as the real endpoint does now */
export function openCookieLogin(seed: string, userId: string, isSpoken: boolean): CookieLogin {
  const sessions = new Set<string>();
  const routes = new Hono();
  const isSignedIn = (header: string | undefined): boolean =>
    sessions.has(readCookies(header).get('peloton_session_id') ?? '');

  routes.post('/auth/login', async (context) => {
    if (!isSpoken) return context.json(closed, 403);
    const body = (await context.req.json().catch(() => ({}))) as { readonly username_or_email?: unknown };
    if (typeof body.username_or_email !== 'string' || body.username_or_email === '') {
      return context.json(
        { status: 401, error_code: 302, subcode: null, message: 'Login failed', details: null },
        401,
      );
    }
    const session = hexId(seed, 'cookie session', sessions.size);
    sessions.add(session);
    context.header('set-cookie', `peloton_session_id=${session}; Path=/; HttpOnly`);
    return context.json({ session_id: session, user_id: userId, pubsub_session: {} });
  });
  routes.get('/auth/login', (context) => context.json(wrongMethod, 405));
  routes.get('/auth/check_session', (context) => {
    const isValid = isSignedIn(context.req.header('cookie'));
    return context.json({ is_valid: isValid, user: isValid ? { id: userId } : null });
  });
  routes.post('/auth/logout', (context) => {
    sessions.delete(readCookies(context.req.header('cookie')).get('peloton_session_id') ?? '');
    return context.json({ id: opaqueText(8, seed, 'logout') });
  });
  return { routes, isSignedIn };
}
