/** Owns the decision which workouts a sync fetches, and what of them: pure, from the ledger alone. */
import type { LedgerEntry } from '@ridebook/store';
import { isWanted, type SyncOptions } from './sync-options.ts';

/**
 * What is fetched of a workout:
 * - `whole`: detail and graph
 * - `graph`: the detail is archived and unchanged, its graph could not be had before
 * - `detail`: rank and ratings may have moved; the graph does not change any more
 */
export type FetchScope = 'whole' | 'graph' | 'detail';

export interface PlannedWorkout {
  readonly entry: LedgerEntry;
  readonly scope: FetchScope;
}

export interface SyncPlan {
  /** Newest first. */
  readonly planned: readonly PlannedWorkout[];
  /** Workouts that are stored and need nothing. */
  readonly untouched: number;
}

export interface PlanInput extends SyncOptions {
  readonly ledger: readonly LedgerEntry[];
  readonly nowMs: number;
  /** Rank and ratings of recent workouts are due for another look. */
  readonly isRefreshDue: boolean;
}

/** A leaderboard fills and a class collects ratings for about this long. */
const recentMs = 14 * 24 * 3_600_000;

export function planSync(input: PlanInput): SyncPlan {
  const planned = input.ledger
    .flatMap((entry) => {
      const scope = isWanted(input.types, entry) ? maybeScope(entry, input) : null;
      return scope === null ? [] : [{ entry, scope }];
    })
    .sort((a, b) => (a.entry.createdAt < b.entry.createdAt ? 1 : -1));
  const stored = input.ledger.filter(({ state }) => state === 'stored' || state === 'partial').length;
  const touched = planned.filter(({ entry }) => entry.state === 'stored' || entry.state === 'partial').length;
  return { planned, untouched: stored - touched };
}

function maybeScope(entry: LedgerEntry, input: PlanInput): FetchScope | null {
  if (entry.state === 'gone') return null;
  if (input.scope === 'everything' || entry.state === 'discovered') return 'whole';
  const hasChanged = entry.listedFingerprint !== entry.fetchedFingerprint;
  if (entry.reason !== null) {
    // Without a time to retry only a person can help, by asking for it.
    if (entry.retryAt === null || Date.parse(entry.retryAt) > input.nowMs) return null;
    return entry.state === 'partial' && !hasChanged ? 'graph' : 'whole';
  }
  if (hasChanged) return 'whole';
  const isRecent = input.nowMs - Date.parse(entry.createdAt) < recentMs;
  return isRecent && input.isRefreshDue ? 'detail' : null;
}
