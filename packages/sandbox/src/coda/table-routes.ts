/** Owns the tables of a doc and their columns: listed and told, never made, as in Coda's API. */
import { Hono } from 'hono';
import type { CodaColumn, CodaDoc, CodaTable } from './doc.ts';
import { listAnswer, refusal } from './envelope.ts';

export interface TableRoutesParts {
  readonly doc: CodaDoc;
  readonly hrefOf: (path: string) => string;
}

export function tableRoutes({ doc, hrefOf }: TableRoutesParts): Hono {
  const routes = new Hono();
  const tablePath = (table: CodaTable): string => `/docs/${doc.id}/tables/${table.id}`;
  const describe = (table: CodaTable): object => ({
    id: table.id,
    type: 'table',
    tableType: table.tableType,
    href: hrefOf(tablePath(table)),
    browserLink: `https://coda.io/d/_d${doc.id}#${table.id}`,
    name: table.name,
    parent: {
      id: `canvas-${doc.id}`,
      type: 'page',
      href: hrefOf(`/docs/${doc.id}/pages/canvas-${doc.id}`),
      browserLink: `https://coda.io/d/_d${doc.id}`,
      name: 'Tables',
    },
  });
  const describeColumn = (table: CodaTable, { id, name, isCalculated, format }: CodaColumn): object => ({
    id,
    type: 'column',
    href: hrefOf(`${tablePath(table)}/columns/${id}`),
    name,
    ...(isCalculated ? { calculated: true, formula: 'thisRow' } : {}),
    ...(table.columns[0]?.id === id ? { display: true } : {}),
    format: { type: format, isArray: false },
  });

  routes.get('/docs/:doc/tables', (context) => {
    const types = context.req.query('tableTypes')?.split(',') ?? ['table', 'view'];
    const tables = doc.tables().filter(({ tableType }) => types.includes(tableType));
    if (context.req.query('sortBy') === 'name') tables.sort((a, b) => (a.name < b.name ? -1 : 1));
    return listAnswer(new URL(context.req.url), {
      items: tables.map(describe),
      href: hrefOf(`/docs/${doc.id}/tables`),
      usualLimit: 25,
      mostItems: 100,
    });
  });
  routes.get('/docs/:doc/tables/:table', (context) => {
    const table = doc.maybeTable(context.req.param('table'));
    if (table === null) return noTable(context.req.param('table'));
    const [first] = table.columns;
    return context.json({
      ...describe(table),
      displayColumn: {
        id: first?.id ?? '',
        type: 'column',
        href: hrefOf(`${tablePath(table)}/columns/${first?.id ?? ''}`),
      },
      rowCount: table.rows.length,
      sorts: [],
      layout: 'default',
      createdAt: table.createdAt,
      updatedAt: table.createdAt,
      viewId: table.id,
    });
  });
  routes.get('/docs/:doc/tables/:table/columns', (context) => {
    const table = doc.maybeTable(context.req.param('table'));
    if (table === null) return noTable(context.req.param('table'));
    return listAnswer(new URL(context.req.url), {
      items: table.columns.map((column) => describeColumn(table, column)),
      href: hrefOf(`${tablePath(table)}/columns`),
      usualLimit: 25,
      mostItems: 100,
    });
  });
  routes.get('/docs/:doc/tables/:table/columns/:column', (context) => {
    const table = doc.maybeTable(context.req.param('table'));
    if (table === null) return noTable(context.req.param('table'));
    const asked = context.req.param('column');
    const column = table.columns.find(({ id, name }) => id === asked || name === asked);
    if (column === undefined) return refusal(404, `Could not find a column matching "${asked}".`);
    return context.json(describeColumn(table, column));
  });
  return routes;
}

const noTable = (name: string): Response =>
  refusal(404, `Could not find a table or view matching "${name}".`);
