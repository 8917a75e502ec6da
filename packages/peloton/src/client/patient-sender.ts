/** Owns sending one request as often as is decent: paced, counted, tried again as `retry-timing` decides. */
import { RequestError } from '../errors/request-error.ts';
import { TransportError } from '../errors/transport-error.ts';
import { limitedError, UpstreamError } from '../errors/upstream-error.ts';
import type { HttpRequest, HttpResponse, Transport } from '../http.ts';
import type { Pacer } from '../pacer.ts';
import { decideRetry, maybeRetryAfterMs, type RetryCause } from '../retry-timing.ts';
import { createRefusalCounter } from './refusal-counter.ts';

export interface SenderEffects {
  readonly transport: Transport;
  readonly pacer: Pacer;
  readonly nowMs: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  /** Uniform in [0, 1). */
  readonly random: () => number;
}

export interface PatientSender {
  /**
   * Sends until an answer comes that is worth reading, or until trying again would be rude.
   * @param isGarbled judges a 200 whose body cannot be what was asked for, such as half a JSON
   * @throws UpstreamError `unreachable` or `limited`, or `failing` when one thing after the other does
   * @throws RequestError `failing` (5xx or broken off to the end) or `unreadable` (never a body that makes sense)
   */
  send(request: HttpRequest, isGarbled?: (response: HttpResponse) => boolean): Promise<HttpResponse>;
  /** Requests sent so far, failed ones included. */
  requestCount(): number;
}

type Attempt =
  | { readonly kind: 'good'; readonly response: HttpResponse }
  | { readonly kind: 'bad'; readonly response: HttpResponse; readonly cause: RetryCause }
  | { readonly kind: 'broken'; readonly error: TransportError; readonly cause: RetryCause };

export function createPatientSender(effects: SenderEffects): PatientSender {
  let requests = 0;
  const refusals = createRefusalCounter();

  const attempt = async (
    request: HttpRequest,
    isGarbled: (response: HttpResponse) => boolean,
  ): Promise<Attempt> => {
    try {
      const response = await effects.pacer.run(() => {
        requests += 1;
        refusals.noteRequest();
        return effects.transport(request);
      });
      const cause = causeOfAnswer(response, isGarbled, effects.nowMs());
      return cause === null ? { kind: 'good', response } : { kind: 'bad', response, cause };
    } catch (error) {
      if (!(error instanceof TransportError) || error.kind === 'stopped') throw error;
      return { kind: 'broken', error, cause: { kind: causeOfBreak(error) } };
    }
  };

  return {
    requestCount: () => requests,
    async send(request, isGarbled = () => false) {
      for (let tries = 1; ; tries += 1) {
        const outcome = await attempt(request, isGarbled);
        if (outcome.kind === 'good') {
          refusals.noteSuccess();
          return outcome.response;
        }
        const decision = decideRetry(outcome.cause, tries, effects.random());
        // Peloton said itself when to come back: that is obeyed, not rationed.
        const mayRetry = outcome.cause.kind === 'limited' || refusals.mayRetry();
        if (decision.action === 'give-up' || !mayRetry) {
          const notBeforeMs = decision.action === 'give-up' ? decision.notBeforeMs : null;
          const error = finalError(outcome, notBeforeMs, request);
          const isOver = refusals.noteFailure(outcome.kind === 'broken' ? 'broken' : 'refused');
          throw isOver && error instanceof RequestError ? everythingFails(error) : error;
        }
        await effects.sleep(decision.afterMs);
      }
    },
  };
}

const everythingFails = (last: RequestError): UpstreamError =>
  new UpstreamError('failing', `Peloton fails again and again, last with: ${last.message}.`, null, {
    cause: last,
  });

function causeOfBreak(error: TransportError): 'garbled' | 'timeout' | 'network' {
  if (isGarbledTransport(error)) return 'garbled';
  return error.kind === 'timeout' ? 'timeout' : 'network';
}

/** A body that arrived but does not decode is retried once only; trying a third time never helped anyone. */
const isGarbledTransport = (error: TransportError): boolean =>
  error.kind === 'encoding' || error.kind === 'size';

function causeOfAnswer(
  response: HttpResponse,
  isGarbled: (response: HttpResponse) => boolean,
  nowMs: number,
): RetryCause | null {
  if (response.status === 429 || response.text.startsWith('error code: 1015')) {
    return { kind: 'limited', retryAfter: response.headers['retry-after'], nowMs };
  }
  if (response.status >= 500) return { kind: 'server' };
  if (response.status >= 200 && response.status < 300 && isGarbled(response)) return { kind: 'garbled' };
  return null;
}

function finalError(
  outcome: Exclude<Attempt, { kind: 'good' }>,
  notBeforeMs: number | null,
  request: HttpRequest,
): Error {
  if (outcome.kind === 'broken') return finalBreak(outcome.error, request);
  const { status } = outcome.response;
  if (outcome.cause.kind === 'limited') {
    const isGuess = maybeRetryAfterMs(outcome.cause.retryAfter, outcome.cause.nowMs) === null;
    return limitedError(status, notBeforeMs, isGuess);
  }
  if (outcome.cause.kind === 'server') return new RequestError('failing', `Peloton answered ${status}`);
  return new RequestError('unreadable', `Peloton answered ${status} with something that cannot be read`);
}

/** Without a connection nothing can be had; a connection that breaks or stalls may be about this one thing. */
function finalBreak(error: TransportError, request: HttpRequest): Error {
  const host = request.url.split('/')[2] ?? request.url;
  if (error.kind === 'connect' || error.kind === 'tls') {
    return new UpstreamError('unreachable', `${host} cannot be reached: ${error.message}.`, null, {
      cause: error,
    });
  }
  return isGarbledTransport(error)
    ? new RequestError('unreadable', `The answer of ${host} was damaged: ${error.message}`, { cause: error })
    : new RequestError('failing', `${host} did not answer whole: ${error.message}`, { cause: error });
}
