/** Owns the `query` of a list of rows: one column, by id or quoted name, and the JSON of the value it has. */
import { isSameKey, type CellValue } from './cell-values.ts';
import type { CodaRow, CodaTable } from './doc.ts';

export interface RowQuery {
  readonly columnId: string;
  readonly value: CellValue;
}

/** `null` for no query; a sentence for one that cannot be read. */
export function parseRowQuery(table: CodaTable, text: string | null): RowQuery | string | null {
  if (text === null) return null;
  const [, id, name, json] = /^(?:(c-[\w-]+)|("(?:[^"\\]|\\.)*")):(.+)$/s.exec(text) ?? [];
  if (json === undefined) return 'A query is a column, a colon and a value in JSON; a name is quoted.';
  const column = table.columns.find((candidate) =>
    id === undefined ? candidate.name === JSON.parse(name ?? '""') : candidate.id === id,
  );
  if (column === undefined) return `Could not find the column of the query ${text}.`;
  try {
    return { columnId: column.id, value: JSON.parse(json) as CellValue };
  } catch {
    return `The value of the query ${text} is no JSON.`;
  }
}

export const isMatching = (row: CodaRow, query: RowQuery | null): boolean =>
  query === null || isSameKey(row.values[query.columnId], query.value);
