/** Owns the decision which workouts a sync fetches: pure, from the ledger alone. */
import type { LedgerEntry } from '@ridebook/store';

export interface SyncPlan {
  /** Newest first. */
  readonly toFetch: readonly LedgerEntry[];
  /** Entries that are complete, or not due yet. */
  readonly untouched: number;
}

export function planSync(ledger: readonly LedgerEntry[], nowMs: number): SyncPlan {
  const toFetch = ledger.filter((entry) => needsFetching(entry, nowMs));
  return {
    toFetch: toFetch.sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1)),
    untouched: ledger.length - toFetch.length,
  };
}

function needsFetching(entry: LedgerEntry, nowMs: number): boolean {
  const isDue = entry.retryAt === null || Date.parse(entry.retryAt) <= nowMs;
  switch (entry.state) {
    case 'discovered':
      return isDue;
    case 'stored':
      return isDue && entry.listedFingerprint !== entry.fetchedFingerprint;
    case 'partial':
    case 'failed':
      return isDue;
    case 'gone':
      return false;
  }
}
