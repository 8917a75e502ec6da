/** Owns what is remembered of a running sync beyond its last progress: when each phase began. */
import type { StatusAnswer, SyncPhase, SyncProgress } from '@ridebook/domain';

export interface Reading {
  readonly progress: SyncProgress;
  /** Seconds from the start to the first sight of each phase; a phase that passed unseen is absent. */
  readonly reachedAfterSeconds: Readonly<Partial<Record<SyncPhase, number>>>;
}

/** The reading after another progress; one that belongs to another sync starts over. */
export function continueReading(before: Reading | null, progress: SyncProgress, nowMs: number): Reading {
  const seconds = Math.max(0, (nowMs - Date.parse(progress.startedAt)) / 1000);
  const isSameSync = before !== null && before.progress.startedAt === progress.startedAt;
  const known = isSameSync ? before.reachedAfterSeconds : {};
  // Only the step from one phase to the next is an observation of time: a page opened late saw none.
  const isStep = isSameSync && before.progress.phase !== progress.phase;
  return {
    progress,
    reachedAfterSeconds: isStep ? { ...known, [progress.phase]: seconds } : known,
  };
}

/** Whether a sync still runs. */
export function isRunning(progress: SyncProgress): boolean {
  return progress.phase !== 'finished' && progress.phase !== 'stopped' && progress.phase !== 'failed';
}

/** How much of the reading is done, 0 to 1, or `null` before it is planned. */
export function maybeShareDone(progress: SyncProgress): number | null {
  if (progress.planned === null) return null;
  if (progress.planned === 0) return 1;
  return Math.min(1, (progress.done + progress.failed) / progress.planned);
}

/**
 * The reading that has not brought the whole history yet, or `null`: while there is one, what is there is only a part.
 * After a reload nobody tells of the one that was stopped; its place is then taken by one that knows only how many came.
 */
export function maybeUnfinished(status: StatusAnswer, reading: Reading | null): SyncProgress | null {
  const progress = reading?.progress ?? status.sync;
  if (progress === null) return status.isHistoryComplete ? null : maybeForgotten(status);
  // Everything is stored once the companions' turn has come.
  if (progress.phase === 'finished' || progress.phase === 'companions') return null;
  return status.isHistoryComplete || progress.planned === 0 ? null : progress;
}

function maybeForgotten({ storedWorkouts, lastSync }: StatusAnswer): SyncProgress | null {
  if (lastSync === null || storedWorkouts === 0) return null;
  return {
    phase: 'stopped',
    startedAt: lastSync.finishedAt,
    total: null,
    planned: null,
    done: storedWorkouts,
    failed: 0,
    requests: 0,
    secondsLeft: null,
    reachedDate: null,
    problem: null,
  };
}
