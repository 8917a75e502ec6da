/** Owns the routes that give workouts away as a file: all, a selection by filters, or those that a page names. */
import { ReportError, selectWorkouts } from '@ridebook/analytics/reports';
import type { ExportBody, Workout } from '@ridebook/domain';
import { Hono, type Context } from 'hono';
import { UsageError } from '../errors.ts';
import {
  contentTypes,
  exportFormats,
  exportWorkouts,
  type ExportForm,
  type ExportFormat,
} from '../exports/export-workouts.ts';
import type { Desk } from './desk.ts';
import type { ReadWorkoutsAtHand } from './workouts-at-hand.ts';

export function createExportRoutes(desk: Desk, workoutsAtHand: ReadWorkoutsAtHand): Hono {
  const routes = new Hono();
  const answer = async (
    context: Context,
    form: ExportForm,
    choose: (all: readonly Workout[]) => readonly Workout[],
  ) => {
    const book = desk.book();
    const { rider, workouts } = await workoutsAtHand(book);
    const pieces = await exportWorkouts(book.store, rider, choose(workouts), form);
    return context.body(Array.from(pieces).join(''), 200, {
      'content-type': contentTypes[form.format],
      'content-disposition': `attachment; filename="ridebook-workouts.${form.format}"`,
    });
  };

  routes.get('/exports/:format', (context) => {
    const { units, columns, ...filters } = context.req.query();
    const form = parseForm(context, { units, columns });
    return answer(context, form, (all) => select(all, filters));
  });
  routes.post('/exports/:format', async (context) => {
    const body = parseBody(await context.req.json().catch(() => null));
    const wanted = new Set(body.ids);
    return answer(context, parseForm(context, body), (all) =>
      all.filter(({ id }) => wanted.has(id)).toReversed(),
    );
  });
  return routes;
}

function select(all: readonly Workout[], filters: Readonly<Record<string, string>>): readonly Workout[] {
  try {
    return selectWorkouts(all, filters);
  } catch (error) {
    throw error instanceof ReportError ? new UsageError(error.message) : error;
  }
}

function parseForm(
  context: Context,
  { units, columns = 'official' }: { readonly units?: unknown; readonly columns?: unknown },
): ExportForm {
  const format = context.req.param('format') as ExportFormat;
  if (!exportFormats.includes(format)) throw new UsageError(`The formats are ${exportFormats.join(', ')}.`);
  if (units !== undefined && units !== 'imperial' && units !== 'metric')
    throw new UsageError('"units" is imperial or metric.');
  if (columns !== 'official' && columns !== 'all') throw new UsageError('"columns" is official or all.');
  return { format, units: units ?? null, columns };
}

function parseBody(body: unknown): ExportBody {
  const { ids, units, columns } = (typeof body === 'object' && body !== null ? body : {}) as Readonly<
    Record<string, unknown>
  >;
  const named: readonly unknown[] | null = Array.isArray(ids) ? ids : null;
  if (!named?.every((id) => typeof id === 'string'))
    throw new UsageError('"ids" is a list of ids of workouts.');
  return { ids: named, ...({ units, columns } as Omit<ExportBody, 'ids'>) };
}
