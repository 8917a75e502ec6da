/** Owns the three values that change over the years, each as one dated list: FTP, maximum heart rate, weight. */
import type { DatedValue, KeptValue, RiderHistory, RiderValueKind, Workout } from '@ridebook/domain';
import { ftpHistory } from './ftp-history.ts';

export function riderHistory(workouts: readonly Workout[], kept: readonly KeptValue[]): RiderHistory {
  return {
    ftpWatts: ftpHistory(workouts, kept),
    maximumHeartRateBpm: keptHistory(kept, 'maximumHeartRateBpm'),
    weightKilograms: keptHistory(kept, 'weightKilograms'),
  };
}

/**
 * Oldest first. What the rider enters holds from its day on until their next entry; the account is believed for the days
 * before, on which they said nothing.
 */
function keptHistory(kept: readonly KeptValue[], kind: RiderValueKind): readonly DatedValue[] {
  const values = kept.filter((value) => value.kind === kind).toSorted(byDate);
  const firstEntered = values.find(({ source }) => source === 'by-hand')?.validFrom;
  return values
    .filter(
      ({ source, validFrom }) =>
        source === 'by-hand' || firstEntered === undefined || validFrom < firstEntered,
    )
    .map(({ validFrom, value, source }) => ({ validFrom, value, source, workoutId: null }));
}

const byDate = (one: KeptValue, other: KeptValue): number => (one.validFrom < other.validFrom ? -1 : 1);
