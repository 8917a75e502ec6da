/** Owns looking at a doc without writing to it: is it there, and which of the tables and columns are. */
import type { CodaTestAnswer } from '@ridebook/domain';
import type { CodaClient } from '../client/coda-client.ts';
import { fitColumns } from './fit-columns.ts';
import type { WantedTable } from './push-tables.ts';

/** @throws CodaError */
export async function inspectDoc(
  client: CodaClient,
  wanted: readonly Omit<WantedTable, 'rows'>[],
): Promise<CodaTestAnswer> {
  const docName = await client.docName();
  const there = await client.findTables(wanted.map(({ name }) => name));
  const tables: CodaTestAnswer['tables'][number][] = [];
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
