/** Owns the answers that stand in for real ones: refusals, challenges, redirects, bombs. */
import { refusal } from '../api/envelope.ts';
import type { AnswerFault } from './fault-names.ts';

export interface FaultWorld {
  readonly clock: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly gzip: (bytes: Uint8Array<ArrayBuffer>) => Promise<Uint8Array<ArrayBuffer>>;
  /** An origin that is not the one asked. */
  readonly otherOrigin: () => string;
}

const hangMilliseconds = 600_000;
const bombPieceBytes = 1024 * 1024;
const bombBytes = 128 * bombPieceBytes;

const html = (status: number) =>
  new Response(
    '<!doctype html><html><head><title>Just a moment...</title></head><body>Checking your browser before accessing.</body></html>',
    { status, headers: { 'content-type': 'text/html; charset=UTF-8', 'cf-ray': '8f2a0b7d5e3c1d90-SEA' } },
  );

function limited(retryAfter: string): Response {
  const answer = refusal(429, null, 'Too many requests');
  answer.headers.set('retry-after', retryAfter);
  return answer;
}

const redirect = (status: number, world: FaultWorld) =>
  new Response(null, { status, headers: { location: `${world.otherOrigin()}/elsewhere` } });

/** Made in pieces: it is the client's memory that is to be tried. */
function bomb(): Response {
  const piece = new Uint8Array(bombPieceBytes).fill(32);
  let left = bombBytes / bombPieceBytes;
  const blanks = new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull: (controller) => {
      if (left-- > 0) controller.enqueue(piece);
      else controller.close();
    },
  });
  return new Response(blanks.pipeThrough(new CompressionStream('gzip')), {
    headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
  });
}

const json = { 'content-type': 'application/json' };

const makers: Readonly<Record<AnswerFault, (world: FaultWorld) => Response | Promise<Response>>> = {
  'html-challenge': () => html(200),
  'challenge-403': () => html(403),
  'cloudflare-1015': () =>
    new Response('error code: 1015', { status: 429, headers: { 'content-type': 'text/plain' } }),
  'endpoint-closed': () =>
    Response.json(
      { status: 403, message: 'Access forbidden. Endpoint no longer accepting requests.' },
      { status: 403 },
    ),
  'membership-lapsed': () => refusal(402, null, 'An active membership is required'),
  'invalid-grant': () =>
    Response.json(
      { error: 'invalid_grant', error_description: 'Unknown or invalid refresh token.' },
      { status: 403 },
    ),
  empty: () => new Response('', { headers: json }),
  'no-content': () => new Response(null, { status: 204 }),
  'retry-after-seconds': () => limited('2'),
  'retry-after-date': (world) => limited(new Date(world.clock() + 2000).toUTCString()),
  'retry-after-zero': () => limited('0'),
  'retry-after-negative': () => limited('-5'),
  'retry-after-garbage': () => limited('abc'),
  'retry-after-day': () => limited('86400'),
  'redirect-301': (world) => redirect(301, world),
  'redirect-302': (world) => redirect(302, world),
  'redirect-307': (world) => redirect(307, world),
  'gzip-bomb': () => bomb(),
  'flaky-503': () => statusFault(503),
  hang: async (world) => {
    await world.sleep(hangMilliseconds);
    return new Response(null, { status: 504 });
  },
};

/** The faults that fail only each n-th matching request. */
export const failingShares: Readonly<Record<string, number>> = { 'flaky-503': 3 };

export const isAnswerFault = (name: string): name is AnswerFault => name in makers;

export function answerFault(name: AnswerFault, world: FaultWorld): Response | Promise<Response> {
  return makers[name](world);
}

const statusMessages: Readonly<Record<number, string>> = {
  401: 'Not logged in',
  402: 'An active membership is required',
  403: 'Access forbidden',
  404: 'Not found',
  429: 'Too many requests',
  500: 'Internal server error',
  502: 'Bad gateway',
  503: 'Service unavailable',
};

/** A bare status, worded as the API words refusals. */
export function statusFault(status: number): Response {
  if (status === 204 || status === 304) return new Response(null, { status });
  return refusal(status, status === 401 ? 3020 : null, statusMessages[status] ?? 'Unexpected error');
}
