/** Owns the routes that give workouts away as a file: all, a selection by filters, or those that a page names. */
import { ReportError, parseSelection } from '@ridebook/analytics/reports';
import type { ExportBody, Workout } from '@ridebook/domain';
import { Hono, type Context } from 'hono';
import { UsageError } from '../errors.ts';
import {
  allWorkouts,
  chosenOf,
  contentTypes,
  exportFormats,
  exportWorkouts,
  type ExportForm,
  type ExportFormat,
} from '../exports/export-workouts.ts';
import type { Desk } from './desk.ts';
import { maybeJson } from './json-body.ts';

export function createExportRoutes(desk: Desk): Hono {
  const routes = new Hono();
  /** Read page by page, whatever is chosen: however many there are, few are held. */
  const answer = async (
    context: Context,
    form: ExportForm,
    isChosen: (workout: Workout) => boolean,
  ): Promise<Response> => {
    const { store } = desk.book();
    const rider = await desk.book().maybeRider();
    const pages = rider === null ? [] : chosenOf(allWorkouts(store, rider.id), isChosen);
    const pieces = exportWorkouts(store, rider, pages, form);
    return context.body(streamed(pieces), 200, {
      'content-type': contentTypes[form.format],
      'content-disposition': `attachment; filename="ridebook-workouts.${form.format}"`,
    });
  };

  routes.get('/exports/:format', async (context) => {
    const { units, columns, ...filters } = context.req.query();
    const form = parseForm(context, { units, columns });
    return answer(context, form, select(filters));
  });
  routes.post('/exports/:format', async (context) => {
    const body = parseBody(await maybeJson(context));
    const form = parseForm(context, body);
    const wanted = new Set(body.ids);
    return answer(context, form, ({ id }) => wanted.has(id));
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

function select(filters: Readonly<Record<string, string>>): (workout: Workout) => boolean {
  try {
    return parseSelection(filters);
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
