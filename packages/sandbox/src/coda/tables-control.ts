/** Owns standing in for the person who makes tables: Coda's API cannot. */
import type { CodaDoc, NewTable } from './doc.ts';

/** Adds the tables that a body describes: a list of them, or `{"tables"}` as `ridebook push coda --setup --json` prints it. */
export function addTables(doc: CodaDoc, body: unknown): Response {
  const tables = maybeTables(fieldsOf(body)['tables'] ?? body);
  if (tables === null)
    return Response.json(
      {
        message:
          'Tables come as [{"name", "columns"}], or as {"tables"} of such; a column is a name, or {"name", "type", "calculated"}.',
      },
      { status: 400 },
    );
  const added = tables.map((table) => doc.addTable(table));
  return Response.json(added.map(({ id, name, columns }) => ({ id, name, columns })));
}

function maybeTables(body: unknown): readonly NewTable[] | null {
  if (!Array.isArray(body)) return null;
  const tables = body.map(maybeTable);
  return tables.every((table) => table !== null) ? tables : null;
}

function maybeTable(value: unknown): NewTable | null {
  const { name, columns, tableType } = fieldsOf(value);
  if (typeof name !== 'string' || !Array.isArray(columns)) return null;
  const read = columns.map(maybeColumn);
  if (!read.every((column) => column !== null)) return null;
  return { name, columns: read, tableType: tableType === 'view' ? 'view' : 'table' };
}

function maybeColumn(value: unknown): NewTable['columns'][number] | null {
  if (typeof value === 'string') return { name: value };
  const { name, type, calculated } = fieldsOf(value);
  if (typeof name !== 'string') return null;
  return {
    name,
    isCalculated: calculated === true,
    ...(typeof type === 'string' ? { format: formatOf(type) } : {}),
  };
}

/** A type as Coda's menus call it, by the name that its API has for it. */
const formatOf = (type: string): string => (type === 'Image URL' ? 'image' : type.toLowerCase());

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
