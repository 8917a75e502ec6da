/** Owns what the spreadsheet shows: its tables, made of the ledger, and nothing rewritten that is as it should be. */
import { newestFirst } from '@ridebook/analytics';
import { tablesIn, workoutTable, type RowMaterial, type RowStyle, type Table } from '@ridebook/coda/rows';
import { localDate, type FriendLook, type Rider, type Workout } from '@ridebook/domain';
import type { Spreadsheet } from './grid.ts';
import type { LedgerSheet } from './ledger-sheet.ts';
import { drawMonthlyCharts } from './monthly-charts.ts';
import { ridesPerFriend, type PeopleSheet } from './people-sheet.ts';
import type { Settings } from './settings.ts';
import { openTableSheet } from './table-sheet.ts';

/** What is made of people, who are asked for beside the workouts or not at all. */
const peopleTables: readonly string[] = ['Instructors', 'Friends', 'Friend Workouts'];

export const styleOf = ({ units }: Settings): RowStyle => ({ units, isLegacy: false });

export const shownTables = (style: RowStyle, hasPeople: boolean): readonly Table[] =>
  tablesIn(style).filter(({ name }) => hasPeople || !peopleTables.includes(name));

/**
 * What all rows are made of. People are read from their sheet when a table asks for them, which most runs do not.
 * @param timeZone the spreadsheet's
 */
export function materialOf(
  workouts: readonly Workout[],
  people: PeopleSheet,
  rider: Rider | null,
  nowMs: number,
  timeZone: string,
): RowMaterial {
  const sorted = workouts.toSorted(newestFirst);
  return {
    workouts: sorted,
    get instructors() {
      return people.instructors();
    },
    get friends() {
      return [...(rider === null ? [] : [lookAtSelf(rider, sorted)]), ...people.friends()];
    },
    rider,
    today: localDate(nowMs / 1000, timeZone),
    excludedIds: new Set(),
  };
}

/** The rider first among those who ride. */
const lookAtSelf = (
  { id, username, location, imageUrl }: Rider,
  workouts: readonly Workout[],
): FriendLook => ({
  friend: { id, username, location, imageUrl, isPrivate: false, isSelf: true },
  rides: workouts.filter(({ discipline }) => discipline === 'cycling').slice(0, ridesPerFriend),
  failure: null,
});

export interface Showing {
  readonly style: RowStyle;
  /** The units are others than those of what is shown. */
  readonly isRestyled: boolean;
  /** Tables of people are wanted. */
  readonly hasPeople: boolean;
  /** People were read in this run. */
  readonly hasReadPeople: boolean;
}

export function showTables(
  spreadsheet: Spreadsheet,
  ledger: LedgerSheet,
  material: RowMaterial,
  { style, isRestyled, hasPeople, hasReadPeople }: Showing,
): void {
  const sheet = openTableSheet(spreadsheet, workoutTable, style, 'Start Time');
  const keys = sheet.keys();
  const unshown = new Set(ledger.unshown().map(({ id }) => id));
  const toWrite = material.workouts.filter(({ id }) => isRestyled || unshown.has(id) || !keys.has(id));
  sheet.write(workoutTable.rows(toWrite, style));
  ledger.noteShown(toWrite);
  const derived = shownTables(style, hasPeople).filter(({ name }) => name !== workoutTable.name);
  for (const table of derived) {
    const hasNews = toWrite.length > 0 || (hasReadPeople && peopleTables.includes(table.name));
    if (!hasNews && spreadsheet.getSheetByName(table.name) !== null) continue;
    openTableSheet(spreadsheet, table, style, sortHeaders[table.name] ?? null).write(
      table.rows(material, style),
    );
  }
  drawMonthlyCharts(spreadsheet, material, style.units, toWrite.length > 0);
}

const sortHeaders: Readonly<Record<string, string>> = {
  Months: 'First Day',
  'Friend Workouts': 'Workout Timestamp',
};
