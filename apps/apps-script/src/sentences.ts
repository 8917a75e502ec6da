/** Owns what a run says of itself, in sentences for the Status sheet. */
import type { PushResult } from '@ridebook/coda';
import { SignInAgainError } from '@ridebook/peloton';
import type { CarryResult } from '@ridebook/sync/carry';

const workouts = (count: number): string => (count === 1 ? '1 workout' : `${count} workouts`);

/** What happened, and what to do about it here. */
export function errorSentence(error: unknown): string {
  if (error instanceof SignInAgainError && ['session-ended', 'no-session'].includes(error.kind))
    return 'Peloton has ended the session: choose Ridebook > Connect to sign in again.';
  return error instanceof Error ? error.message : String(error);
}

/** @param hasPeopleLeft people are still to be read */
export function outcomeSentence(
  { added, updated, failed, remaining, endedBy }: CarryResult,
  hasPeopleLeft: boolean,
): string {
  const parts = [
    added > 0 ? `${workouts(added)} added.` : '',
    updated > 0 ? `${workouts(updated)} updated.` : '',
    failed.length > 0 ? `${workouts(failed.length)} could not be had whole: see below.` : '',
    endedBy === null ? '' : errorSentence(endedBy),
    remaining > 0 && endedBy === null ? `${workouts(remaining)} to come, in a minute.` : '',
    hasPeopleLeft && remaining === 0 ? 'Instructors and friends are read next, in a minute.' : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? 'Nothing new.' : parts.join(' ');
}

export function codaSentence(pushed: PushResult | null): string {
  if (pushed === null) return 'not pushed in this run';
  const { created, updated, unchanged, leftOut, problems, endedBy } = pushed;
  const counts = `${created} rows created, ${updated} updated, ${unchanged} as they should be.`;
  return [counts, ...leftOut, ...problems, ...(endedBy === null ? [] : [errorSentence(endedBy)])].join(' ');
}
