/** Owns writing cells: texts that stay texts, days and instants that are dates to a sheet, and no more calls than blocks. */
import type { Cell, ColumnKind } from '@ridebook/coda/rows';

export type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
export type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

/** What a cell shows is to the letter what the REST API answers. */
export const numberFormats: Readonly<Partial<Record<ColumnKind, string>>> = {
  date: 'yyyy-mm-dd',
  instant: 'yyyy-mm-dd"T"hh:mm:ss"Z"',
};

const dayMs = 24 * 3_600_000;
/** Day 0 of a sheet is 1899-12-30. */
const firstDayMs = Date.UTC(1899, 11, 30);

/** A day or an instant as the number that a sheet counts days with. */
const serialOf = (text: string): number => (Date.parse(text) - firstDayMs) / dayMs;

/**
 * A leading apostrophe keeps a sheet from reading a text as a formula, a number or a date; the cell holds it without.
 */
export const asText = (text: string): string => `'${text}`;

export function toSheetCell(cell: Cell, kind: ColumnKind): string | number | boolean {
  if (cell === null) return '';
  if (typeof cell !== 'string') return cell;
  if (kind === 'date' || kind === 'instant') return serialOf(cell);
  return cell === '' ? '' : asText(cell);
}

/** Makes sure that there are so many rows and columns. */
export function makeRoom(sheet: Sheet, rows: number, columns: number): void {
  const [mostRows, mostColumns] = [sheet.getMaxRows(), sheet.getMaxColumns()];
  // Before the last row, so that filters and formats of the whole sheet reach the new ones.
  if (mostRows < rows) sheet.insertRowsBefore(mostRows, rows - mostRows);
  if (mostColumns < columns) sheet.insertColumnsAfter(mostColumns, columns - mostColumns);
}

/** Neighbours of ascending numbers. */
export function runsOf(numbers: readonly number[]): readonly (readonly number[])[] {
  const runs: number[][] = [];
  for (const number of numbers) {
    const run = runs.at(-1);
    if (run !== undefined && run.at(-1) === number - 1) run.push(number);
    else runs.push([number]);
  }
  return runs;
}
