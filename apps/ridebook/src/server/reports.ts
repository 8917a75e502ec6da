/** Owns the routes of the reports: their names, and each of them with its parameters in the address. */
import { describeReports, ReportError } from '@ridebook/analytics/reports';
import { Hono, type Context } from 'hono';
import { tellBookReport } from '../engine/tell-report.ts';
import { UsageError } from '../errors.ts';
import type { Desk } from './desk.ts';
import { notFound } from './refusal.ts';
import type { ReadWorkoutsAtHand } from './workouts-at-hand.ts';

export function createReportRoutes(desk: Desk, workoutsAtHand: ReadWorkoutsAtHand): Hono {
  const routes = new Hono();
  routes.get('/reports', (context) => context.json({ reports: describeReports() }));
  routes.get('/reports/:name', async (context) => {
    const book = desk.book();
    const question = { name: context.req.param('name'), texts: parametersOf(context) };
    const material = await workoutsAtHand(book);
    try {
      return context.json((await tellBookReport(question, material, book)) as object | null);
    } catch (error) {
      if (!(error instanceof ReportError)) throw error;
      if (error.kind === 'bad-parameter') throw new UsageError(error.message);
      return notFound(context, error.message);
    }
  });
  return routes;
}

/** Each parameter once: of two values one would be forgotten without a word. */
function parametersOf(context: Context): Readonly<Record<string, string>> {
  const all = Object.entries(context.req.queries());
  const twice = all.find(([, values]) => values.length > 1);
  if (twice !== undefined) throw new UsageError(`"${twice[0]}" was given twice.`);
  return Object.fromEntries(all.map(([name, values]) => [name, values[0] ?? '']));
}
