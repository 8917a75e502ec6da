/**
 * Owns the parameters that what the rider keeps with the book stands in for: rides left out, eras, planned breaks. Not
 * given, the kept ones count; given, even as nothing, they take their place.
 */
import type { PlannedBreak } from '@ridebook/domain';
import { fairnessOf, type Fairness } from '../fairness.ts';
import { maybeDates, maybePlannedBreaks, maybeWords } from './parameters.ts';
import type { ReportInput } from './report.ts';

export const fairnessParameters = {
  excluded: maybeWords('ids of workouts that set no best, with commas between them (those left out)'),
  eras: maybeDates(
    'the first day of each new era, such as a new bike, with commas between them (those begun)',
  ),
};

export interface GivenFairness {
  readonly excluded: readonly string[] | null;
  readonly eras: readonly string[] | null;
}

export function fairnessFor({ exclusions }: ReportInput, { excluded, eras }: GivenFairness): Fairness {
  const kept = fairnessOf(exclusions);
  return {
    excludedIds: excluded === null ? kept.excludedIds : new Set(excluded),
    eraStarts: eras ?? kept.eraStarts,
  };
}

export const breaksParameter = maybePlannedBreaks(
  'planned breaks such as 2026-07-01..2026-07-14, with commas between them (those kept)',
);

export const breaksFor = (
  { plannedBreaks }: ReportInput,
  given: readonly PlannedBreak[] | null,
): readonly PlannedBreak[] => given ?? plannedBreaks;
