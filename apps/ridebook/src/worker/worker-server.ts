/** Owns the few addresses at which a worker tells that it lives, that it can work, and its figures. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { UsageError } from '../errors.ts';
import { isLoopback } from '../loopback.ts';
import { metricsContentType } from '../metrics.ts';
import type { WorkerMeter } from './worker-meter.ts';

export interface WorkerServerOptions {
  readonly meter: WorkerMeter;
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Who asks for the figures from another machine shows it; `null`: nobody there gets them. */
  readonly metricsToken: string | null;
  readonly isStopping: () => boolean;
}

export interface WorkerServer {
  readonly url: string;
  close(): void;
}

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly type?: string;
}

/** @throws UsageError when the port is taken */
export async function startWorkerServer(options: WorkerServerOptions): Promise<WorkerServer> {
  const server = createServer((request, response) => {
    const { status, text, type = 'text/plain; charset=utf-8' } = answer(request, options);
    response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store', connection: 'close' });
    response.end(text);
  });
  server.maxConnections = 64;
  server.headersTimeout = 5_000;
  await listen(server, options);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${options.host.includes(':') ? `[${options.host}]` : options.host}:${port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function answer({ method, url, headers }: IncomingMessage, options: WorkerServerOptions): Answer {
  if (method !== 'GET') return { status: 405, text: 'Only GET.\n' };
  if (url === '/healthz') return { status: 200, text: 'ok\n' };
  if (url === '/readyz') return readiness(options);
  if (url !== '/metrics') return { status: 404, text: 'There is nothing at this address.\n' };
  return isWelcome(headers.authorization, options)
    ? { status: 200, text: options.meter.render(), type: metricsContentType }
    : { status: 401, text: 'Show the token of RIDEBOOK_METRICS_TOKEN.\n' };
}

function readiness({ meter, isStopping }: WorkerServerOptions): Answer {
  if (isStopping()) return { status: 503, text: 'It is stopping.\n' };
  return meter.isReady()
    ? { status: 200, text: 'ready\n' }
    : { status: 503, text: 'The database does not answer.\n' };
}

function isWelcome(authorization: string | undefined, { host, metricsToken }: WorkerServerOptions): boolean {
  if (metricsToken === null) return isLoopback(host);
  return timingSafeEqual(digest(authorization ?? ''), digest(`Bearer ${metricsToken}`));
}

const digest = (text: string): Uint8Array => createHash('sha256').update(text).digest();

function listen(server: Server, { port, host }: WorkerServerOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new UsageError(`Port ${port} is taken. Choose another with --port.`)
          : error,
      ),
    );
    server.listen(port, host, () => resolve());
  });
}
