/** Owns the rows that a real Ridebook server's answers make, for comparison with what others show of the same history. */
import { tablesIn, type RowMaterial, type RowStyle } from '@ridebook/coda/rows';
import type {
  FriendsAnswer,
  InstructorsAnswer,
  StatusAnswer,
  Workout,
  WorkoutsAnswer,
} from '@ridebook/domain';

/** Reads a path of the REST API. */
export type ReadRest = <Answer>(path: string) => Promise<Answer>;

/** @param today the rider's day */
export async function materialOfRest(read: ReadRest, today: string): Promise<RowMaterial> {
  const workouts: Workout[] = [];
  for (let total = 1; workouts.length < total;) {
    const page = await read<WorkoutsAnswer>(`/workouts?limit=200&offset=${workouts.length}`);
    if (page.workouts.length === 0)
      throw new Error(`The server showed ${workouts.length} of ${total} workouts.`);
    workouts.push(...page.workouts);
    total = page.total;
  }
  const { rider } = await read<StatusAnswer>('/status');
  const { instructors } = await read<InstructorsAnswer>('/instructors');
  const { friends } = await read<FriendsAnswer>('/friends');
  return { workouts, instructors, friends, rider, today, excludedIds: new Set() };
}

export type RowsByKey = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** The rows of a table by their keys, each cell by its header; an empty cell is an empty text. */
export function wantedRows(table: string, material: RowMaterial, style: RowStyle): RowsByKey {
  const found = tablesIn(style).find(({ name }) => name === table);
  if (found === undefined) throw new Error(`There is no table "${table}".`);
  const heads = found.heads(style);
  return Object.fromEntries(
    found
      .rows(material, style)
      .map(({ key, cells }) => [
        key,
        Object.fromEntries(heads.map(({ header }, place) => [header, cells[place] ?? ''])),
      ]),
  );
}

export const keyHeaderOf = (table: string, style: RowStyle): string =>
  tablesIn(style).find(({ name }) => name === table)?.keyHeader ?? '';

/** The same as a sheet shows it: every cell a text. */
export const asShown = (rows: RowsByKey): RowsByKey =>
  Object.fromEntries(
    Object.entries(rows).map(([key, cells]) => [
      key,
      Object.fromEntries(Object.entries(cells).map(([header, cell]) => [header, String(cell)])),
    ]),
  );

/** Rows by their keys. @throws where two have one key */
export function byKey(rows: readonly Readonly<Record<string, unknown>>[], keyHeader: string): RowsByKey {
  const keyed = new Map(rows.map((row) => [String(row[keyHeader]), row]));
  if (keyed.size !== rows.length) throw new Error(`Of ${rows.length} rows only ${keyed.size} differ.`);
  return Object.fromEntries(keyed);
}
