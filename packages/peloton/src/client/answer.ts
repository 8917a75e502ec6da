/** Owns reading an answer of the API: data as JSON, or the error that says how to react to it. */
import { RequestError } from '../errors/request-error.ts';
import { UpstreamError } from '../errors/upstream-error.ts';
import type { HttpResponse } from '../http.ts';

/** A JSON answer, with the text it came as for the archive. */
export interface Answer {
  readonly text: string;
  readonly json: unknown;
}

const hourMs = 3_600_000;

/** How long to stay away from somebody who sends a challenge page, and from an endpoint that is closed for everyone. */
const challengeCoolDownMs = hourMs;
const closedCoolDownMs = 6 * hourMs;

/**
 * Whether a 2xx answer is visibly not a whole JSON document although it should be; a web page is not garbled but a
 * refusal. It looks at the ends only: the answer is parsed once, when it is read.
 */
export function isGarbledJson(response: HttpResponse): boolean {
  // Trimming takes a byte order mark along.
  const text = response.text.trim();
  const hasBothEnds =
    (text.startsWith('{') && text.endsWith('}')) || (text.startsWith('[') && text.endsWith(']'));
  return !hasBothEnds && !isWebPage(response);
}

/**
 * Reads an answer that has been retried enough.
 * @throws UpstreamError `blocked`, `lapsed` or `moved` when nothing else can be had either
 * @throws RequestError when only this one thing cannot be had
 */
export function readAnswer(response: HttpResponse, nowMs: number): Answer {
  const { text, status } = acceptAnswer(response, nowMs);
  const json = maybeJson(text);
  if (json !== undefined) return { text, json };
  throw new RequestError('unreadable', `Peloton answered ${status} with something that is not JSON`);
}

/**
 * Takes an answer of any form that has been retried enough.
 * @throws as `readAnswer` does
 */
export function acceptAnswer(response: HttpResponse, nowMs: number): HttpResponse {
  if (isWebPage(response)) {
    throw new UpstreamError(
      'blocked',
      `Peloton answered with a web page instead of data (${response.status}), as it does to keep programs out.`,
      nowMs + challengeCoolDownMs,
    );
  }
  const { status } = response;
  if (status >= 200 && status < 300) return response;
  if (status === 402) {
    throw new UpstreamError(
      'lapsed',
      'Peloton says the membership has lapsed (402); what is stored stays readable.',
    );
  }
  if (status === 403 && /no longer accepting/i.test(response.text)) {
    throw new UpstreamError(
      'blocked',
      'Peloton has closed this endpoint (403). A newer version of Ridebook may know the way.',
      nowMs + closedCoolDownMs,
      { isGuess: true },
    );
  }
  if (status === 403) throw new RequestError('forbidden', 'Peloton refuses to show it (403)');
  if (status === 404) throw new RequestError('not-found', 'Peloton does not know it (404)');
  throw new RequestError('refused', `Peloton answered ${status}`);
}

/**
 * Runs a request that nothing works without: an error about one thing becomes one about Peloton as a whole.
 * @param what names the thing in the message, such as "the list of workouts"
 */
export async function essential<T>(what: string, request: () => Promise<T>): Promise<T> {
  try {
    return await request();
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
    const kind =
      error.kind === 'failing' ? 'failing' : error.kind === 'forbidden' ? 'blocked' : ('moved' as const);
    throw new UpstreamError(kind, `${error.message} when asked for ${what}.`, null, { cause: error });
  }
}

function isWebPage(response: HttpResponse): boolean {
  const type = response.headers['content-type'] ?? '';
  return type.includes('text/html') || /^\s*<(?:!doctype|html)/i.test(response.text);
}

/** Reads an archived answer again. @throws SyntaxError where it is not JSON, which nothing archived is */
export const parseAnswer = (text: string): Answer => ({
  text,
  json: JSON.parse(withoutByteOrderMark(text)) as unknown,
});

const withoutByteOrderMark = (text: string): string => (text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);

/** `undefined` where the text is not JSON. A byte order mark before it is harmless. */
function maybeJson(text: string): unknown {
  try {
    return JSON.parse(withoutByteOrderMark(text)) as unknown;
  } catch {
    return undefined;
  }
}
