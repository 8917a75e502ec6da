/** Owns looking ahead: what a sync would do now, found out by listing and planning, with nothing written. */
import type { ListedRow, PelotonClient } from '@ridebook/peloton';
import type { LedgerEntry, Store } from '@ridebook/store';
import { listWorkouts } from './list-workouts.ts';
import { isFullListingDue, isRefreshDue, listedToEndKey, refreshedKey } from './listing-schedule.ts';
import { planSync } from './plan-sync.ts';
import type { SyncOptions } from './sync-options.ts';

export interface SyncPreview {
  readonly requests: number;
  /** Listed and never seen before. */
  readonly discovered: number;
  /** Would be fetched: new, changed, or due for another try. */
  readonly toFetch: number;
  /** Would be looked at again for its rank and ratings only. */
  readonly toRefresh: number;
  /** Stored, and nothing would be asked about it. */
  readonly unchanged: number;
}

export interface PreviewEffects {
  readonly peloton: Pick<PelotonClient, 'me' | 'workoutsPage' | 'requestCount'>;
  readonly store: Pick<Store, 'listLedger' | 'maybeState'>;
  readonly nowMs: () => number;
  readonly isStopping: () => boolean;
}

export async function previewSync(effects: PreviewEffects, options: SyncOptions): Promise<SyncPreview> {
  const { peloton, store, nowMs, isStopping } = effects;
  const requestsBefore = peloton.requestCount();
  const { rider } = await peloton.me();
  const ledger = await store.listLedger(rider.id);
  const listedToEndAt = await store.maybeState(rider.id, listedToEndKey);
  const listing = await listWorkouts({
    peloton,
    riderId: rider.id,
    ledger,
    isFull: options.scope === 'everything' || isFullListingDue({ listedToEndAt, ledger, nowMs: nowMs() }),
    isStopping,
    onPage: () => Promise.resolve(),
  });
  const known = new Set(ledger.map(({ workoutId }) => workoutId));
  const unknown = [...listing.rows.values()].filter((row) => !known.has(row.workoutId));
  const plan = planSync({
    ...options,
    ledger: [...ledger.map((entry) => asListed(entry, listing.rows)), ...unknown.map(discoveredEntry)],
    nowMs: nowMs(),
    isRefreshDue: isRefreshDue(await store.maybeState(rider.id, refreshedKey), nowMs()),
  });
  const toRefresh = plan.planned.filter(({ scope }) => scope === 'detail').length;
  return {
    requests: peloton.requestCount() - requestsBefore,
    discovered: unknown.length,
    toFetch: plan.planned.length - toRefresh,
    toRefresh,
    unchanged: plan.untouched,
  };
}

/** The entry as the ledger would hold it after this listing. */
function asListed(entry: LedgerEntry, rows: ReadonlyMap<string, ListedRow>): LedgerEntry {
  const row = rows.get(entry.workoutId);
  if (row === undefined) return entry;
  const { fingerprint: listedFingerprint, createdAt, discipline, isOutdoor } = row;
  const state =
    entry.state !== 'gone' ? entry.state : entry.fetchedFingerprint === null ? 'discovered' : 'stored';
  return { ...entry, state, listedFingerprint, createdAt, discipline, isOutdoor, missedAt: null };
}

const discoveredEntry = (row: ListedRow): LedgerEntry => ({
  workoutId: row.workoutId,
  state: 'discovered',
  fetchedFingerprint: null,
  listedFingerprint: row.fingerprint,
  createdAt: row.createdAt,
  discipline: row.discipline,
  isOutdoor: row.isOutdoor,
  attempts: 0,
  retryAt: null,
  reason: null,
  missedAt: null,
});
