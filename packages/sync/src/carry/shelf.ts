/** Owns what a carried sync asks of its destination: to remember which workouts it holds, and to take in those it lacks. */
import type { Workout } from '@ridebook/domain';
import type { ListedRow } from '@ridebook/peloton';
import type { LedgerEntry, WorkoutFailure } from '@ridebook/store';

/** A workout as it was had. */
export interface KeptWorkout {
  readonly workout: Workout;
  /** What the list said of it when it was fetched. */
  readonly fingerprint: string;
  /** Why its graph could not be had; `null` where it could, or where there is none. */
  readonly failure: WorkoutFailure | null;
}

/** A destination that is its own memory: a spreadsheet, a table of a doc. */
export interface Shelf {
  listLedger(): Promise<readonly LedgerEntry[]>;
  /** A page of the list, as it comes. */
  recordListed(rows: readonly ListedRow[]): Promise<void>;
  /** These are on the list no longer. What the destination shows of them stays. */
  recordMissing(workoutIds: readonly string[]): Promise<void>;
  keep(kept: KeptWorkout): Promise<void>;
  recordFailure(failure: WorkoutFailure): Promise<void>;
}
