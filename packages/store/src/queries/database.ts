/** Owns the few things that every query module needs: the handle, the size of a batch, the count of rows written. */
import type { Kysely } from 'kysely';
import type { Database } from '../schema.ts';

/** A connection or an open transaction. */
export type Handle = Kysely<Database>;

/** Rows per statement: SQLite takes 32,766 parameters, and a statement of this size is compiled in a millisecond. */
const batchSize = 200;

export function batches<Item>(items: readonly Item[]): readonly (readonly Item[])[] {
  const result: Item[][] = [];
  for (let start = 0; start < items.length; start += batchSize) {
    result.push(items.slice(start, start + batchSize));
  }
  return result;
}

/** The rows that inserts, updates or deletes wrote, as the engine counted them. */
export function countRows(
  results: readonly {
    readonly numInsertedOrUpdatedRows?: bigint | undefined;
    readonly numUpdatedRows?: bigint;
    readonly numDeletedRows?: bigint;
  }[],
): number {
  return results.reduce(
    (sum, result) =>
      sum + Number(result.numInsertedOrUpdatedRows ?? result.numUpdatedRows ?? result.numDeletedRows ?? 0n),
    0,
  );
}

/** `true` when every column of `next` has the same value in `stored`. */
export function isSameRow<Row extends object>(stored: Row | undefined, next: Row): boolean {
  if (stored === undefined) return false;
  return Object.entries(next).every(([column, value]) => stored[column as keyof Row] === value);
}
