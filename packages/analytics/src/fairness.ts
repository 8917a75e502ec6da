/** Owns what is fair as a best: not a ride that the rider left out, and only among rides of one era. */
import type { Exclusions } from '@ridebook/domain';

export interface Fairness {
  /** Rides that set no best, such as one on a badly calibrated bike. */
  readonly excludedIds: ReadonlySet<string>;
  /** The first day of each new era, such as the day of a new bike; in any order. */
  readonly eraStarts: readonly string[];
}

/** Of a rider who left nothing out and began no era. */
export const allIsFair: Fairness = { excludedIds: new Set(), eraStarts: [] };

export function fairnessOf({ excludedIds, eras }: Exclusions): Fairness {
  return { excludedIds: new Set(excludedIds), eraStarts: eras.map(({ firstDate }) => firstDate) };
}

/** The first day of the era that a day belongs to; `null` before the first one. */
export function maybeEraStart(localDate: string, { eraStarts }: Fairness): string | null {
  let newest: string | null = null;
  for (const start of eraStarts)
    if (start <= localDate && (newest === null || start > newest)) newest = start;
  return newest;
}

export interface FairAttempts<A> {
  /** The first day of their era; `null` before the first one. */
  readonly eraStart: string | null;
  readonly attempts: readonly A[];
}

/**
 * The attempts among which a best is told: those of the newest era that has any, without those left out. What a new
 * bike has not met yet is still told of the old one.
 */
export function fairAttempts<A extends { readonly id: string; readonly localDate: string }>(
  attempts: readonly A[],
  fairness: Fairness,
): FairAttempts<A> {
  const taken = attempts.filter(({ id }) => !fairness.excludedIds.has(id));
  const newestDate = taken.reduce((newest, { localDate }) => (localDate > newest ? localDate : newest), '');
  const eraStart = maybeEraStart(newestDate, fairness);
  return {
    eraStart,
    attempts: eraStart === null ? taken : taken.filter(({ localDate }) => localDate >= eraStart),
  };
}
