/** Owns when the whole list is read although nothing new may be on it, and when recent workouts get another look. */
import type { LedgerEntry, Store } from '@ridebook/store';

/** Keys of the rider's state: when a listing last reached the end, when recent workouts were last looked at again. */
export const listedToEndKey = 'listed-to-end-at';
export const refreshedKey = 'recent-refreshed-at';

const dayMs = 24 * 3_600_000;
const weekMs = 7 * dayMs;

export interface ListingMemory {
  /** UTC; when a listing last reached the end, `null` when none ever did. */
  readonly listedToEndAt: string | null;
  readonly ledger: readonly LedgerEntry[];
  readonly nowMs: number;
}

/**
 * Until one listing has reached the end, what lies beyond a known page is unknown. After that a whole listing once a
 * week finds what paging let slip, and one a day after a workout was missed tells whether it is gone.
 */
export function isFullListingDue({ listedToEndAt, ledger, nowMs }: ListingMemory): boolean {
  if (listedToEndAt === null) return true;
  const sinceMs = nowMs - Date.parse(listedToEndAt);
  if (sinceMs >= weekMs) return true;
  const hasOldMissing = ledger.some(
    ({ state, missedAt }) => state !== 'gone' && missedAt !== null && nowMs - Date.parse(missedAt) >= dayMs,
  );
  return hasOldMissing && sinceMs >= dayMs;
}

/** When a listing last reached the end, UTC; `null` when none ever did. */
export const maybeListedToEndAt = (
  store: Pick<Store, 'maybeState'>,
  riderId: string,
): Promise<string | null> => store.maybeState(riderId, listedToEndKey);

/** At most daily. */
export const isRefreshDue = (refreshedAt: string | null, nowMs: number): boolean =>
  refreshedAt === null || nowMs - Date.parse(refreshedAt) >= dayMs;
