/**
 * Owns a table as a sheet: its head stays in view, every column can be filtered, rows are found again by their key. Columns
 * are found by their heads, so that a person may move them and add some of their own.
 */
import type { Row, RowStyle, Table } from '@ridebook/coda/rows';
import { makeRoom, numberFormats, runsOf, toSheetCell, type Sheet, type Spreadsheet } from './grid.ts';

export interface TableSheet {
  /** Whether this run made it. */
  readonly isNew: boolean;
  /** The keys of the rows that are there. */
  keys(): ReadonlySet<string>;
  /** Writes each row over the one with its key, or adds it; then the newest come first. */
  write(rows: readonly Row[]): void;
}

export type TableHeads = Pick<Table, 'name' | 'keyHeader' | 'heads'>;

/** @param sortHeader the column whose greatest comes first; `null` to leave rows where they are */
export function openTableSheet(
  spreadsheet: Spreadsheet,
  table: TableHeads,
  style: RowStyle,
  sortHeader: string | null,
): TableSheet {
  const existing = spreadsheet.getSheetByName(table.name);
  const sheet = existing ?? spreadsheet.insertSheet(table.name);
  const heads = table.heads(style);
  const columns = fitColumns(sheet, table, style);
  if (existing === null) {
    sheet.setFrozenRows(1);
    sheet.getRange(1, 1, 1, heads.length).setFontWeight('bold');
    sheet.getRange(1, 1, sheet.getMaxRows(), heads.length).createFilter();
  }
  const columnOf = (header: string): number =>
    columns[heads.findIndex((head) => head.header === header)] ?? 1;
  const keyColumn = columnOf(table.keyHeader);

  const readKeys = (): readonly string[] => {
    const last = sheet.getLastRow();
    if (last < 2) return [];
    const cells = sheet.getRange(2, keyColumn, last - 1, 1).getValues() as unknown[][];
    return cells.map(([key]) => String(key));
  };
  /** A block of rows below each other, in as many calls as our columns lie apart. */
  const writeBlock = (firstRow: number, rows: readonly Row[]): void => {
    const places = columns.map((column, place) => ({ column, place }));
    places.sort((a, b) => a.column - b.column);
    let from = 0;
    for (const run of runsOf(places.map(({ column }) => column))) {
      const cells = rows.map((row) =>
        places
          .slice(from, from + run.length)
          .map(({ place }) => toSheetCell(row.cells[place] ?? null, heads[place]?.kind ?? 'text')),
      );
      sheet.getRange(firstRow, run[0] ?? 1, rows.length, run.length).setValues(cells);
      from += run.length;
    }
  };

  return {
    isNew: existing === null,
    keys: () => new Set(readKeys()),
    write(rows) {
      if (rows.length === 0) return;
      const keys = readKeys();
      const rowOfKey = new Map(keys.map((key, place) => [key, place + 2]));
      const known = new Map(
        rows.flatMap((row) => (rowOfKey.has(row.key) ? [[rowOfKey.get(row.key), row]] : [])),
      );
      for (const run of runsOf([...known.keys()].flatMap((row) => row ?? []).sort((a, b) => a - b)))
        writeBlock(
          run[0] ?? 2,
          run.flatMap((row) => known.get(row) ?? []),
        );
      const added = rows.filter(({ key }) => !rowOfKey.has(key));
      if (added.length === 0) return;
      const firstNew = keys.length + 2;
      // A row is left free below, where new ones are put in before it.
      makeRoom(sheet, firstNew + added.length, 1);
      writeBlock(firstNew, added);
      if (sortHeader === null) return;
      sheet
        .getRange(2, 1, firstNew + added.length - 2, sheet.getLastColumn())
        .sort({ column: columnOf(sortHeader), ascending: false });
    },
  };
}

/** @returns for each of our columns its place in the sheet; what is missing is added at the right */
function fitColumns(sheet: Sheet, table: TableHeads, style: RowStyle): readonly number[] {
  const heads = table.heads(style);
  const otherHeads = table.heads({ ...style, units: style.units === 'metric' ? 'imperial' : 'metric' });
  const width = sheet.getLastColumn();
  const shown = width === 0 ? [] : (sheet.getRange(1, 1, 1, width).getValues()[0] ?? []).map(String);
  return heads.map(({ header, kind }, place) => {
    const known = shown.indexOf(header);
    if (known >= 0) return known + 1;
    // The same column in the other units keeps its place.
    const other = shown.indexOf(otherHeads[place]?.header ?? header);
    const column = other >= 0 ? other + 1 : shown.length + 1;
    shown[column - 1] = header;
    makeRoom(sheet, 1, column);
    sheet.getRange(1, column).setValue(header);
    const format = numberFormats[kind];
    if (format !== undefined) sheet.getRange(2, column, sheet.getMaxRows() - 1, 1).setNumberFormat(format);
    return column;
  });
}
