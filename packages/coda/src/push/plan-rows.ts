/** Owns deciding which rows of a table travel: from what is wanted, what was pushed, and where that is not known, what is there. */
import type { DocRow } from '../client/coda-client.ts';
import { contentHash } from '../content-hash.ts';
import type { Cell } from '../rows/column.ts';
import type { Row } from '../rows/table.ts';
import type { FittedColumn } from './fit-columns.ts';
import type { PushedRow } from './pushed-rows.ts';

export interface PlannedRow {
  readonly key: string;
  readonly contentHash: string;
  readonly cells: readonly { readonly column: string; readonly value: Cell }[];
  readonly change: 'create' | 'update';
}

export interface RowsPlan {
  readonly toWrite: readonly PlannedRow[];
  /** There already, as it should be, without our having known: to be noted and not to be sent. */
  readonly foundRight: readonly PushedRow[];
  /** `foundRight` among them. */
  readonly unchanged: number;
  /** Keys that more than one row of the table has. */
  readonly doubledKeys: readonly string[];
}

/** Whether everything wanted was pushed and confirmed, so that nothing of the table need be read. */
export function isAllPushed(
  headers: readonly string[],
  rows: readonly Row[],
  pushed: readonly PushedRow[],
): boolean {
  const confirmed = new Map(pushed.flatMap((row) => (row.state === 'confirmed' ? [[row.key, row]] : [])));
  return rows.every(({ key, cells }) => confirmed.get(key)?.contentHash === contentHash(headers, cells));
}

/**
 * Whether the table has to be read: nothing was ever pushed to it from here, or the fate of something is unknown. A row
 * that is new among many that were pushed needs no reading.
 */
export function mustBeRead(rows: readonly Row[], pushed: readonly PushedRow[]): boolean {
  return rows.length > 0 && (pushed.length === 0 || pushed.some(({ state }) => state === 'sent'));
}

export interface RowsPlanInput {
  readonly rows: readonly Row[];
  readonly columns: readonly FittedColumn[];
  readonly keyHeader: string;
  readonly pushed: readonly PushedRow[];
  /** What the table holds, where it was read; `null` where what was pushed is enough to go by. */
  readonly found: readonly DocRow[] | null;
}

export function planRows({ rows, columns, keyHeader, pushed, found }: RowsPlanInput): RowsPlan {
  const headers = columns.map(({ header }) => header);
  const keyColumn = columns.find(({ header }) => header === keyHeader);
  const pushedByKey = new Map(pushed.map((row) => [row.key, row]));
  const foundByKey = new Map<string, DocRow[]>();
  for (const row of found ?? []) {
    const key = textOf(keyColumn === undefined ? undefined : row.values[keyColumn.columnId]);
    foundByKey.set(key, [...(foundByKey.get(key) ?? []), row]);
  }
  const toWrite: PlannedRow[] = [];
  const foundRight: PushedRow[] = [];
  let unchanged = 0;
  for (const row of rows) {
    const written = columns.map(({ place, columnId }) => ({
      column: columnId,
      value: row.cells[place] ?? null,
    }));
    const hash = contentHash(
      headers,
      written.map(({ value }) => value),
    );
    const known = pushedByKey.get(row.key);
    const there = foundByKey.get(row.key) ?? [];
    const isConfirmed = known?.state === 'confirmed' && known.contentHash === hash;
    // What is on its way may still arrive after what was read: it is sent anew, not compared.
    const isRight =
      found === null
        ? isConfirmed
        : there.length > 0 && known?.state !== 'sent' && there.every((other) => isSame(other, written));
    if (isRight) {
      unchanged += 1;
      if (!isConfirmed) foundRight.push({ key: row.key, contentHash: hash, state: 'confirmed' });
      continue;
    }
    const isThere = found === null ? known !== undefined : there.length > 0;
    const change = isThere ? 'update' : 'create';
    toWrite.push({ key: row.key, contentHash: hash, cells: written, change });
  }
  const doubledKeys = rows.flatMap(({ key }) => ((foundByKey.get(key)?.length ?? 0) > 1 ? [key] : []));
  return { toWrite, foundRight, unchanged, doubledKeys };
}

function isSame(row: DocRow, written: PlannedRow['cells']): boolean {
  return written.every(({ column, value }) => textOf(row.values[column]) === textOf(value));
}

/** A column of texts holds a number as its text, and an empty cell is an empty text. */
function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
