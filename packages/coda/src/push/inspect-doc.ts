/** Owns looking at a doc without writing to it: is it there, and which of the tables and columns are. */
import type { CodaClient } from '../client/coda-client.ts';
import type { ColumnHead } from '../rows/table.ts';
import { fitColumns } from './fit-columns.ts';

export interface InspectedTable {
  readonly name: string;
  readonly isThere: boolean;
  /** Columns that it lacks, or that have a formula of the user's. */
  readonly missingColumns: readonly string[];
}

export interface InspectedDoc {
  readonly docName: string;
  readonly tables: readonly InspectedTable[];
}

/** @throws CodaError */
export async function inspectDoc(
  client: CodaClient,
  wanted: readonly { readonly name: string; readonly heads: readonly ColumnHead[] }[],
): Promise<InspectedDoc> {
  const docName = await client.docName();
  const there = await client.findTables(wanted.map(({ name }) => name));
  const tables: InspectedTable[] = [];
  for (const { name, heads } of wanted) {
    const found = there.find((table) => table.name === name);
    if (found === undefined) {
      tables.push({ name, isThere: false, missingColumns: [] });
      continue;
    }
    const { missing, calculated } = fitColumns(heads, await client.listColumns(found.id));
    tables.push({ name, isThere: true, missingColumns: [...missing, ...calculated] });
  }
  return { docName, tables };
}
