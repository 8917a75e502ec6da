/** Owns how a record comes about: attempts in order, the steps that were each the best so far, and how near the last ones came. */
import { addDays } from '../calendar-days.ts';

/** A record stays marked as new for this long. */
export const freshRecordDays = 60;
/** How far back "lately" looks. */
export const latelyDays = 90;

export interface Attempt {
  readonly id: string;
  readonly localDate: string;
}

export interface RecordHistory<A extends Attempt> {
  readonly rides: number;
  readonly record: A;
  /** Each ride that was the best so far when it was ridden, oldest first; the last one is the record. */
  readonly steps: readonly A[];
  /** Set within 60 days, and over an earlier ride: a first ride of its length beats nothing. */
  readonly isFresh: boolean;
  /** The best of the last 90 days, with its share of the record (0 to 1). */
  readonly lately: (A & { readonly shareOfRecord: number }) | null;
}

/**
 * An equal value later does not replace a record.
 * @param oldestFirst none of them after `asOf`
 * @returns `null` without an attempt
 */
export function maybeRecordHistory<A extends Attempt>(
  oldestFirst: readonly A[],
  valueOf: (attempt: A) => number,
  asOf: string,
): RecordHistory<A> | null {
  const steps: A[] = [];
  let lately: A | null = null;
  const latelyAfter = addDays(asOf, -latelyDays);
  for (const attempt of oldestFirst) {
    const best = steps.at(-1);
    if (best === undefined || valueOf(attempt) > valueOf(best)) steps.push(attempt);
    if (attempt.localDate > latelyAfter && (lately === null || valueOf(attempt) > valueOf(lately)))
      lately = attempt;
  }
  const record = steps.at(-1);
  if (record === undefined) return null;
  return {
    rides: oldestFirst.length,
    record,
    steps,
    isFresh: steps.length > 1 && record.localDate > addDays(asOf, -freshRecordDays),
    lately: lately && {
      ...lately,
      shareOfRecord: valueOf(record) > 0 ? valueOf(lately) / valueOf(record) : 1,
    },
  };
}
