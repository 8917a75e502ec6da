/** Owns the HTTP server: the guard before everything, the doorkeeper before members’ routes and the dashboard, its limits. */
import { createServer } from 'node:http';
import { serve, type ServerType } from '@hono/node-server';
import { Hono } from 'hono';
import { UsageError } from '../errors.ts';
import type { Log } from '../log.ts';
import { isDashboardPage, serveDashboard, type DashboardFiles } from './dashboard-files.ts';
import type { Desk } from './desk.ts';
import { keepDoorOfApi, keepDoorOfPages, recognise } from './doorkeeper.ts';
import { guardRequests, setSecurityHeaders } from './guard.ts';
import { createMemberApps } from './member-apps.ts';
import { createOperationsRoutes, createRequestMeter, operationsRules } from './operations.ts';
import { createDoorRoutes, restPath } from './rest.ts';
import { ownHosts } from './own-hosts.ts';

export interface ServerOptions {
  readonly desk: Desk;
  readonly dashboard: DashboardFiles;
  /** 0 takes any free port. */
  readonly port: number;
  readonly log: Log;
  /** Absent: the usual ones. */
  readonly limits?: ConnectionLimits;
}

/** Slow and idle connections are let go, so that they never keep others out. */
export interface ConnectionLimits {
  /** Until the last header has come. */
  readonly headersTimeout: number;
  /** Until the last byte of the body has come. */
  readonly requestTimeout: number;
  readonly connectionsCheckingInterval: number;
}

export interface RunningServer {
  readonly url: string;
  close(): Promise<void>;
}

/** The application without a socket: Request in, Response out. */
function createServerApp(options: Omit<ServerOptions, 'port'> & { readonly port: () => number }): Hono {
  const app = new Hono();
  const { access, members, reach } = options.desk;
  const door = { access, members, reach };
  const meter = createRequestMeter();
  app.use(meter.count, setSecurityHeaders, guardRequests(ownHosts(reach, options.port)));
  app.use(`${restPath}/*`, recognise(door));
  app.route(restPath, createDoorRoutes(options.desk, options.log));
  app.all(`${restPath}/*`, createMemberApps(options.desk, options.log));
  // Whether it lives is told without asking the database who asks.
  for (const [route, rule] of Object.entries(operationsRules)) {
    const path = route.replace('GET ', '');
    if (rule !== 'open') app.use(path, recognise(door), keepDoorOfApi('', operationsRules));
  }
  app.route('/', createOperationsRoutes(options.desk, meter));
  app.use(keepDoorOfPages(door, isDashboardPage));
  app.use(serveDashboard(options.dashboard));
  app.notFound((context) =>
    options.dashboard.size === 0 && context.req.path === '/'
      ? context.text('The dashboard is not built. Start Ridebook with "npm start".\n', 503)
      : context.text('There is nothing at this address.\n', 404),
  );
  return app;
}

/** @throws UsageError when the port is taken */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  let port = options.port;
  const app = createServerApp({ ...options, port: () => port });
  const server = await listen(app, options.port, options.desk.reach.host, options.limits ?? usualLimits);
  const address = server.address();
  if (typeof address === 'object' && address !== null) port = address.port;
  return {
    url: `http://${urlHost(options.desk.reach.host)}:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        if (!('closeAllConnections' in server)) return;
        // An answer that is being written is written to its end; a stream of events would never be.
        server.closeIdleConnections();
        setTimeout(() => server.closeAllConnections(), graceMs);
      }),
  };
}

/** For the answers under way when the server is stopped. */
const graceMs = 200;

/** An address to open: one that stands for all of a machine's is reached at this machine's own. */
function urlHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}

const usualLimits: ConnectionLimits = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 5_000,
};
const keepAliveTimeout = 10_000;
const maxHeaderSize = 16 * 1024;
const mostConnections = 4_096;

function listen(app: Hono, port: number, host: string, limits: ConnectionLimits): Promise<ServerType> {
  const serverOptions = { ...limits, keepAliveTimeout, maxHeaderSize };
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, port, hostname: host, serverOptions, createServer }, () =>
      resolve(server),
    );
    if ('maxConnections' in server) server.maxConnections = mostConnections;
    server.on('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new UsageError(`Port ${port} is taken. Is Ridebook running already? Choose another with --port.`)
          : error.code === 'EADDRNOTAVAIL'
            ? new UsageError(`This machine has no address ${host}. Give one of its own, or 0.0.0.0 for all.`)
            : error,
      ),
    );
  });
}
