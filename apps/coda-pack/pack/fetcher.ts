/** Owns a fetcher for tests: Coda's, over real HTTP, with the addresses that a Pack was built for led to this machine. */
import { StatusCodeError, type FetchRequest, type FetchResponse } from '@codahq/packs-sdk';

export interface FetcherOptions {
  readonly token: string;
  /** What an address begins with, and what it is led to. */
  readonly routes: Readonly<Record<string, string>>;
}

export const fetcherTo =
  ({ token, routes }: FetcherOptions) =>
  async (request: FetchRequest): Promise<FetchResponse> => {
    const [origin = '', target = ''] =
      Object.entries(routes).find(([built]) => request.url.startsWith(built)) ?? [];
    if (target === '') throw new Error(`Attempted to connect to undeclared host: ${request.url}`);
    const response = await fetch(target + request.url.slice(origin.length), {
      method: request.method,
      headers: { ...request.headers, authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(20_000),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') === true;
    const answer = { status: response.status, headers: {}, body: isJson ? JSON.parse(text) : text };
    if (!response.ok) throw new StatusCodeError(response.status, answer.body, request, answer);
    return answer;
  };
