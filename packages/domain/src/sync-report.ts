/** Owns what a sync tells: its outcome when it is over and its progress while it runs. */

export interface FailedWorkout {
  readonly id: string;
  /** A sentence a person can read. */
  readonly reason: string;
  /** UTC; when the next sync may try again, `null` when only a person can help. */
  readonly retryAt: string | null;
}

/** What one sync did. `writes` counts the rider's rows written, not the run log. */
export interface SyncOutcome {
  readonly requests: number;
  readonly discovered: number;
  readonly added: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly failed: readonly FailedWorkout[];
  readonly writes: number;
  readonly durationMs: number;
}

/** `companions`: what goes with the workouts, such as classes, instructors and friends. */
export type SyncPhase =
  'signing-in' | 'listing' | 'fetching' | 'companions' | 'finished' | 'stopped' | 'failed';

/** Where a running sync stands; sent to the dashboard and drawn by the command line. */
export interface SyncProgress {
  readonly phase: SyncPhase;
  readonly startedAt: string;
  /** Workouts on Peloton's list, once it has said so. */
  readonly total: number | null;
  /** Workouts that need fetching in this run, once planned. */
  readonly planned: number | null;
  /** Of those planned, how many are stored. */
  readonly done: number;
  readonly failed: number;
  readonly requests: number;
  /** `null` until there is enough to judge by. */
  readonly secondsLeft: number | null;
  /** The local day of the workout read last; the reading goes from newest to oldest. */
  readonly reachedDate: string | null;
  /** What went wrong, when `phase` is `failed`. */
  readonly problem: { readonly kind: string; readonly message: string } | null;
}
