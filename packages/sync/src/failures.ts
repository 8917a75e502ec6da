/** Owns what is noted of a workout that could not be had: why, and when it is tried again. */
import { isoInstant, type FailedWorkout } from '@ridebook/domain';
import type { LedgerEntry, WorkoutFailure } from '@ridebook/store';
import { retryAtMs } from './ledger-retry.ts';

export const failureOf = (
  { nowMs }: { readonly nowMs: () => number },
  entry: LedgerEntry,
  reason: string,
): WorkoutFailure => ({
  workoutId: entry.workoutId,
  reason,
  retryAt: isoInstant(retryAtMs(nowMs(), entry.attempts + 1) / 1000),
});

export const failedWorkout = (failure: WorkoutFailure): FailedWorkout => ({
  id: failure.workoutId,
  reason: failure.reason,
  retryAt: failure.retryAt,
});
