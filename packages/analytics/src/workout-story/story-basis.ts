/** Owns which FTP, maximum heart rate and weight the figures of one workout rest on. */
import type { DatedValue, RiderHistory, StoryBasis, Workout } from '@ridebook/domain';
import { maybeRideFtpWatts } from '../rider-history/ftp-history.ts';
import { maybeValueAround, maybeValueGoingInto } from '../rider-history/value-on.ts';

/** @param zoneMaximumBpm by which Peloton drew the zones of this workout, or `null` */
export function storyBasis(
  workout: Workout,
  history: RiderHistory,
  zoneMaximumBpm: number | null,
): StoryBasis {
  return {
    ftpWatts: maybeFtp(workout, history.ftpWatts),
    maximumHeartRateBpm: maybeMaximum(workout, history.maximumHeartRateBpm, zoneMaximumBpm),
    weightKilograms: maybeValueAround(history.weightKilograms, workout.localDate),
  };
}

/**
 * What the rider entered last; else what Peloton says went into this very ride, which tells a warm-up from the test that
 * follows it on the same day; else what is known.
 */
function maybeFtp(workout: Workout, history: readonly DatedValue[]): DatedValue | null {
  const known = maybeValueGoingInto(history, workout);
  const own = maybeRideFtpWatts(workout);
  if (own === null || known?.source === 'by-hand' || known?.value === own) return known;
  const isEstimate = workout.ftpSource === 'ftp_estimated_source';
  if (isEstimate && known !== null && known.source !== 'estimate') return known;
  const { id: workoutId, localDate: validFrom } = workout;
  const told = history.findLast(({ value, validFrom: day }) => value === own && day <= validFrom);
  return told ?? { validFrom, value: own, source: isEstimate ? 'estimate' : 'ride', workoutId };
}

/** What the rider entered, else what Peloton used that day, else what the account says: for one's age, of that year. */
function maybeMaximum(
  { id, localDate }: Workout,
  history: readonly DatedValue[],
  zoneMaximumBpm: number | null,
): DatedValue | null {
  const known = maybeValueAround(history, localDate);
  if (known?.source === 'by-hand' && known.validFrom <= localDate) return known;
  if (zoneMaximumBpm !== null)
    return { validFrom: localDate, value: zoneMaximumBpm, source: 'ride', workoutId: id };
  if (known?.source !== 'age') return known;
  const years = Number(known.validFrom.slice(0, 4)) - Number(localDate.slice(0, 4));
  return { ...known, value: known.value + years };
}
