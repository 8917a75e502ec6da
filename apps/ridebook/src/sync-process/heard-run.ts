/** Owns what the server hears of one sync in its process, and how it ends where the process ends before it. */
import type { SyncProgress, Workout } from '@ridebook/domain';
import type { SyncResult } from '@ridebook/sync';
import type { SyncRequest } from '../engine/book.ts';

/** The process of a sync ended before the sync did. */
export class BrokenOffError extends Error {
  override readonly name = 'BrokenOffError';
}

export interface HeardRun extends RunEnd {
  onProgress(progress: SyncProgress): void;
  onStored(workout: Workout): void;
  /** The process is gone. */
  breakOff(reason: string): void;
}

interface RunEnd {
  readonly resolve: (result: SyncResult) => void;
  readonly reject: (error: Error) => void;
}

export function createHeardRun({
  request,
  resolve,
  reject,
}: RunEnd & { readonly request: SyncRequest }): HeardRun {
  let last: SyncProgress | null = null;
  let stored = 0;
  return {
    resolve,
    reject,
    onProgress(progress) {
      last = progress;
      request.onProgress(progress);
    },
    onStored(workout) {
      stored += 1;
      request.onStored(workout);
    },
    breakOff(reason) {
      if (last === null) return reject(new BrokenOffError(reason));
      const problem = { kind: 'unexpected', message: reason };
      request.onProgress({ ...last, phase: 'failed', problem, secondsLeft: null });
      resolve({ ...brokenOff(last, stored), endedBy: new BrokenOffError(reason) });
    },
  };
}

/** What was heard of it until then. */
function brokenOff({ requests }: SyncProgress, stored: number): Omit<SyncResult, 'endedBy'> {
  const outcome = {
    requests,
    discovered: 0,
    added: stored,
    updated: 0,
    unchanged: 0,
    failed: [],
    writes: 0,
    durationMs: 0,
  };
  return { rider: null, outcome, newlyFailed: 0, wasStopped: false };
}
