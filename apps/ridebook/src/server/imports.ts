/** Owns the routes about imported files: a look before, the import itself, what was imported, and taking it back. */
import type { ImportAnswer, ImportedLine, ImportsAnswer, UndoneImport } from '@ridebook/domain';
import { Hono, type Context } from 'hono';
import { UsageError } from '../errors.ts';
import { linesOfImport } from '../imports/past-import.ts';
import type { Desk } from './desk.ts';
import { notFound } from './refusal.ts';
import { withUpload } from './upload.ts';

/** More lines than these nobody reads on a page; what cannot be read is told whatever its number. */
const linesTold = 20_000;

export function createImportRoutes(desk: Desk): Hono {
  const routes = new Hono();
  routes.get('/imports', async (context) => {
    const rider = await desk.book().maybeRider();
    const imports = rider === null ? [] : await desk.book().store.listImports(rider.id);
    return context.json<ImportsAnswer>({ imports: imports.map(({ sha256: _, ...told }) => told) });
  });
  routes.get('/imports/:number', async (context) => {
    const rider = await desk.book().maybeRider();
    const number = importNumber(context);
    const lines = rider === null ? null : await linesOfImport(desk.book().store, rider.id, number);
    return lines === null
      ? unknownImport(context, number)
      : context.json({ lines: lines.slice(0, linesTold) });
  });
  routes.post('/imports/preview', (context) =>
    takeFile(desk, context, { isPreview: true, isPartial: false }),
  );
  routes.post('/imports', (context) =>
    takeFile(desk, context, { isPreview: false, isPartial: context.req.query('partial') === 'true' }),
  );
  routes.delete('/imports/:number', async (context) => {
    const number = importNumber(context);
    const undone = await desk.undoImport(number);
    return undone === null ? unknownImport(context, number) : context.json<UndoneImport>(undone);
  });
  return routes;
}

function takeFile(
  desk: Desk,
  context: Context,
  options: { readonly isPreview: boolean; readonly isPartial: boolean },
): Promise<Response> {
  const name = nameOf(context.req.query('name'));
  return withUpload(context, async (path) => {
    const lines: ImportedLine[] = [];
    let left = 0;
    const report = await desk.importFile(
      { name, path },
      {
        ...options,
        onLine: (line) => {
          if (lines.length < linesTold || line.verdict === 'rejected') lines.push(line);
          else left += 1;
        },
      },
    );
    return context.json<ImportAnswer>({ report, lines, linesLeftOut: left });
  });
}

const longestName = 200;

/** What the browser calls the file: shown again, and nothing else. */
function nameOf(text: string | undefined): string {
  const name = text?.replace(/\p{Cc}/gu, '').trim();
  return name ? name.slice(0, longestName) : 'workouts.csv';
}

function importNumber(context: Context): number {
  const text = context.req.param('number') ?? '';
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new UsageError('An import has a whole number.');
}

const unknownImport = (context: Context, number: number): Response =>
  notFound(context, `There is no import ${number}.`);
