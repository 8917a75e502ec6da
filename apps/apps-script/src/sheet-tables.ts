/** Owns what the spreadsheet shows: its tables, made of the ledger, and nothing rewritten that is as it should be. */
import { newestFirst } from '@ridebook/analytics';
import { tablesIn, workoutTable, type RowMaterial, type RowStyle, type Table } from '@ridebook/coda/rows';
import { localDate, type Rider, type Workout } from '@ridebook/domain';
import type { Spreadsheet } from './grid.ts';
import type { LedgerSheet } from './ledger-sheet.ts';
import { drawMonthlyCharts } from './monthly-charts.ts';
import type { Settings } from './settings.ts';
import { openTableSheet } from './table-sheet.ts';

/** What is made of the rider's own workouts; for people the sheet would have to ask for each of them. */
const tableNames: readonly string[] = ['Workouts', 'Months', 'Records', 'Profile'];

export const styleOf = ({ units }: Settings): RowStyle => ({ units, isLegacy: false });

export const shownTables = (style: RowStyle): readonly Table[] =>
  tablesIn(style).filter(({ name }) => tableNames.includes(name));

/** @param timeZone the spreadsheet's */
export function materialOf(
  workouts: readonly Workout[],
  rider: Rider | null,
  nowMs: number,
  timeZone: string,
): RowMaterial {
  return {
    workouts: workouts.toSorted(newestFirst),
    instructors: [],
    friends: [],
    rider,
    today: localDate(nowMs / 1000, timeZone),
    excludedIds: new Set(),
  };
}

/** @param isRestyled the units are others than those of what is shown */
export function showTables(
  spreadsheet: Spreadsheet,
  ledger: LedgerSheet,
  material: RowMaterial,
  style: RowStyle,
  isRestyled: boolean,
): void {
  const sheet = openTableSheet(spreadsheet, workoutTable, style, 'Start Time');
  const keys = sheet.keys();
  const unshown = new Set(ledger.unshown().map(({ id }) => id));
  const toWrite = material.workouts.filter(({ id }) => isRestyled || unshown.has(id) || !keys.has(id));
  sheet.write(workoutTable.rows(toWrite, style));
  ledger.noteShown(toWrite);
  const derived = shownTables(style).filter(({ name }) => name !== workoutTable.name);
  for (const table of derived) {
    const isThere = spreadsheet.getSheetByName(table.name) !== null;
    if (isThere && toWrite.length === 0) continue;
    openTableSheet(spreadsheet, table, style, sortHeaders[table.name] ?? null).write(
      table.rows(material, style),
    );
  }
  drawMonthlyCharts(spreadsheet, material, style.units, toWrite.length > 0);
}

const sortHeaders: Readonly<Record<string, string>> = { Months: 'First Day' };
