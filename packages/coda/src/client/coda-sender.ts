/** Owns sending one request to Coda as often as is decent: within its limits, and again where that may help. */
import { CodaError } from './coda-error.ts';
import type { CodaResponse, CodaTransport } from './http.ts';
import { createRateLimiter, type RequestKind } from './rate-limiter.ts';
import { maybeRetryMs, type RetryCause } from './retry-timing.ts';

export interface CodaEffects {
  readonly transport: CodaTransport;
  readonly nowMs: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  /** Whether to give up where one would wait and try again. */
  readonly isStopping: () => boolean;
}

export interface CodaCall {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** Below the API's address, `/docs/…`. */
  readonly path: string;
  readonly body?: unknown;
}

export interface CodaSender {
  /**
   * Sends until an answer comes that is worth reading. Every verb may be sent again: rows are upserted by their key.
   * @returns the JSON of a 2xx
   * @throws CodaError
   */
  send(call: CodaCall): Promise<unknown>;
  /** Requests sent so far, refused ones included. */
  requestCount(): number;
}

export function createCodaSender(
  { transport, nowMs, sleep, random, isStopping }: CodaEffects,
  { apiUrl, token }: { readonly apiUrl: string; readonly token: string },
): CodaSender {
  const limiter = createRateLimiter({ nowMs, sleep });
  let requests = 0;

  const attempt = async ({ method, path, body }: CodaCall): Promise<CodaResponse | Error> => {
    requests += 1;
    try {
      return await transport({
        method,
        url: `${apiUrl}${path}`,
        headers: {
          accept: 'application/json',
          authorization: `Bearer ${token}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error));
    }
  };

  return {
    requestCount: () => requests,
    async send(call) {
      const kind: RequestKind = call.method === 'GET' ? 'read' : 'content';
      for (let tries = 1; ; tries += 1) {
        await limiter.turn(kind);
        const answer = await attempt(call);
        const cause = maybeCause(answer);
        if (cause === null) return readAnswer(answer as CodaResponse);
        const retryAfter = answer instanceof Error ? undefined : answer.headers['retry-after'];
        const waitMs = isStopping() ? null : maybeRetryMs(cause, tries, retryAfter, random());
        if (waitMs === null) throw finalError(cause, answer);
        await sleep(waitMs);
      }
    },
  };
}

function maybeCause(answer: CodaResponse | Error): RetryCause | null {
  if (answer instanceof Error) return 'network';
  if (answer.status === 429) return 'limited';
  if (answer.status >= 500) return 'server';
  const isGood = answer.status >= 200 && answer.status < 300;
  return isGood && maybeJson(answer.text) === undefined ? 'server' : null;
}

function finalError(cause: RetryCause, answer: CodaResponse | Error): CodaError {
  if (answer instanceof Error)
    return new CodaError('unreachable', `Coda cannot be reached: ${answer.message}.`, { cause: answer });
  if (cause === 'limited')
    return new CodaError(
      'limited',
      'Coda asks for fewer requests (429), again and again. What is not pushed yet comes with the next push.',
    );
  return new CodaError('failing', `Coda answered ${answer.status}, again and again. Try later.`);
}

function readAnswer({ status, text }: CodaResponse): unknown {
  if (status >= 200 && status < 300) return maybeJson(text);
  const stated = statedMessage(text);
  if (status === 401)
    throw new CodaError(
      'token-refused',
      'Coda refused the API token (401). Make a new one at https://coda.io/account and give it to Ridebook.',
    );
  if (status === 403)
    throw new CodaError(
      'forbidden',
      `The Coda token may not do this (403${stated}). Make one without restrictions, or one that may read and write this doc.`,
    );
  if (status === 404 || status === 410)
    throw new CodaError('not-found', `Coda does not find what was asked for (${status}${stated}).`);
  if (/exceeds maximum size|too large/i.test(text))
    throw new CodaError('too-large', `Coda finds it too large (${status}${stated}).`);
  throw new CodaError('refused', `Coda refused the request (${status}${stated}).`);
}

/** `: message`, or nothing. What a server says may come to a screen: one line of it, and not for ever. */
function statedMessage(text: string): string {
  const json = maybeJson(text);
  const message =
    typeof json === 'object' && json !== null ? (json as { readonly message?: unknown }).message : undefined;
  return typeof message === 'string' ? `: ${message.replaceAll(/\s+/g, ' ').slice(0, 200)}` : '';
}

function maybeJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
