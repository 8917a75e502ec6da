/** Owns the routes that give workouts away as a file: all, a selection by filters, or those that a page names. */
import { ReportError, selectWorkouts } from '@ridebook/analytics/reports';
import type { ExportBody, Rider, Workout } from '@ridebook/domain';
import { Hono, type Context } from 'hono';
import { UsageError } from '../errors.ts';
import {
  allWorkouts,
  contentTypes,
  exportFormats,
  exportWorkouts,
  pagesOf,
  type ExportForm,
  type ExportFormat,
  type WorkoutPages,
} from '../exports/export-workouts.ts';
import type { Desk } from './desk.ts';
import type { ReadWorkoutsAtHand } from './workouts-at-hand.ts';

export function createExportRoutes(desk: Desk, workoutsAtHand: ReadWorkoutsAtHand): Hono {
  const routes = new Hono();
  const answer = (context: Context, form: ExportForm, rider: Rider | null, pages: WorkoutPages): Response => {
    const pieces = exportWorkouts(desk.book().store, rider, pages, form);
    return context.body(streamed(pieces), 200, {
      'content-type': contentTypes[form.format],
      'content-disposition': `attachment; filename="ridebook-workouts.${form.format}"`,
    });
  };

  routes.get('/exports/:format', async (context) => {
    const { units, columns, ...filters } = context.req.query();
    const form = parseForm(context, { units, columns });
    if (Object.keys(filters).length === 0) {
      const rider = await desk.book().maybeRider();
      const pages = rider === null ? [] : allWorkouts(desk.book().store, rider.id);
      return answer(context, form, rider, pages);
    }
    const { rider, workouts } = await workoutsAtHand(desk.book());
    return answer(context, form, rider, pagesOf(select(workouts, filters)));
  });
  routes.post('/exports/:format', async (context) => {
    const body = parseBody(await context.req.json().catch(() => null));
    const form = parseForm(context, body);
    const wanted = new Set(body.ids);
    const { rider, workouts } = await workoutsAtHand(desk.book());
    return answer(context, form, rider, pagesOf(workouts.filter(({ id }) => wanted.has(id)).toReversed()));
  });
  return routes;
}

/** Asks for the next piece when the reader has taken the last one. */
function streamed(pieces: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const next = await pieces.next();
      if (next.done === true) controller.close();
      else controller.enqueue(encoder.encode(next.value));
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
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
