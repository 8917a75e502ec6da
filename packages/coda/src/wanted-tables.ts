/** Owns the step from a rider's history to the tables a doc should hold. */
import type { WantedTable } from './push/push-tables.ts';
import type { RowStyle } from './rows/column.ts';
import { tablesIn, type RowMaterial } from './rows/tables.ts';

export function wantedTables(material: RowMaterial, style: RowStyle): readonly WantedTable[] {
  return tablesIn(style).map((table) => ({
    name: table.name,
    keyHeader: table.keyHeader,
    heads: table.heads(style),
    rows: table.rows(material, style),
  }));
}
