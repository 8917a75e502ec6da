/** Owns the cookie of a session: unreadable to scripts, and bound to this very host wherever the connection allows it. */
import type { Context } from 'hono';
import { deleteCookie, setCookie } from 'hono/cookie';

/** Browsers take the first over https alone, and only with Secure, for this host and the whole of it. */
const secureName = '__Host-ridebook';
const plainName = 'ridebook';
export const sessionCookies = [secureName, plainName] as const;

const longestLifeSeconds = 30 * 24 * 60 * 60;

/** Whoever changes something says from where, the guard sees to that: the page's own scheme is the connection's. */
const isSecure = (context: Context): boolean => context.req.header('origin')?.startsWith('https:') ?? false;

export function setSessionCookie(context: Context, value: string): void {
  const secure = isSecure(context);
  setCookie(context, secure ? secureName : plainName, value, {
    httpOnly: true,
    secure,
    // Links from elsewhere lead into the dashboard; requests that change something are checked for their origin.
    sameSite: 'Lax',
    path: '/',
    maxAge: longestLifeSeconds,
  });
}

export function clearSessionCookies(context: Context): void {
  deleteCookie(context, secureName, { path: '/', secure: true });
  deleteCookie(context, plainName, { path: '/' });
}
