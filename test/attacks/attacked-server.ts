/** Owns a real server to attack: the engine's own book behind it, a port of its own, and ways to speak to it below HTTP. */
import { connect } from 'node:net';
import path from 'node:path';
import { createDesk, type Desk } from '../../apps/ridebook/src/server/desk.ts';
import { readDashboardFiles } from '../../apps/ridebook/src/server/dashboard-files.ts';
import { startServer, type ConnectionLimits } from '../../apps/ridebook/src/server/server.ts';
import { createLog } from '../../apps/ridebook/src/log.ts';
import type { Reach } from '../../apps/ridebook/src/reach.ts';
import type { Book } from '../../apps/ridebook/src/engine/book.ts';

const dashboardFolder = path.resolve(import.meta.dirname, '../../apps/web/dist');

export interface AttackedServer {
  readonly url: string;
  readonly port: number;
  readonly desk: Desk;
  /** What the server wrote to its terminal. */
  readonly logged: readonly string[];
  ask(path: string, init?: RequestInit): Promise<Response>;
  /** As the dashboard itself asks: with its origin, and JSON. */
  askAsPage(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Response>;
  /** Sends bytes as they are. @returns everything that came back until the server closed, or a second passed in silence */
  raw(bytes: string): Promise<string>;
  close(): Promise<void>;
}

export async function attackServer(
  book: Book,
  reach?: Reach,
  limits?: ConnectionLimits,
): Promise<AttackedServer> {
  const logged: string[] = [];
  const desk = createDesk({
    ownBook: book,
    openDemoBook: () => Promise.reject(new Error('there is no demo here')),
    ...(reach === undefined ? {} : { reach }),
  });
  const server = await startServer({
    desk,
    dashboard: await readDashboardFiles(dashboardFolder),
    port: 0,
    log: createLog('text', (line) => logged.push(line), Date.now),
    ...(limits === undefined ? {} : { limits }),
  });
  const port = Number(new URL(server.url).port);
  const ask = (address: string, init: RequestInit = {}): Promise<Response> =>
    fetch(`${server.url}${address}`, { redirect: 'manual', signal: AbortSignal.timeout(10_000), ...init });
  return {
    url: server.url,
    port,
    desk,
    logged,
    ask,
    askAsPage: (method, address, body, headers = {}) =>
      ask(address, {
        method,
        headers: { origin: server.url, 'content-type': 'application/json', ...headers },
        ...(method === 'GET' ? {} : { body: JSON.stringify(body ?? {}) }),
      }),
    raw: (bytes) =>
      new Promise((resolve, reject) => {
        const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
        let answer = '';
        socket.setTimeout(1_000, () => socket.destroy());
        socket.on('data', (chunk: Buffer) => (answer += chunk.toString('latin1')));
        socket.on('close', () => resolve(answer));
        socket.on('error', (error) => (answer === '' ? reject(error) : resolve(answer)));
      }),
    close: () => server.close(),
  };
}

/** The status of the first answer in what came back below HTTP; 0 where nothing did. */
export const statusOf = (answer: string): number => Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0);

/** The cookie that an answer sets, as a browser sends it back. */
export const cookieOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .find((cookie) => !cookie.includes('Max-Age=0'))
    ?.split(';')[0] ?? '';
