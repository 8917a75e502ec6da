/** Owns how the columns of a row meet those of a table: found by name, written by id, the missing ones named. */
import type { DocColumn } from '../client/coda-client.ts';
import type { ColumnHead } from '../rows/table.ts';

/** A column of ours that the table has. */
export interface FittedColumn {
  /** Its place among the cells of a row. */
  readonly place: number;
  readonly header: string;
  readonly columnId: string;
}

export interface ColumnFit {
  readonly fitted: readonly FittedColumn[];
  readonly missing: readonly string[];
  /** There under the name, with a formula of the user's: not to be written. */
  readonly calculated: readonly string[];
}

export function fitColumns(heads: readonly ColumnHead[], columns: readonly DocColumn[]): ColumnFit {
  const byName = new Map(columns.map((column) => [column.name.trim(), column]));
  const fitted: FittedColumn[] = [];
  const missing: string[] = [];
  const calculated: string[] = [];
  for (const [place, { header }] of heads.entries()) {
    const column = byName.get(header);
    if (column === undefined) missing.push(header);
    else if (column.isCalculated) calculated.push(header);
    else fitted.push({ place, header, columnId: column.id });
  }
  return { fitted, missing, calculated };
}
