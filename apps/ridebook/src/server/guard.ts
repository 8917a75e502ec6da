/** Owns who may talk to the server: this machine's own browser pages and programs, and nobody through them. */
import type { MiddlewareHandler } from 'hono';

/** Names under which a loopback server is reached; anything else is a rebinding trick or a misconfigured proxy. */
const loopbackNames = ['127.0.0.1', 'localhost', '[::1]'] as const;

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

/** @param port answers the port the server is bound to, known once it listens */
export function guardRequests(port: () => number): MiddlewareHandler {
  const isOwnHost = (host: string | undefined): boolean =>
    loopbackNames.some((name) => host === `${name}:${port()}` || (port() === 80 && host === name));
  const isOwnOrigin = (origin: string): boolean => origin.startsWith('http://') && isOwnHost(origin.slice(7));

  return async (context, next) => {
    const origin = context.req.header('origin');
    if (!isOwnHost(context.req.header('host'))) {
      return context.json(
        { problem: { kind: 'wrong-host', message: 'This server answers only to this machine.' } },
        421,
      );
    }
    if (origin !== undefined && !isOwnOrigin(origin)) return refuseOrigin(context.json.bind(context));
    if (!isReading(context.req.method)) {
      const isForeignSite = !['same-origin', undefined].includes(context.req.header('sec-fetch-site'));
      if (origin === undefined || isForeignSite) return refuseOrigin(context.json.bind(context));
      const type = mediaType(context.req.header('content-type'));
      // A form can send neither: for both a foreign page needs a consent that it never gets (CORS, simple requests).
      const isFile = type === 'text/csv' && context.req.path.startsWith(filesPath);
      if (type !== 'application/json' && !isFile) {
        const message = 'Send JSON, with content-type application/json.';
        return context.json({ problem: { kind: 'wrong-content-type', message } }, 415);
      }
    }
    await next();
  };
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

const refuseOrigin = (json: (body: object, status: 403) => Response): Response =>
  json({ problem: { kind: 'wrong-origin', message: 'Only the dashboard itself may change anything.' } }, 403);

const isReading = (method: string): boolean => method === 'GET' || method === 'HEAD';

const mediaType = (contentType: string | undefined): string | undefined =>
  contentType?.split(';')[0]?.trim().toLowerCase();
