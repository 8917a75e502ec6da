/** Owns the hidden sheet that remembers people: a row for each instructor and for each rider who is followed, with their rides. */
import type { Friend, FriendLook, Instructor, Workout } from '@ridebook/domain';
import { asText, makeRoom, runsOf, type Spreadsheet } from './grid.ts';

const sheetName = 'Ridebook people';

/** As many of each person's rides as are shown. */
export const ridesPerFriend = 10;
const width = 2 + ridesPerFriend;

export interface KeptFriend extends Omit<FriendLook, 'rides'> {
  /** UTC epoch milliseconds. */
  readonly readAtMs: number;
  readonly rides: readonly Workout[];
}

export interface PeopleSheet {
  /** By name. */
  instructors(): readonly Instructor[];
  friends(): readonly KeptFriend[];
  maybeFriend(id: string): KeptFriend | undefined;
  keepInstructors(instructors: readonly Instructor[]): void;
  keepFriend(friend: KeptFriend): void;
}

/** Whoever is read becomes one text for themselves and one for each ride: a cell holds 50,000 characters. */
type Cells = readonly [key: string, person: string, ...rides: string[]];

/** Nothing is read before it is asked for. */
export function openPeopleSheet(spreadsheet: Spreadsheet): PeopleSheet {
  let kept: Map<string, { readonly row: number; readonly cells: Cells }> | null = null;
  const existing = (): GoogleAppsScript.Spreadsheet.Sheet | null => spreadsheet.getSheetByName(sheetName);
  const lines = (): NonNullable<typeof kept> => {
    if (kept !== null) return kept;
    const sheet = existing();
    const last = sheet?.getLastRow() ?? 0;
    const values = last === 0 ? [] : ((sheet?.getRange(1, 1, last, width).getValues() ?? []) as string[][]);
    kept = new Map(
      values.map((cells, place) => [cells[0] ?? '', { row: place + 1, cells: cells as [string, string] }]),
    );
    return kept;
  };
  const put = (all: readonly Cells[]): void => {
    const found = existing();
    const sheet = found ?? spreadsheet.insertSheet(sheetName);
    if (found === null) sheet.hideSheet();
    const known = lines();
    const written = new Map<number, readonly string[]>();
    for (const cells of all) {
      const [key, ...texts] = cells;
      const row = known.get(key)?.row ?? known.size + 1;
      known.set(key, { row, cells });
      written.set(row, [asText(key), ...texts, ...Array<string>(width - cells.length).fill('')]);
    }
    makeRoom(sheet, known.size + 1, width);
    for (const run of runsOf([...written.keys()].sort((a, b) => a - b)))
      sheet
        .getRange(run[0] ?? 1, 1, run.length, width)
        .setValues(run.map((row) => [...(written.get(row) ?? [])]));
  };
  const friendOf = ([, person, ...rides]: Cells): KeptFriend => ({
    ...(JSON.parse(person) as { readonly friend: Friend; readonly readAtMs: number; readonly failure: null }),
    rides: rides.filter((text) => text !== '').map((text) => JSON.parse(text) as Workout),
  });
  const ofKind = (kind: string): readonly Cells[] =>
    [...lines()].flatMap(([key, { cells }]) => (key.startsWith(kind) ? [cells] : []));

  return {
    instructors: () =>
      ofKind(instructorKind)
        .map(([, person]) => JSON.parse(person) as Instructor)
        .sort((a, b) => a.name.localeCompare(b.name)),
    friends: () => ofKind(friendKind).map(friendOf),
    maybeFriend(id) {
      const line = lines().get(friendKind + id);
      return line && friendOf(line.cells);
    },
    keepInstructors(instructors) {
      put(instructors.map((instructor) => [instructorKind + instructor.id, JSON.stringify(instructor)]));
    },
    keepFriend({ rides, ...person }) {
      put([
        [friendKind + person.friend.id, JSON.stringify(person), ...rides.map((ride) => JSON.stringify(ride))],
      ]);
    },
  };
}

const instructorKind = 'instructor ';
const friendKind = 'friend ';
