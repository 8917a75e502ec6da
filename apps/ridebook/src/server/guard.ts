/** Owns who may talk to the server: this machine's own browser pages and programs, and nobody through them. */
import type { HttpBindings } from '@hono/node-server';
import type { Context, MiddlewareHandler } from 'hono';
import type { IsOwnHost } from './own-hosts.ts';
import { refuse } from './refusal.ts';

/** The one place that takes a file instead of JSON. */
const filesPath = '/api/v1/imports';

/** Nothing but the dashboard's own files; no inline script or style, no foreign picture, no frame around it. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "object-src 'none'",
].join('; ');

/** A request as it came, before anything made sense of it; absent where there is no socket. */
type Incoming = Partial<HttpBindings>['incoming'];

export function guardRequests(isOwnHost: IsOwnHost): MiddlewareHandler {
  const isOwnOrigin = (origin: string): boolean => {
    const host = /^https?:\/\/(.*)$/.exec(origin)?.[1];
    return isOwnHost(host);
  };

  return async (context, next) => {
    if (isAmbiguous((context.env as Partial<HttpBindings> | undefined)?.incoming)) {
      const message = 'The request names its host twice, or where it does not belong.';
      return refuse(context, 400, 'bad-request', message);
    }
    if (!isOwnHost(context.req.header('host'))) {
      const message =
        'This server does not answer to this host name. RIDEBOOK_ALLOWED_HOSTS lists those it does.';
      return refuse(context, 421, 'wrong-host', message);
    }
    const origin = context.req.header('origin');
    if (origin !== undefined && !isOwnOrigin(origin)) return refuseOrigin(context);
    // No page of another site can send a token: it would have to know it, and to be allowed the header.
    if (!isReading(context.req.method) && context.req.header('authorization') === undefined) {
      const isForeignSite = !['same-origin', undefined].includes(context.req.header('sec-fetch-site'));
      if (origin === undefined || isForeignSite) return refuseOrigin(context);
      const type = mediaType(context.req.header('content-type'));
      // A form can send neither: for both a foreign page needs a consent that it never gets (CORS, simple requests).
      const isFile = type === 'text/csv' && context.req.path.startsWith(filesPath);
      if (type !== 'application/json' && !isFile) {
        const message = 'Send JSON, with content-type application/json.';
        return refuse(context, 415, 'wrong-content-type', message);
      }
    }
    await next();
  };
}

/** Two Host headers, or one in the request line: who reads one and who reads the other disagree (RFC 9112, 3.2). */
function isAmbiguous(incoming: Incoming): boolean {
  if (incoming === undefined) return false;
  const names = incoming.rawHeaders.filter((_, index) => index % 2 === 0);
  const hosts = names.filter((name) => name.toLowerCase() === 'host');
  return hosts.length > 1 || incoming.url?.startsWith('/') === false;
}

/** Goes before the guard, so that a refusal carries the headers too. */
export const setSecurityHeaders: MiddlewareHandler = async (context, next) => {
  await next();
  const { headers } = context.res;
  for (const [name, value] of Object.entries(securityHeaders)) headers.set(name, value);
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-store');
};

const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

const refuseOrigin = (context: Context): Response =>
  refuse(context, 403, 'wrong-origin', 'Only the dashboard itself may change anything.');

const isReading = (method: string): boolean => method === 'GET' || method === 'HEAD';

const mediaType = (contentType: string | undefined): string | undefined =>
  contentType?.split(';')[0]?.trim().toLowerCase();
