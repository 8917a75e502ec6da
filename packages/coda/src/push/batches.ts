/** Owns cutting rows into requests: at most 100 rows and 1.5 MB each, where Coda takes 2 MB. */
import type { PlannedRow } from './plan-rows.ts';

const mostRows = 100;
const mostBytes = 1_500_000;

export function batchesOf(rows: readonly PlannedRow[]): readonly (readonly PlannedRow[])[] {
  const batches: PlannedRow[][] = [];
  let bytes = 0;
  for (const row of rows) {
    const rowBytes = utf8Length(JSON.stringify(row.cells));
    const current = batches.at(-1);
    if (current === undefined || current.length >= mostRows || bytes + rowBytes > mostBytes) {
      batches.push([row]);
      bytes = rowBytes;
    } else {
      current.push(row);
      bytes += rowBytes;
    }
  }
  return batches;
}

/** Bytes of a text in UTF-8 (RFC 3629); half of a surrogate pair counts as three, which is never too few. */
function utf8Length(text: string): number {
  let bytes = 0;
  for (let place = 0; place < text.length; place += 1) {
    const code = text.charCodeAt(place);
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : 3;
  }
  return bytes;
}
