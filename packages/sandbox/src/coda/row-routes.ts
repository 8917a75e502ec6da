/** Owns the rows of a table: reading them in every format, and upserting, changing and deleting them a while later. */
import { Hono, type Context } from 'hono';
import {
  formattedValue,
  isValueFormat,
  maybeCellValue,
  parsedValue,
  type CellValue,
  type ValueFormat,
} from './cell-values.ts';
import { codaFaultHeader } from './coda-faults.ts';
import { upserted, type CodaDoc, type CodaRow, type CodaTable, type Mutation } from './doc.ts';
import { accepted, listAnswer, maybeListQuery, refusal } from './envelope.ts';
import { isMatching, parseRowQuery } from './row-query.ts';

export interface RowRoutesParts {
  readonly doc: CodaDoc;
  readonly clock: () => number;
  /** How long a change takes to be done. */
  readonly mutationMs: number;
  readonly hrefOf: (path: string) => string;
}

/** One live probe saw changes done after this long. */
const slowMs = 16_000;
const hiddenPolls = 2;
const largestBodyBytes = 2 * 1024 * 1024;
const largestRowKilobytes = 85;
/** Inside a doc a row takes about two bytes for each that travels. */
const innerBytesPerByte = 1.98;

type Values = CodaRow['values'];

interface RowForm {
  readonly format: ValueFormat;
  /** Values are by the names of columns, not by their ids. */
  readonly useNames: boolean;
}

export function rowRoutes({ doc, clock, mutationMs, hrefOf }: RowRoutesParts): Hono {
  const routes = new Hono();
  const timing = (context: Context): Pick<Mutation, 'doneAtMs' | 'hiddenPolls'> => {
    const fault = context.req.header(codaFaultHeader);
    return {
      doneAtMs:
        fault === 'mutation-lost' ? null : clock() + (fault === 'mutation-slow' ? slowMs : mutationMs),
      hiddenPolls: fault === 'mutation-hidden' ? hiddenPolls : 0,
    };
  };
  const path = '/docs/:doc/tables/:table/rows';

  const describe = (table: CodaTable, row: CodaRow, { format, useNames }: RowForm) => ({
    id: row.id,
    type: 'row',
    href: hrefOf(`/docs/${doc.id}/tables/${table.id}/rows/${row.id}`),
    name: String(row.values[table.columns[0]?.id ?? ''] ?? ''),
    index: row.index,
    browserLink: `https://coda.io/d/_d${doc.id}#${table.id}/_r${row.id}`,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    values: Object.fromEntries(
      table.columns.map(({ id, name }) => [
        useNames ? name : id,
        formattedValue(row.values[id] ?? '', format),
      ]),
    ),
  });

  routes.get(path, (context) => {
    const table = doc.maybeTable(context.req.param('table'));
    if (table === null) return noTable(context.req.param('table'));
    const isStale = context.req.header(codaFaultHeader) === 'stale-read';
    if (isStale && context.req.header('x-coda-doc-version') === 'latest')
      return refusal(400, 'Doc is not yet up to date.');
    const asked = maybeListQuery(new URL(context.req.url));
    if (asked === null) return refusal(400, 'Invalid page token.');
    const format = asked.query.get('valueFormat') ?? 'simple';
    if (!isValueFormat(format)) return refusal(400, `"${format}" is no value format.`);
    const sortBy = asked.query.get('sortBy');
    if (sortBy === 'natural' && asked.query.get('visibleOnly') === 'false')
      return refusal(400, '"visibleOnly" must be true to sort naturally.');
    const query = parseRowQuery(table, asked.query.get('query'));
    if (typeof query === 'string') return refusal(400, query);
    const useNames = asked.query.get('useColumnNames') === 'true';
    const rows = (isStale ? table.rowsBefore : table.rows).filter((row) => isMatching(row, query));
    if (sortBy === 'updatedAt') rows.sort((a, b) => (a.updatedAt < b.updatedAt ? -1 : 1));
    return listAnswer(new URL(context.req.url), {
      items: rows.map((row) => describe(table, row, { format, useNames })),
      href: hrefOf(`/docs/${doc.id}/tables/${table.id}/rows`),
      usualLimit: 25,
      mostItems: 500,
    });
  });

  routes.get(`${path}/:row`, (context) => {
    const table = doc.maybeTable(context.req.param('table'));
    if (table === null) return noTable(context.req.param('table'));
    const row = table.rows.find(({ id }) => id === context.req.param('row'));
    if (row === undefined) return refusal(404, 'Could not find the row.');
    const format = context.req.query('valueFormat') ?? 'simple';
    if (!isValueFormat(format)) return refusal(400, `"${format}" is no value format.`);
    return context.json(
      describe(table, row, { format, useNames: context.req.query('useColumnNames') === 'true' }),
    );
  });

  routes.post(path, async (context) => {
    const table = doc.maybeTable(context.req.param('table'));
    if (table === null) return noTable(context.req.param('table'));
    if (table.tableType !== 'table') return refusal(400, 'Rows cannot be added to a view.');
    const body = await maybeBody(context);
    if (body instanceof Response) return body;
    const { rows, keyColumns } = body as { readonly rows?: unknown; readonly keyColumns?: unknown };
    if (!Array.isArray(rows)) return refusal(400, '"rows" is a list.');
    const isParsing = context.req.query('disableParsing') !== 'true';
    const incoming: { readonly id: string; readonly values: Values }[] = [];
    for (const row of rows as readonly unknown[]) {
      const values = readCells(table, row, isParsing);
      if (values instanceof Response) return values;
      incoming.push({ id: doc.newRowId(), values });
    }
    const keys = keyColumns === undefined ? [] : columnIds(table, keyColumns);
    if (keys instanceof Response) return keys;
    const requestId = doc.enqueue({
      ...timing(context),
      table,
      change: (before, at) => upserted(before, incoming, keys, at),
    });
    return accepted({ requestId, ...(keys.length > 0 ? {} : { addedRowIds: incoming.map(({ id }) => id) }) });
  });

  routes.put(`${path}/:row`, async (context) => {
    const table = doc.maybeTable(context.req.param('table'));
    const id = context.req.param('row');
    if (!table?.rows.some((row) => row.id === id)) return refusal(404, 'Could not find the row.');
    const body = await maybeBody(context);
    if (body instanceof Response) return body;
    const isParsing = context.req.query('disableParsing') !== 'true';
    const values = readCells(table, (body as { readonly row?: unknown }).row, isParsing);
    if (values instanceof Response) return values;
    const requestId = doc.enqueue({
      ...timing(context),
      table,
      change: (before, at) =>
        before.map((row) =>
          row.id === id ? { ...row, updatedAt: at, values: { ...row.values, ...values } } : row,
        ),
    });
    return accepted({ requestId, id });
  });

  const deleteRows = (context: Context, table: CodaTable, ids: readonly unknown[]): string =>
    doc.enqueue({
      ...timing(context),
      table,
      change: (before) => before.filter((row) => !ids.includes(row.id)),
    });
  routes.delete(`${path}/:row`, (context) => {
    const table = doc.maybeTable(context.req.param('table'));
    const id = context.req.param('row');
    if (!table?.rows.some((row) => row.id === id)) return refusal(404, 'Could not find the row.');
    return accepted({ requestId: deleteRows(context, table, [id]), id });
  });
  routes.delete(path, async (context) => {
    const table = doc.maybeTable(context.req.param('table'));
    if (table === null) return noTable(context.req.param('table'));
    const body = await maybeBody(context);
    if (body instanceof Response) return body;
    const { rowIds } = body as { readonly rowIds?: unknown };
    if (!Array.isArray(rowIds)) return refusal(400, '"rowIds" is a list.');
    return accepted({ requestId: deleteRows(context, table, rowIds), rowIds });
  });
  return routes;
}

const noTable = (name: string): Response =>
  refusal(404, `Could not find a table or view matching "${name}".`);

async function maybeBody(context: Context): Promise<object | Response> {
  const text = await context.req.text();
  if (new TextEncoder().encode(text).length > largestBodyBytes)
    return refusal(400, 'request entity too large');
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' && body !== null ? body : refusal(400, 'The body is no object.');
  } catch {
    return refusal(400, 'The body is no JSON.');
  }
}

function columnIds(table: CodaTable, names: unknown): readonly string[] | Response {
  if (!Array.isArray(names)) return refusal(400, '"keyColumns" is a list.');
  const ids: string[] = [];
  for (const name of names as readonly unknown[]) {
    const column = maybeColumn(table, name);
    if (column === undefined) return noColumn(name);
    ids.push(column.id);
  }
  return ids;
}

const maybeColumn = (table: CodaTable, idOrName: unknown) =>
  table.columns.find(({ id }) => id === idOrName) ?? table.columns.find(({ name }) => name === idOrName);

const noColumn = (name: unknown): Response =>
  refusal(404, `Could not find a column matching ${JSON.stringify(name)}.`);

/** The values of one row of a body by the column's id, or why they are refused. */
function readCells(table: CodaTable, row: unknown, isParsing: boolean): Values | Response {
  const cells = (row as { readonly cells?: unknown } | null)?.cells;
  if (!Array.isArray(cells)) return refusal(400, 'A row has "cells".');
  const kilobytes = Math.round(
    (new TextEncoder().encode(JSON.stringify(row)).length * innerBytesPerByte) / 1024,
  );
  if (kilobytes > largestRowKilobytes) {
    return refusal(
      400,
      `Row edit of size ${kilobytes} KB exceeds maximum size of ${largestRowKilobytes} KB.`,
    );
  }
  const values: Record<string, CellValue> = {};
  for (const cell of cells as readonly { readonly column?: unknown; readonly value?: unknown }[]) {
    const column = maybeColumn(table, cell.column);
    if (column === undefined) return noColumn(cell.column);
    if (column.isCalculated) return refusal(400, `The column "${column.name}" is calculated.`);
    const value = maybeCellValue(cell.value);
    if (value === null) return refusal(400, `The value of "${column.name}" is none that a cell holds.`);
    values[column.id] = isParsing ? parsedValue(value) : value;
  }
  return values;
}
