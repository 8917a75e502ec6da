/** Owns looking at a doc without writing to it: is it there, and which of the tables and columns are. */
import type { CodaClient } from '../client/coda-client.ts';
import type { ColumnHead } from '../rows/table.ts';
import { fitColumns } from './fit-columns.ts';

export interface InspectedTable {
  readonly name: string;
  readonly isThere: boolean;
  /** What tells its rows apart: without it, or with a formula in it, nothing is written to the table. */
  readonly keyColumn: string;
  readonly missingColumns: readonly string[];
  /** There, with a formula of the user's: left alone. */
  readonly calculatedColumns: readonly string[];
}

export interface InspectedDoc {
  readonly docName: string;
  readonly tables: readonly InspectedTable[];
}

/** @throws CodaError */
export async function inspectDoc(
  client: CodaClient,
  wanted: readonly {
    readonly name: string;
    readonly keyHeader: string;
    readonly heads: readonly ColumnHead[];
  }[],
): Promise<InspectedDoc> {
  const docName = await client.docName();
  const there = await client.findTables(wanted.map(({ name }) => name));
  const tables: InspectedTable[] = [];
  for (const { name, keyHeader: keyColumn, heads } of wanted) {
    const found = there.find((table) => table.name === name);
    if (found === undefined) {
      tables.push({ name, isThere: false, keyColumn, missingColumns: [], calculatedColumns: [] });
      continue;
    }
    const { missing, calculated } = fitColumns(heads, await client.listColumns(found.id));
    tables.push({
      name,
      isThere: true,
      keyColumn,
      missingColumns: missing,
      calculatedColumns: calculated,
    });
  }
  return { docName, tables };
}
