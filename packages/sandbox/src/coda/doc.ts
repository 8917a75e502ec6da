/** Owns the doc that the emulated Coda keeps: tables, rows and pages, and the mutations that change rows a while later. */
import { hexId, opaqueText } from '../random.ts';
import { isSameKey, type CellValue } from './cell-values.ts';

export interface CodaColumn {
  readonly id: string;
  readonly name: string;
  /** It has a formula. */
  readonly isCalculated: boolean;
  readonly format: string;
}

export interface CodaRow {
  readonly id: string;
  readonly index: number;
  /** ISO instants. */
  readonly createdAt: string;
  readonly updatedAt: string;
  /** By the column's id. */
  readonly values: Readonly<Record<string, CellValue>>;
}

export interface CodaTable {
  readonly id: string;
  readonly name: string;
  readonly tableType: 'table' | 'view';
  readonly createdAt: string;
  readonly columns: readonly CodaColumn[];
  rows: readonly CodaRow[];
  /** As they were before the last mutation: what a stale read shows. */
  rowsBefore: readonly CodaRow[];
}

export interface CodaPage {
  readonly id: string;
  readonly name: string;
  content: string;
}

/** A change of one table's rows that is done when it is done. */
export interface Mutation {
  readonly requestId: string;
  /** `null`: it is lost, and nobody will ever say so. */
  readonly doneAtMs: number | null;
  /** Polls that find nothing at first. */
  hiddenPolls: number;
  readonly table: CodaTable;
  readonly change: (rows: readonly CodaRow[], at: string) => readonly CodaRow[];
}

export interface NewTable {
  readonly name: string;
  readonly tableType?: 'table' | 'view';
  readonly columns: readonly {
    readonly name: string;
    readonly isCalculated?: boolean;
    readonly format?: string;
  }[];
}

export interface CodaDoc {
  readonly id: string;
  readonly createdAt: string;
  tables(): readonly CodaTable[];
  maybeTable(idOrName: string): CodaTable | null;
  addTable(table: NewTable): CodaTable;
  readonly pages: CodaPage[];
  addPage(name: string, content: string): CodaPage;
  /** Puts a change in the queue. Changes of a doc are done in the order in which they came. */
  enqueue(mutation: Omit<Mutation, 'requestId'>): string;
  /** Does what is due. */
  settle(): void;
  /** How a mutation stands: `null` when nobody has heard of it. */
  maybeMutation(requestId: string): { readonly isCompleted: boolean } | null;
  newRowId(): string;
}

export function openDoc(seed: string, clock: () => number): CodaDoc {
  const tables: CodaTable[] = [];
  const pages: CodaPage[] = [];
  const mutations = new Map<string, Mutation>();
  const completed = new Set<string>();
  let made = 0;
  const name = (kind: string, length: number): string => opaqueText(length, seed, kind, (made += 1));
  const isoNow = (): string => new Date(clock()).toISOString();
  const createdAt = isoNow();

  const settle = (): void => {
    for (const [requestId, mutation] of mutations) {
      if (mutation.doneAtMs === null || completed.has(requestId)) continue;
      // What came later waits for what came first.
      if (mutation.doneAtMs > clock()) return;
      const { table } = mutation;
      table.rowsBefore = table.rows;
      table.rows = mutation.change(table.rows, isoNow());
      completed.add(requestId);
    }
  };

  return {
    id: opaqueText(10, seed, 'coda-doc').replaceAll(/[-_]/g, 'x'),
    createdAt,
    tables: () => tables,
    maybeTable: (idOrName) =>
      tables.find(({ id }) => id === idOrName) ?? tables.find((table) => table.name === idOrName) ?? null,
    addTable({ name: tableName, tableType = 'table', columns }) {
      const table: CodaTable = {
        id: `${tableType === 'view' ? 'table' : 'grid'}-${name('table', 10)}`,
        name: tableName,
        tableType,
        createdAt: isoNow(),
        columns: columns.map((column) => ({
          id: `c-${name('column', 10)}`,
          name: column.name,
          isCalculated: column.isCalculated ?? false,
          format: column.format ?? 'text',
        })),
        rows: [],
        rowsBefore: [],
      };
      tables.push(table);
      return table;
    },
    pages,
    addPage(pageName, content) {
      const page: CodaPage = { id: `canvas-${name('page', 10)}`, name: pageName, content };
      pages.push(page);
      return page;
    },
    enqueue(mutation) {
      const requestId = `mutate:${hexId(seed, 'mutation', (made += 1))}`;
      mutations.set(requestId, { ...mutation, requestId });
      settle();
      return requestId;
    },
    settle,
    maybeMutation(requestId) {
      const mutation = mutations.get(requestId);
      if (mutation === undefined) return null;
      if (mutation.hiddenPolls > 0) {
        mutation.hiddenPolls -= 1;
        return null;
      }
      return { isCompleted: completed.has(requestId) };
    },
    newRowId: () => `i-${name('row', 10)}`,
  };
}

/** Every row with the key takes the cells; where there is none, one is added. Other columns stay as they are. */
export function upserted(
  rows: readonly CodaRow[],
  incoming: readonly { readonly id: string; readonly values: CodaRow['values'] }[],
  keyColumnIds: readonly string[],
  at: string,
): readonly CodaRow[] {
  const next = [...rows];
  const placesOf = keyIndex(next, keyColumnIds);
  for (const { id, values } of incoming) {
    const places = keyColumnIds.length === 0 ? [] : placesOf(values);
    for (const place of places) {
      const row = next[place];
      if (row !== undefined) next[place] = { ...row, updatedAt: at, values: { ...row.values, ...values } };
    }
    if (places.length === 0) next.push({ id, index: next.length, createdAt: at, updatedAt: at, values });
  }
  return next;
}

/** Finds rows by their keys, those added since the last time included. */
function keyIndex(rows: readonly CodaRow[], keyColumnIds: readonly string[]) {
  const places = new Map<string, number[]>();
  let indexed = 0;
  const keyOf = (values: CodaRow['values']): string =>
    JSON.stringify(keyColumnIds.map((id) => String(values[id] ?? '')));
  return (values: CodaRow['values']): readonly number[] => {
    for (; indexed < rows.length; indexed += 1) {
      const key = keyOf(rows[indexed]?.values ?? {});
      places.set(key, [...(places.get(key) ?? []), indexed]);
    }
    return (places.get(keyOf(values)) ?? []).filter((place) =>
      keyColumnIds.every((id) => isSameKey(rows[place]?.values[id], values[id])),
    );
  };
}
