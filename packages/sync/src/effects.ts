/** Owns what the sync engine is given to act with: it has no network, clock or disk of its own. */
import type { SyncProgress, Workout } from '@ridebook/domain';
import type { PelotonClient } from '@ridebook/peloton';
import type { Store } from '@ridebook/store';

export interface SyncEffects {
  readonly peloton: PelotonClient;
  readonly store: Store;
  /** UTC epoch milliseconds. */
  readonly nowMs: () => number;
  /** Milliseconds that never jump, for durations. */
  readonly monotonicMs: () => number;
  /** Whether the person or the system asked to stop; what is under way is finished first. */
  readonly isStopping: () => boolean;
  readonly onProgress: (progress: SyncProgress) => void;
  /** Called after each workout is durably stored. */
  readonly onStored: (workout: Workout) => void;
}
