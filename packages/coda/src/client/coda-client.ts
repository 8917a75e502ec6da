/** Owns the calls of Coda's REST API v1 that a push makes; its JSON goes no further than here. */
import type { Cell } from '../rows/column.ts';
import { readObject, readPage, readText, type Fields } from './answers.ts';
import { CodaError } from './coda-error.ts';
import { createCodaSender, type CodaEffects } from './coda-sender.ts';

/** The address that works for everybody; `https://docs.superhuman.com/apis/v1` is the same. */
export const codaApiUrl = 'https://coda.io/apis/v1';

export interface CodaAccess {
  readonly apiUrl: string;
  readonly token: string;
  readonly docId: string;
}

export interface DocTable {
  readonly id: string;
  readonly name: string;
}

export interface DocColumn {
  readonly id: string;
  readonly name: string;
  /** It has a formula, so that nothing can be written to it. */
  readonly isCalculated: boolean;
}

export interface DocRow {
  readonly id: string;
  /** By the column's id. */
  readonly values: Fields;
}

export interface RowToWrite {
  readonly cells: readonly { readonly column: string; readonly value: Cell }[];
}

export interface MutationState {
  readonly isCompleted: boolean;
  readonly warning: string | null;
}

export interface CodaClient {
  /** The doc's name. */
  docName(): Promise<string>;
  /** The doc's base tables, those wanted first: further pages are read only while one of them is missing. */
  findTables(names: readonly string[]): Promise<readonly DocTable[]>;
  listColumns(tableId: string): Promise<readonly DocColumn[]>;
  listRows(tableId: string): Promise<readonly DocRow[]>;
  /** Updates every row that has the key, or adds one. @returns the id of the mutation, which is not done yet */
  upsertRows(tableId: string, keyColumnId: string, rows: readonly RowToWrite[]): Promise<string>;
  mutationState(requestId: string): Promise<MutationState>;
  /** Puts a page of Markdown into the doc, in the place of one of the same name. */
  putPage(name: string, markdown: string): Promise<'added' | 'replaced'>;
  requestCount(): number;
}

const listLimit = 100;
const rowsLimit = 500;
/** A list of rows that times out is asked for in smaller pages, down to this. */
const smallestRowsLimit = 50;

export function createCodaClient(effects: CodaEffects, { apiUrl, token, docId }: CodaAccess): CodaClient {
  const sender = createCodaSender(effects, { apiUrl, token });
  const doc = `/docs/${encodeURIComponent(docId)}`;
  const get = (path: string): Promise<unknown> => sender.send({ method: 'GET', path });
  const table = (id: string): string => `${doc}/tables/${encodeURIComponent(id)}`;

  /** With a page token every other parameter is implied, and sending one is an error waiting to happen. */
  async function* pagesOf(path: string, query: string): AsyncGenerator<readonly Fields[]> {
    let page = readPage(await get(`${path}?${query}`));
    yield page.items;
    while (page.nextPageToken !== null) {
      page = readPage(await get(`${path}?pageToken=${encodeURIComponent(page.nextPageToken)}`));
      yield page.items;
    }
  }

  /** What is asked of the doc as a whole is not found when there is no such doc. */
  async function ofDoc<Answer>(asked: Promise<Answer>): Promise<Answer> {
    try {
      return await asked;
    } catch (error) {
      if (!(error instanceof CodaError) || error.kind !== 'not-found') throw error;
      throw new CodaError(
        'not-found',
        `Coda finds no doc "${docId}" (404), or the token is of somebody who may not see it. Give the address of the doc as the browser shows it.`,
        { cause: error },
      );
    }
  }

  async function all(path: string, query: string): Promise<readonly Fields[]> {
    const items: Fields[] = [];
    for await (const page of pagesOf(path, query)) items.push(...page);
    return items;
  }

  async function tablesNamed(names: readonly string[]): Promise<readonly DocTable[]> {
    const found: DocTable[] = [];
    const isComplete = (): boolean => names.every((name) => found.some((known) => known.name === name));
    for await (const page of pagesOf(`${doc}/tables`, `limit=${listLimit}&tableTypes=table`)) {
      found.push(...page.map((item) => ({ id: readText(item, 'id'), name: readText(item, 'name') })));
      if (isComplete()) break;
    }
    return found;
  }

  async function rowsInPages(tableId: string, limit: number): Promise<readonly Fields[]> {
    try {
      return await all(`${table(tableId)}/rows`, `limit=${limit}&valueFormat=simpleWithArrays`);
    } catch (error) {
      // A doc that is large answers 504 to a page that is large.
      const mayHelp = error instanceof CodaError && error.kind === 'failing' && limit > smallestRowsLimit;
      if (!mayHelp) throw error;
      return rowsInPages(tableId, Math.floor(limit / 2));
    }
  }

  return {
    requestCount: sender.requestCount,
    docName: async () => readText(readObject(await ofDoc(get(doc))), 'name'),
    findTables: (names) => ofDoc(tablesNamed(names)),
    async listColumns(tableId) {
      const columns = await all(`${table(tableId)}/columns`, `limit=${listLimit}`);
      return columns.map((item) => ({
        id: readText(item, 'id'),
        name: readText(item, 'name'),
        isCalculated: item['calculated'] === true,
      }));
    },
    async listRows(tableId) {
      const rows = await rowsInPages(tableId, rowsLimit);
      return rows.map((item) => ({ id: readText(item, 'id'), values: readObject(item['values']) }));
    },
    async upsertRows(tableId, keyColumnId, rows) {
      const answer = await sender.send({
        method: 'POST',
        // A text that begins like a formula or a number is text all the same.
        path: `${table(tableId)}/rows?disableParsing=true`,
        body: rowsBody(keyColumnId, rows),
      });
      return readText(readObject(answer), 'requestId');
    },
    async mutationState(requestId) {
      try {
        const answer = readObject(await get(`/mutationStatus/${encodeURIComponent(requestId)}`));
        const { completed, warning } = answer;
        return {
          isCompleted: completed === true,
          warning: typeof warning === 'string' && warning !== '' ? warning : null,
        };
      } catch (error) {
        // Whoever is asked may not have heard of it yet.
        if (error instanceof CodaError && error.kind === 'not-found')
          return { isCompleted: false, warning: null };
        throw error;
      }
    },
    async putPage(name, markdown) {
      const canvasContent = { format: 'markdown', content: markdown };
      const pages = await ofDoc(all(`${doc}/pages`, `limit=${listLimit}`));
      const known = pages.find((page) => page['name'] === name);
      if (known === undefined) {
        const pageContent = { type: 'canvas', canvasContent };
        await sender.send({ method: 'POST', path: `${doc}/pages`, body: { name, pageContent } });
        return 'added';
      }
      await sender.send({
        method: 'PUT',
        path: `${doc}/pages/${encodeURIComponent(readText(known, 'id'))}`,
        body: { contentUpdate: { insertionMode: 'replace', canvasContent } },
      });
      return 'replaced';
    },
  };
}

/** An empty cell is an empty text: Coda takes no `null`. */
function rowsBody(keyColumnId: string, rows: readonly RowToWrite[]): unknown {
  return {
    rows: rows.map(({ cells }) => ({
      cells: cells.map(({ column, value }) => ({ column, value: value ?? '' })),
    })),
    keyColumns: [keyColumnId],
  };
}
