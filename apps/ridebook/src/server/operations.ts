/**
 * Owns what those who run the server ask of it: whether it lives, whether it can serve, and its figures. None of the answers
 * says anything of a rider.
 */
import type { MiddlewareHandler } from 'hono';
import { Hono } from 'hono';
import { metricsContentType, processMetrics, renderMetrics, type Metric } from '../metrics.ts';
import type { Desk } from './desk.ts';
import type { RouteRule } from './route-rules.ts';

/** Who may use which of these routes; the door before the API keeps them too. */
export const operationsRules: Readonly<Record<string, RouteRule>> = {
  'GET /healthz': 'open',
  'GET /readyz': 'open',
  'GET /metrics': 'read',
};

export interface RequestMeter {
  /** Counts what comes in. */
  readonly count: MiddlewareHandler;
  metrics(): readonly Metric[];
}

export function createRequestMeter(): RequestMeter {
  const answers = new Map<string, number>();
  return {
    async count(context, next) {
      await next();
      const status = `${Math.floor(context.res.status / 100)}xx`;
      answers.set(status, (answers.get(status) ?? 0) + 1);
    },
    metrics: () => [
      {
        name: 'ridebook_http_answers_total',
        help: 'Answers by the hundred of their status.',
        type: 'counter',
        samples: [...answers].map(([status, value]) => ({ labels: { status }, value })),
      },
    ],
  };
}

export function createOperationsRoutes(
  desk: Pick<Desk, 'settings' | 'isSyncing'>,
  meter: RequestMeter,
): Hono {
  const routes = new Hono();
  const isDatabaseUp = (): Promise<boolean> =>
    desk
      .settings()
      .read()
      .then(
        () => true,
        () => false,
      );
  routes.get('/healthz', (context) => context.text('ok\n'));
  routes.get('/readyz', async (context) => {
    return (await isDatabaseUp())
      ? context.text('ready\n')
      : context.text('The database does not answer.\n', 503);
  });
  routes.get('/metrics', async (context) => {
    const gauges = {
      ridebook_database_up: ['1 while the database answers.', await isDatabaseUp()],
      ridebook_sync_running: ['1 while a sync runs in this server.', desk.isSyncing()],
    } as const;
    const own = Object.entries(gauges).map(([name, [help, isSo]]): Metric => ({
      ...{ name, help, type: 'gauge' },
      samples: [{ labels: {}, value: isSo ? 1 : 0 }],
    }));
    const text = renderMetrics([...meter.metrics(), ...own, ...processMetrics()]);
    return context.body(text, 200, { 'content-type': metricsContentType });
  });
  return routes;
}
