/**
 * Owns the FTP over the years. Peloton tells with each ride the value going into it; a test adds its own result; the rider
 * may enter values. Whatever changed last holds, and an estimate only until something better is known.
 */
import type { DatedValue, KeptValue, Workout } from '@ridebook/domain';

/** Peloton and Power Zone Training: an hour's power is 95 % of the best twenty minutes. */
const ftpShareOfTwentyMinutes = 0.95;

const testSeconds = 1200;

/** The value going into a ride. What was entered by hand at Peloton is a 20-minute average, not an FTP yet. */
export function maybeRideFtpWatts({ ftpWatts, ftpSource }: Workout): number | null {
  if (ftpWatts === null) return null;
  return ftpSource === 'ftp_manual_source' ? ftpShareOfTwentyMinutes * ftpWatts : ftpWatts;
}

/** A class of twenty minutes that calls itself a test. A warm-up before one has another length. */
export const isFtpTest = ({ discipline, title, classLengthSeconds }: Workout): boolean =>
  discipline === 'cycling' && /\bFTP Test\b/i.test(title) && classLengthSeconds === testSeconds;

export function maybeTestFtpWatts(workout: Workout): number | null {
  return isFtpTest(workout) && workout.averageOutputWatts !== null
    ? ftpShareOfTwentyMinutes * workout.averageOutputWatts
    : null;
}

/** One entry for each change, oldest first. */
export function ftpHistory(workouts: readonly Workout[], kept: readonly KeptValue[]): readonly DatedValue[] {
  const found = [...rideValues(workouts), ...keptValues(kept)].toSorted(byDate);
  const history: DatedValue[] = [];
  for (const entry of found) {
    const last = history.at(-1);
    if (entry.source === 'estimate' && last !== undefined && last.source !== 'estimate') continue;
    if (last?.value === entry.value && last.source === entry.source && entry.source !== 'by-hand') continue;
    // The account's value is the one that the rides tell already, unless there are none.
    if (entry.source === 'account' && last !== undefined) continue;
    // The next ride tells the result of a test as Peloton rounds it: that is no other change.
    if (isRoundingOf(entry, last)) history[history.length - 1] = { ...last, value: entry.value };
    else history.push(entry);
  }
  return history;
}

function isRoundingOf(entry: DatedValue, last: DatedValue | undefined): last is DatedValue {
  return entry.source === 'ride' && last?.source === 'test' && Math.abs(entry.value - last.value) < 1;
}

/** What came later on the same day stays later: a test after the ride that it was. By hand comes last. */
function byDate(one: DatedValue, other: DatedValue): number {
  if (one.validFrom !== other.validFrom) return one.validFrom < other.validFrom ? -1 : 1;
  return Number(one.source === 'by-hand') - Number(other.source === 'by-hand');
}

/** A change of what Peloton tells, and each test's result. */
function rideValues(workouts: readonly Workout[]): readonly DatedValue[] {
  let told: number | null = null;
  return workouts
    .toSorted((one, other) => (one.startedAt < other.startedAt ? -1 : 1))
    .flatMap((workout) => {
      const { localDate: validFrom, id: workoutId } = workout;
      const entries: DatedValue[] = [];
      const value = maybeRideFtpWatts(workout);
      if (value !== null && value !== told) {
        told = value;
        const isEstimate = workout.ftpSource === 'ftp_estimated_source';
        entries.push({ validFrom, value, source: isEstimate ? 'estimate' : 'ride', workoutId });
      }
      const result = maybeTestFtpWatts(workout);
      if (result !== null) entries.push({ validFrom, value: result, source: 'test', workoutId });
      return entries;
    });
}

const keptValues = (kept: readonly KeptValue[]): readonly DatedValue[] =>
  kept
    .filter(({ kind }) => kind === 'ftpWatts')
    .map(({ validFrom, value, source }) => ({ validFrom, value, source, workoutId: null }));
