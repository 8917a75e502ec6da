/** Owns letting what failed be tried again at once: the back-off of workouts, and the cool-down before all of them. */
import { UsageError } from '../errors.ts';
import type { Book } from './book.ts';

export interface RetryResult {
  /** Workouts that the next sync tries again. */
  readonly cleared: number;
  readonly wasCoolingDown: boolean;
}

/**
 * @param workoutIds none for all that failed
 * @throws UsageError naming ids that no list has ever shown; nothing is changed then
 */
export async function retryFailed(book: Book, workoutIds: readonly string[]): Promise<RetryResult> {
  const rider = await book.maybeRider();
  const known = new Set(
    rider === null ? [] : (await book.store.listLedger(rider.id)).map((entry) => entry.workoutId),
  );
  const unknown = workoutIds.filter((id) => !known.has(id));
  if (unknown.length > 0) {
    throw new UsageError(
      `No workout is known as ${unknown.join(', ')}; "ridebook status" names what failed.`,
    );
  }
  const cleared =
    rider === null
      ? 0
      : await book.store.clearRetry(rider.id, workoutIds.length === 0 ? undefined : workoutIds);
  return { cleared, wasCoolingDown: await book.coolDown.lift() };
}
