/** Owns the push from the sheet into a Coda doc, by the same engine as everywhere; a hidden sheet remembers what Coda has confirmed. */
import {
  createCodaClient,
  pushTables,
  type CodaAccess,
  type PushedRow,
  type PushedRows,
  type PushResult,
} from '@ridebook/coda';
import type { RowMaterial, RowStyle } from '@ridebook/coda/rows';
import { makeRoom, runsOf, type Spreadsheet } from './grid.ts';
import type { Services } from './services.ts';
import { shownTables } from './sheet-tables.ts';
import { sendToCoda } from './transport.ts';

const sheetName = 'Ridebook pushed';

export interface CodaPush {
  readonly access: CodaAccess;
  readonly material: RowMaterial;
  readonly style: RowStyle;
  /** Tables of people are wanted. */
  readonly hasPeople: boolean;
  readonly isStopping: () => boolean;
}

export async function pushToCoda(
  services: Services,
  spreadsheet: Spreadsheet,
  { access, material, style, hasPeople, isStopping }: CodaPush,
): Promise<PushResult> {
  const sleep = async (ms: number): Promise<void> => services.utilities.sleep(ms);
  const { nowMs, random } = services;
  const client = createCodaClient(
    { transport: async (request) => sendToCoda(services, request), nowMs, sleep, random, isStopping },
    access,
  );
  const tables = shownTables(style, hasPeople).map((table) => ({
    name: table.name,
    keyHeader: table.keyHeader,
    heads: table.heads(style),
    rows: table.rows(material, style),
  }));
  return pushTables(
    { client, pushed: openPushedRows(spreadsheet), nowMs, sleep, isStopping, onProgress: () => undefined },
    { docId: access.docId, tables, scope: 'changed' },
  );
}

interface PushedLine extends PushedRow {
  readonly row: number;
}

/** A line for each row of each table of the doc. */
function openPushedRows(spreadsheet: Spreadsheet): PushedRows {
  const existing = spreadsheet.getSheetByName(sheetName);
  const sheet = existing ?? spreadsheet.insertSheet(sheetName);
  if (existing === null) sheet.hideSheet();
  const last = sheet.getLastRow();
  const cells = last < 1 ? [] : (sheet.getRange(1, 1, last, 1).getValues() as string[][]);
  const lines = new Map<string, Map<string, PushedLine>>();
  let lastRow = 0;
  const linesOf = (sink: string): Map<string, PushedLine> => {
    const known = lines.get(sink) ?? new Map<string, PushedLine>();
    lines.set(sink, known);
    return known;
  };
  for (const [text = ''] of cells) {
    lastRow += 1;
    const { sink, ...line } = JSON.parse(text) as PushedRow & { readonly sink: string };
    linesOf(sink).set(line.key, { ...line, row: lastRow });
  }
  return {
    list: async (sink) => [...linesOf(sink).values()],
    async record(sink, rows) {
      const known = linesOf(sink);
      const written = new Map<number, string>();
      for (const pushed of rows) {
        const row = known.get(pushed.key)?.row ?? (lastRow += 1);
        known.set(pushed.key, { ...pushed, row });
        written.set(row, JSON.stringify({ sink, ...pushed }));
      }
      makeRoom(sheet, lastRow + 1, 1);
      for (const run of runsOf([...written.keys()].sort((a, b) => a - b)))
        sheet.getRange(run[0] ?? 1, 1, run.length, 1).setValues(run.map((row) => [written.get(row) ?? '']));
    },
  };
}
