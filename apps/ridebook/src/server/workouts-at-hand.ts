/** Owns all workouts in memory: read from the store once for each version of the data, whoever asks. */
import type { Rider, Workout } from '@ridebook/domain';
import type { Book } from '../engine/book.ts';

export interface WorkoutsAtHand {
  readonly rider: Rider | null;
  /** Newest first; the same array until the data change. */
  readonly workouts: readonly Workout[];
}

interface Kept {
  readonly book: Book;
  readonly riderId: string | null;
  readonly dataVersion: number;
  readonly workouts: Promise<readonly Workout[]>;
}

export type ReadWorkoutsAtHand = (book: Book) => Promise<WorkoutsAtHand>;

export function createWorkoutsAtHand(): ReadWorkoutsAtHand {
  let kept: Kept | null = null;
  return async (book) => {
    const rider = await book.maybeRider();
    const riderId = rider?.id ?? null;
    // Asked before the workouts are read: what changes in between is noticed the next time.
    const dataVersion = riderId === null ? 0 : await book.store.dataVersion(riderId);
    if (kept?.book !== book || kept.riderId !== riderId || kept.dataVersion !== dataVersion) {
      const workouts = riderId === null ? Promise.resolve([]) : book.store.listWorkouts(riderId);
      const reading: Kept = { book, riderId, dataVersion, workouts };
      kept = reading;
      workouts.catch(() => {
        if (kept === reading) kept = null;
      });
    }
    return { rider, workouts: await kept.workouts };
  };
}
