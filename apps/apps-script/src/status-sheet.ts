/** Owns the Status sheet: how the last run went, and a line for each workout that could not be had. */
import type { LedgerEntry } from '@ridebook/store';
import { asText, makeRoom, type Spreadsheet } from './grid.ts';

export const statusSheetName = 'Status';

export interface RunStatus {
  readonly endedAt: string;
  /** In a sentence or two. */
  readonly outcome: string;
  readonly workouts: number;
  readonly coda: string;
}

const width = 3;

export function showStatus(
  spreadsheet: Spreadsheet,
  status: RunStatus,
  ledger: readonly LedgerEntry[],
): void {
  const existing = spreadsheet.getSheetByName(statusSheetName);
  const sheet = existing ?? spreadsheet.insertSheet(statusSheetName);
  const failures = ledger.filter(({ reason, missedAt }) => reason !== null && missedAt === null);
  const rows = [
    ['Last run (UTC)', asText(status.endedAt), ''],
    ['Outcome', asText(status.outcome), ''],
    ['Workouts in the sheet', status.workouts, ''],
    ['Coda', asText(status.coda), ''],
    ['', '', ''],
    ['Workout that could not be had whole', 'What happened', 'Tried again after (UTC)'],
    ...(failures.length === 0
      ? [['none', '', '']]
      : failures.map(({ workoutId, reason, retryAt }) => [
          asText(workoutId),
          asText(reason ?? ''),
          retryAt === null ? '' : asText(retryAt),
        ])),
  ];
  sheet.clearContents();
  makeRoom(sheet, rows.length, width);
  sheet.getRange(1, 1, rows.length, width).setValues(rows);
  if (existing === null) {
    sheet.getRange(1, 1, 4, 1).setFontWeight('bold');
    sheet.getRange(6, 1, 1, width).setFontWeight('bold');
  }
}
