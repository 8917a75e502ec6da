/** Owns the Status sheet: how the last run went, and a line for each workout and each person that could not be had. */
import type { LedgerEntry } from '@ridebook/store';
import { asText, makeRoom, type Spreadsheet } from './grid.ts';
import type { KeptFriend } from './people-sheet.ts';

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
  friends: readonly KeptFriend[],
): void {
  const existing = spreadsheet.getSheetByName(statusSheetName);
  const sheet = existing ?? spreadsheet.insertSheet(statusSheetName);
  const failures = [
    ...ledger.flatMap(({ workoutId, reason, retryAt, missedAt }) =>
      reason === null || missedAt !== null ? [] : [[workoutId, reason, retryAt ?? '']],
    ),
    ...friends.flatMap(({ friend, failure }) =>
      failure === null ? [] : [[friend.username, failure.reason, 'the next day']],
    ),
  ];
  const rows = [
    ['Last run (UTC)', asText(status.endedAt), ''],
    ['Outcome', asText(status.outcome), ''],
    ['Workouts in the sheet', status.workouts, ''],
    ['Coda', asText(status.coda), ''],
    ['', '', ''],
    ['Workout or person that could not be had whole', 'What happened', 'Tried again after (UTC)'],
    ...(failures.length === 0
      ? [['none', '', '']]
      : failures.map((texts) => texts.map((text) => (text === '' ? '' : asText(text))))),
  ];
  sheet.clearContents();
  makeRoom(sheet, rows.length, width);
  sheet.getRange(1, 1, rows.length, width).setValues(rows);
  if (existing === null) {
    sheet.getRange(1, 1, 4, 1).setFontWeight('bold');
    sheet.getRange(6, 1, 1, width).setFontWeight('bold');
  }
}
