/** Owns which FTP, maximum heart rate and weight the figures of one workout rest on. */
import type { DatedValue, RiderHistory, StoryBasis, Workout } from '@ridebook/domain';
import { maybeValueAround, maybeValueGoingInto } from '../rider-history/value-on.ts';

/** @param zoneMaximumBpm by which Peloton drew the zones of this workout, or `null` */
export function storyBasis(
  workout: Workout,
  history: RiderHistory,
  zoneMaximumBpm: number | null,
): StoryBasis {
  return {
    ftpWatts: maybeValueGoingInto(history.ftpWatts, workout),
    maximumHeartRateBpm: maybeMaximum(workout, history.maximumHeartRateBpm, zoneMaximumBpm),
    weightKilograms: maybeValueAround(history.weightKilograms, workout.localDate),
  };
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
