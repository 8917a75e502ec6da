/** Owns reading the list of workouts so that nothing slips between its pages, and no more of it than needed. */
import type { ListedRow, PelotonClient, WorkoutsPage } from '@ridebook/peloton';
import type { LedgerEntry } from '@ridebook/store';

export interface ListingInput {
  readonly peloton: Pick<PelotonClient, 'workoutsPage'>;
  readonly riderId: string;
  readonly ledger: readonly LedgerEntry[];
  /** Read to the end instead of stopping at what is known. */
  readonly isFull: boolean;
  readonly isStopping: () => boolean;
  /** Takes in each page as it comes, so that a long listing is not lost when it is interrupted. */
  readonly onPage: (rows: readonly ListedRow[], total: number | null) => Promise<void>;
}

export interface Listing {
  readonly rows: ReadonlyMap<string, ListedRow>;
  readonly total: number | null;
  /** Whether every page was read: what is not among the rows is not on the list. */
  readonly isComplete: boolean;
}

/** Beyond any history; a server that answers page after page for ever is not believed. */
const maximumPages = 1_000;
const maximumRestarts = 3;

/**
 * Reads the list from its newest end. It stops at the first page that holds only workouts that are known and
 * unchanged, unless a full listing is wanted or the total says that workouts were deleted. A total that shrinks on the
 * way means that the next page begins one workout too late: the listing starts over.
 */
export async function listWorkouts(input: ListingInput): Promise<Listing> {
  const known = new Map(input.ledger.map((entry) => [entry.workoutId, entry]));
  const rows = new Map<string, ListedRow>();
  let restarts = 0;
  let previous: WorkoutsPage | null = null;
  for (let page = 0; page < maximumPages; page += 1) {
    if (input.isStopping()) return { rows, total: previous?.total ?? null, isComplete: false };
    const answer: WorkoutsPage = await input.peloton.workoutsPage(input.riderId, page);
    if (hasShrunk(previous, answer) && restarts < maximumRestarts) {
      restarts += 1;
      rows.clear();
      previous = null;
      page = -1;
      continue;
    }
    const isRepeated = page > 0 && answer.rows[0]?.workoutId === previous?.rows[0]?.workoutId;
    if (answer.rows.length === 0 || isRepeated)
      return { rows, total: answer.total, isComplete: isWhole(rows, answer) };
    for (const row of answer.rows) rows.set(row.workoutId, row);
    await input.onPage(answer.rows, answer.total);
    if (!answer.hasNextPage) return { rows, total: answer.total, isComplete: isWhole(rows, answer) };
    const mayStop = !input.isFull && !isShorterThanKnown(answer, input.ledger);
    if (mayStop && answer.rows.every((row) => isUnchanged(row, known))) {
      return { rows, total: answer.total, isComplete: false };
    }
    previous = answer;
  }
  return { rows, total: previous?.total ?? null, isComplete: false };
}

const hasShrunk = (previous: WorkoutsPage | null, current: WorkoutsPage): boolean =>
  previous !== null && previous.total !== null && current.total !== null && current.total < previous.total;

/** An empty list, or fewer rows than the list says it has, proves nothing about what is missing. */
const isWhole = (rows: ReadonlyMap<string, ListedRow>, last: WorkoutsPage): boolean =>
  rows.size > 0 && (last.total === null || rows.size >= last.total);

/** In the place of a fingerprint where nobody noted one: what is held counts as what is listed. */
export const unnotedFingerprint = '';

const isUnchanged = (row: ListedRow, known: ReadonlyMap<string, LedgerEntry>): boolean => {
  const entry = known.get(row.workoutId);
  if (entry === undefined || entry.missedAt !== null || entry.state === 'gone') return false;
  return entry.listedFingerprint === row.fingerprint || entry.listedFingerprint === unnotedFingerprint;
};

function isShorterThanKnown(answer: WorkoutsPage, ledger: readonly LedgerEntry[]): boolean {
  const present = ledger.filter(({ state, missedAt }) => state !== 'gone' && missedAt === null).length;
  return answer.total !== null && answer.total < present;
}
