/** Owns one call to Ridebook's own REST API: whatever goes wrong comes back as a value with one sentence to show. */
import type { ProblemAnswer } from '@ridebook/domain';

export type Problem = ProblemAnswer['problem'];

export type Answer<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

export interface RestEffects {
  readonly fetch: (path: string, init: RequestInit) => Promise<Response>;
}

const unreachable: Problem = {
  kind: 'unreachable',
  message: 'Ridebook’s server does not answer. Is it still running?',
};

const unreadable: Problem = {
  kind: 'unreadable',
  message: 'Ridebook’s server gave an answer that cannot be read.',
};

/** The server's own sentence, or one of ours when the answer holds none (a proxy's page, half an answer). */
async function problemOf(response: Response): Promise<Problem> {
  const answer: unknown = await response.json().catch(() => null);
  const problem = (answer as Partial<ProblemAnswer> | null)?.problem;
  if (typeof problem?.message === 'string' && typeof problem.kind === 'string') return problem;
  return {
    kind: 'unreadable',
    message: `Ridebook’s server answered ${response.status} without saying why.`,
  };
}

export interface Calls {
  /** A call whose answer holds something. */
  ask<T>(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: object): Promise<Answer<T>>;
  /** The same with a file as its body, as it lies on the disk. */
  sendFile<T>(path: string, file: File): Promise<Answer<T>>;
  /** A call whose answer is a file. */
  askFile(path: string, body: object): Promise<Answer<Blob>>;
  /** A call whose answer may be that there is nothing. */
  askMaybe<T>(method: 'PUT', path: string, body: object): Promise<Answer<T | null>>;
  /** An answer of bytes, unpacked; what cannot be unpacked is unreadable. */
  readBytes<T>(path: string, unpack: (bytes: Uint8Array) => Promise<T>): Promise<Answer<T>>;
  /** A call of which it is enough to know that it worked. */
  change(method: 'POST' | 'PUT' | 'DELETE', path: string, body?: object): Promise<Answer<null>>;
}

/** The type makes a foreign page's request need the server's consent, which it never gets. */
const asJson = (body: object): RequestInit => ({
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

export function createCalls({ fetch }: RestEffects): Calls {
  async function call<T>(method: string, path: string, body?: object): Promise<Answer<T | null>> {
    const answer = await send(path, { method, ...(method === 'GET' ? {} : asJson(body ?? {})) });
    if (!answer.ok) return answer;
    const value = (await answer.value.json().catch(() => null)) as T | null;
    return { ok: true, value };
  }

  async function send(path: string, init: RequestInit): Promise<Answer<Response>> {
    let response: Response;
    try {
      response = await fetch(`/api/v1${path}`, { credentials: 'same-origin', cache: 'no-cache', ...init });
    } catch {
      return { ok: false, problem: unreachable };
    }
    return response.ok ? { ok: true, value: response } : { ok: false, problem: await problemOf(response) };
  }

  async function readBytes<T>(path: string, unpack: (bytes: Uint8Array) => Promise<T>): Promise<Answer<T>> {
    const answer = await send(path, { method: 'GET' });
    if (!answer.ok) return answer;
    try {
      return { ok: true, value: await unpack(new Uint8Array(await answer.value.arrayBuffer())) };
    } catch {
      return { ok: false, problem: unreadable };
    }
  }

  const whole = <T>(answer: Answer<T | null>): Answer<T> => {
    if (!answer.ok) return answer;
    return answer.value === null ? { ok: false, problem: unreadable } : { ok: true, value: answer.value };
  };

  const ask: Calls['ask'] = async <T>(method: string, path: string, body?: object) =>
    whole(await call<T>(method, path, body));

  async function sendFile<T>(path: string, file: File): Promise<Answer<T>> {
    const init = { method: 'POST', headers: { 'content-type': 'text/csv' }, body: file };
    const answer = await send(path, init);
    if (!answer.ok) return answer;
    return whole<T>({ ok: true, value: (await answer.value.json().catch(() => null)) as T | null });
  }

  async function askFile(path: string, body: object): Promise<Answer<Blob>> {
    const answer = await send(path, { method: 'POST', ...asJson(body) });
    return answer.ok ? { ok: true, value: await answer.value.blob() } : answer;
  }

  async function change(
    method: 'POST' | 'PUT' | 'DELETE',
    path: string,
    body?: object,
  ): Promise<Answer<null>> {
    const answer = await call<unknown>(method, path, body);
    return answer.ok ? { ok: true, value: null } : answer;
  }

  return { ask, askMaybe: call, askFile, change, readBytes, sendFile };
}
