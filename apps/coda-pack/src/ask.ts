/** Owns one signed-in read of JSON, and what a person is told when it is refused. The platform adds the token itself. */
import { RequestError, SignInAgainError } from '@ridebook/peloton';

export interface PackRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface PackResponse {
  readonly status: number;
  /** JSON that the platform has taken apart already, or text. */
  readonly body: unknown;
}

/** Sends one GET. A refusal is an answer like any other. */
export type PackTransport = (request: PackRequest) => Promise<PackResponse>;

/** Reads a path that begins with `/`. @throws SignInAgainError, RequestError */
export type Ask = (path: string) => Promise<unknown>;

export interface Service {
  readonly name: string;
  /** Without a slash at its end. */
  readonly origin: string;
  readonly headers: Readonly<Record<string, string>>;
  /** What to do about a refused token, in a sentence. */
  readonly newToken: string;
}

export function createAsk(transport: PackTransport, { name, origin, headers, newToken }: Service): Ask {
  return async (path) => {
    const { status, body } = await transport({
      url: origin + path,
      headers: { accept: 'application/json', ...headers },
    });
    if (status === 401)
      throw new SignInAgainError('token-refused', `${name} refused the token (401). ${newToken}`);
    if (status === 403) throw new RequestError('forbidden', `${name} does not show this to you (403).`);
    if (status === 404)
      throw new RequestError('not-found', `${name} does not know it (404). Look at its id or link.`);
    if (status === 429)
      throw new RequestError('failing', `${name} wants fewer requests (429). Refresh the table in an hour.`);
    if (status >= 500)
      throw new RequestError('failing', `${name} cannot answer now (${status}). Refresh the table later.`);
    if (status < 200 || status >= 300) throw new RequestError('refused', `${name} answered ${status}.`);
    const json = typeof body === 'string' ? maybeJson(body) : body;
    if (typeof json === 'object' && json !== null) return json;
    throw new RequestError(
      'unreadable',
      `${name} answered with something that is not JSON, such as a page that asks whether you are a person. Refresh the table later.`,
    );
  };
}

function maybeJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
