/** Owns the HTTP server: the guard before everything, the REST routes, the dashboard, bound to this machine only. */
import { serve, type ServerType } from '@hono/node-server';
import { Hono } from 'hono';
import { UsageError } from '../errors.ts';
import { serveDashboard, type DashboardFiles } from './dashboard-files.ts';
import type { Desk } from './desk.ts';
import { guardRequests, setSecurityHeaders } from './guard.ts';
import { createRest, restPath } from './rest.ts';

export interface ServerOptions {
  readonly desk: Desk;
  readonly dashboard: DashboardFiles;
  /** 0 takes any free port. */
  readonly port: number;
  readonly log: (line: string) => void;
}

export interface RunningServer {
  readonly url: string;
  close(): Promise<void>;
}

/** The application without a socket: Request in, Response out. */
function createServerApp(options: Omit<ServerOptions, 'port'> & { readonly port: () => number }): Hono {
  const app = new Hono();
  app.use(setSecurityHeaders, guardRequests(options.port));
  app.route(restPath, createRest(options.desk, options.log));
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
  const server = await listen(app, options.port);
  const address = server.address();
  if (typeof address === 'object' && address !== null) port = address.port;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}

function listen(app: Hono, port: number): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' }, () => resolve(server));
    server.on('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new UsageError(`Port ${port} is taken. Is Ridebook running already? Choose another with --port.`)
          : error,
      ),
    );
  });
}
