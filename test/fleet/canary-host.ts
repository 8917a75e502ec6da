/** Owns Peloton's API as a rider meets it of whom everything is a canary, and every trouble quotes more of them. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An answer in the place of the rider's own. */
export interface Trouble {
  readonly status: number;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface CanaryHost {
  readonly url: string;
  /** Tokens that were shown to it. */
  readonly tokens: ReadonlySet<string>;
  /** Whatever is asked fails like that; `null`: all is well again. */
  fail(trouble: Trouble | null): void;
  close(): Promise<void>;
}

/** What of an answer is somebody's own. */
const personalKeys = new Set([
  ...['username', 'name', 'first_name', 'last_name', 'email', 'obfuscated_email', 'location'],
  ...['title', 'description'],
]);

const withCanaries = (key: string, value: unknown): unknown =>
  personalKeys.has(key) && typeof value === 'string' ? canaryOf(key, value) : value;

/** A username has no spaces. */
export const canaryOf = (key: string, value: string): string => `canary_${key}_${value}`.replaceAll(' ', '_');

/** @param sandboxUrl the API of a sandbox, whose rider gets other names */
export async function startCanaryHost(sandboxUrl: string): Promise<CanaryHost> {
  const tokens = new Set<string>();
  let trouble: Trouble | null = null;
  const answer = async ({ url = '/', headers }: IncomingMessage, response: ServerResponse): Promise<void> => {
    const authorization = headers.authorization ?? '';
    if (authorization !== '') tokens.add(authorization.replace('Bearer ', ''));
    if (trouble !== null) {
      response.writeHead(trouble.status, { 'content-type': 'application/json', ...trouble.headers });
      return void response.end(trouble.body);
    }
    const real = await fetch(sandboxUrl + url, {
      headers: { authorization },
      signal: AbortSignal.timeout(15_000),
    });
    response.writeHead(real.status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(JSON.parse(await real.text(), withCanaries)));
  };
  const server: Server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  server.keepAliveTimeout = 120_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    tokens,
    fail: (next) => (trouble = next),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
