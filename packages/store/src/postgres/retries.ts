/** Owns when a transaction is tried again, and how often. */
import { isConnectionLost, isPassing } from './storage-error.ts';

/** What is known of a transaction under way. */
export interface Attempt {
  /** From here on a lost connection leaves it open whether the transaction happened. */
  isCommitting: boolean;
}

/** Before the second and the third try of a transaction that lost its connection or met another one's; a restart takes seconds. */
const retryWaitsMs = [100, 3_000];

/**
 * Repeats a transaction that certainly did not happen, as often as `retryWaitsMs` is long.
 * @param work sets `isCommitting` where it must not happen twice @throws what the last try threw
 */
export async function withRetries<T>(
  sleep: (ms: number) => Promise<void>,
  work: (attempt: Attempt) => Promise<T>,
): Promise<T> {
  for (const waitMs of retryWaitsMs) {
    const attempt: Attempt = { isCommitting: false };
    try {
      return await work(attempt);
    } catch (error) {
      if (!isPassing(error) || (attempt.isCommitting && isConnectionLost(error))) throw error;
      await sleep(waitMs);
    }
  }
  return work({ isCommitting: false });
}
