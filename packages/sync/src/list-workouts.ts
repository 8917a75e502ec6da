/** Owns reading the list of workouts so that nothing slips between its pages, and no more of it than needed. */
import type { PelotonClient, WorkoutsPage } from '@ridebook/peloton';
import type { LedgerEntry, ListedWorkout } from '@ridebook/store';

export interface ListingInput {
  readonly peloton: Pick<PelotonClient, 'workoutsPage'>;
  readonly riderId: string;
  readonly ledger: readonly LedgerEntry[];
  /** Read to the end instead of stopping at what is known. */
  readonly isFull: boolean;
  readonly isStopping: () => boolean;
  /** Takes in each page as it comes, so that a long listing is not lost when it is interrupted. */
  readonly onPage: (rows: readonly ListedWorkout[], total: number | null) => Promise<void>;
}

export interface Listing {
  readonly ids: ReadonlySet<string>;
  readonly total: number | null;
  /** Whether every page was read. */
  readonly reachedEnd: boolean;
}

/** Beyond any history; a server that answers page after page for ever is not believed. */
const maximumPages = 1_000;
const maximumRestarts = 3;

/**
 * Reads the list from its newest end. It stops at the first page that holds only workouts that are known and
 * unchanged, unless a full listing is wanted. A total that shrinks on the way means that a workout was deleted and
 * that the next page begins one too late: the listing starts over.
 */
export async function listWorkouts(input: ListingInput): Promise<Listing> {
  const known = new Map(input.ledger.map((entry) => [entry.workoutId, entry.listedFingerprint]));
  const ids = new Set<string>();
  let restarts = 0;
  let previous: WorkoutsPage | null = null;
  for (let page = 0; page < maximumPages; page += 1) {
    if (input.isStopping()) return { ids, total: previous?.total ?? null, reachedEnd: false };
    const answer: WorkoutsPage = await input.peloton.workoutsPage(input.riderId, page);
    if (hasShrunk(previous, answer) && restarts < maximumRestarts) {
      restarts += 1;
      previous = null;
      page = -1;
      continue;
    }
    const isRepeated = page > 0 && answer.rows[0]?.workoutId === previous?.rows[0]?.workoutId;
    if (answer.rows.length === 0 || isRepeated) return { ids, total: answer.total, reachedEnd: true };
    for (const row of answer.rows) ids.add(row.workoutId);
    await input.onPage(answer.rows, answer.total);
    if (!answer.hasNextPage) return { ids, total: answer.total, reachedEnd: true };
    const isAllKnown = answer.rows.every((row) => known.get(row.workoutId) === row.fingerprint);
    if (isAllKnown && !input.isFull) return { ids, total: answer.total, reachedEnd: false };
    previous = answer;
  }
  return { ids, total: previous?.total ?? null, reachedEnd: false };
}

const hasShrunk = (previous: WorkoutsPage | null, current: WorkoutsPage): boolean =>
  previous !== null && previous.total !== null && current.total !== null && current.total < previous.total;
