/** Owns reading an emulated Coda doc as its user sees it, and making tables in it as only a person can. */
import type { WantedTable } from '@ridebook/coda';

export interface DocAddress {
  readonly url: string;
  readonly codaUrl: string;
  readonly codaDocId: string;
  readonly codaToken: string;
}

export type ShownRow = Readonly<Record<string, unknown>>;

export interface CodaDocReader {
  /** Every row by the names of its columns. The limit of 100 reads in 6 seconds counts for readers, too. */
  rows(table: string): Promise<readonly ShownRow[]>;
  get(path: string): Promise<Record<string, unknown>>;
  send(method: string, path: string, body: unknown): Promise<Record<string, unknown>>;
  makeTables(
    tables: readonly { readonly name: string; readonly columns: readonly unknown[] }[],
  ): Promise<void>;
}

/** The rows of a table as a doc shows them that has every column: an empty cell is an empty text. */
export const shownRows = ({ heads, rows }: Pick<WantedTable, 'heads' | 'rows'>): readonly ShownRow[] =>
  rows.map(({ cells }) => Object.fromEntries(heads.map(({ header }, place) => [header, cells[place] ?? ''])));

/** @param send another way to it than the network */
export function readCodaDoc(
  { url, codaUrl, codaDocId, codaToken }: DocAddress,
  send: (url: string, init: RequestInit) => Promise<Response> = fetch,
): CodaDocReader {
  const ask = async (address: string, init: RequestInit): Promise<Record<string, unknown>> => {
    const response = await send(address, {
      ...init,
      headers: { authorization: `Bearer ${codaToken}`, 'content-type': 'application/json' },
      signal: AbortSignal.timeout(30_000),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${address} answered ${response.status}: ${text}`);
    return JSON.parse(text) as Record<string, unknown>;
  };
  const doc = `${codaUrl}/docs/${codaDocId}`;
  return {
    get: (path) => ask(`${doc}${path}`, {}),
    send: (method, path, body) => ask(`${doc}${path}`, { method, body: JSON.stringify(body) }),
    async rows(table) {
      const path = `${doc}/tables/${encodeURIComponent(table)}/rows`;
      const rows: ShownRow[] = [];
      let query = 'useColumnNames=true&limit=500&valueFormat=simpleWithArrays';
      for (;;) {
        const page = await ask(`${path}?${query}`, {});
        rows.push(...(page['items'] as { values: ShownRow }[]).map(({ values }) => values));
        if (typeof page['nextPageToken'] !== 'string') return rows;
        query = `pageToken=${encodeURIComponent(page['nextPageToken'])}`;
      }
    },
    async makeTables(tables) {
      await ask(`${url}/__sandbox/coda/tables`, { method: 'POST', body: JSON.stringify(tables) });
    },
  };
}
