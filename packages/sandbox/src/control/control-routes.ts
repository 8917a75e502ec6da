/** Owns the endpoints under `/__sandbox`: what a test asks of the sandbox itself and no client would. */
import { Hono } from 'hono';
import type { CodaDoc } from '../coda/doc.ts';
import { addTables } from '../coda/tables-control.ts';
import type { FaultBook } from '../faults/fault-book.ts';
import type { TokenSet } from '../sign-in/tokens.ts';
import type { RequestLog } from './request-log.ts';

/** Changes to the rider's workouts from outside; a replay has none. */
export interface WorkoutDesk {
  truth(): Promise<Response> | Response;
  change(body: unknown): Response;
}

export interface ControlParts {
  readonly log: RequestLog;
  readonly faults: FaultBook;
  readonly desk: WorkoutDesk | null;
  readonly codaDoc: CodaDoc;
  /** Lets the reference page in. */
  readonly issueTokens: () => Promise<TokenSet>;
}

export function controlRoutes({ log, faults, desk, codaDoc, issueTokens }: ControlParts): Hono {
  const routes = new Hono().basePath('/__sandbox');
  const noRider = (): Response =>
    Response.json({ message: 'Captured responses have no rider behind them.' }, { status: 404 });

  routes.get('/requests', (context) => context.json(log.list()));
  routes.get('/faults', (context) => context.json(faults.list()));
  routes.post('/faults', async (context) => {
    const problem = faults.replace(await context.req.json().catch(() => null));
    return problem === null ? context.json(faults.list()) : context.json({ message: problem }, 400);
  });
  routes.post('/token', async (context) => context.json(await issueTokens()));
  routes.get('/truth', () => desk?.truth() ?? noRider());
  routes.post('/workouts', async (context) => {
    const body: unknown = await context.req.json().catch(() => null);
    return desk?.change(body) ?? noRider();
  });
  routes.post('/coda/tables', async (context) => {
    const body: unknown = await context.req.json().catch(() => null);
    return addTables(codaDoc, body);
  });
  return routes;
}
