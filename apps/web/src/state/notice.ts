/** Owns which one notice stands above the headline: the gravest of what keeps new workouts from coming. */
import type { StatusAnswer } from '@ridebook/domain';
import type { Reading } from './reading.ts';

export type Notice =
  | { readonly kind: 'offline' }
  | { readonly kind: 'sign-in-again' }
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'broken-off'; readonly message: string }
  | { readonly kind: 'repair'; readonly fields: readonly string[]; readonly since: string };

/** The notice to show, or `null` when all is well. */
export function maybeNotice(
  status: StatusAnswer,
  reading: Reading | null,
  isConnected: boolean,
): Notice | null {
  if (!isConnected) return { kind: 'offline' };
  if (status.isDemo) return maybeBrokenOff(reading);
  if (status.connection === 'sign-in-again') return { kind: 'sign-in-again' };
  // Who has files alone is not signed out of anything.
  if (status.connection === 'signed-out') return isBookOfFiles(status) ? null : { kind: 'signed-out' };
  return maybeBrokenOff(reading) ?? (status.repair === null ? null : { kind: 'repair', ...status.repair });
}

/** Workouts are here, and none of them from an account. */
export const isBookOfFiles = ({ rider, hasAccount }: StatusAnswer): boolean => rider !== null && !hasAccount;

function maybeBrokenOff(reading: Reading | null): Notice | null {
  const problem = reading?.progress.phase === 'failed' ? reading.progress.problem : null;
  return problem ? { kind: 'broken-off', message: problem.message } : null;
}
