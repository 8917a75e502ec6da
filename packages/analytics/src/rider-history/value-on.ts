/** Owns which value of a history holds for a workout. */
import type { DatedValue, Workout } from '@ridebook/domain';

/** The last value that began on or before the day, or `null`. */
export function maybeValueOn(history: readonly DatedValue[], localDate: string): DatedValue | null {
  return history.findLast(({ validFrom }) => validFrom <= localDate) ?? null;
}

/** The same, but what a workout itself brought holds only after it: a test is ridden with the FTP that it replaces. */
export function maybeValueGoingInto(
  history: readonly DatedValue[],
  { id, localDate }: Pick<Workout, 'id' | 'localDate'>,
): DatedValue | null {
  return maybeValueOn(
    history.filter(({ source, workoutId }) => !(source === 'test' && workoutId === id)),
    localDate,
  );
}

/** What is known first, for days before anybody knew it: a heart and a body change slowly. */
export function maybeValueAround(history: readonly DatedValue[], localDate: string): DatedValue | null {
  return maybeValueOn(history, localDate) ?? history[0] ?? null;
}
