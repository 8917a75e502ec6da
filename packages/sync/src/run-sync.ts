/** Owns one sync from the first request to its outcome: account, list, plan, then every planned workout. */
import { isoInstant, type FailedWorkout, type Rider, type SyncOutcome } from '@ridebook/domain';
import { decodeRiderValues } from '@ridebook/peloton';
import type { LedgerEntry } from '@ridebook/store';
import { catchUp } from './catch-up.ts';
import { expectNewClasses, readCompanions } from './companions/read-companions.ts';
import type { SyncEffects } from './effects.ts';
import { fetchWorkout, type FetchedWorkout } from './fetch-workout.ts';
import type { FieldObservation } from './field-watch.ts';
import { inParallel } from './in-parallel.ts';
import { createMovedCheck } from './moved-check.ts';
import { listWorkouts, type Listing } from './list-workouts.ts';
import {
  isFullListingDue,
  isRefreshDue,
  listedToEndKey,
  maybeListedToEndAt,
  refreshedKey,
} from './listing-schedule.ts';
import { planSync, type PlannedWorkout } from './plan-sync.ts';
import { createProgressMeter, type ProgressMeter } from './progress-meter.ts';
import { noteFields } from './repair-notice.ts';
import type { SyncOptions } from './sync-options.ts';

export interface SyncResult {
  readonly rider: Rider | null;
  readonly outcome: SyncOutcome;
  /** Failures of workouts that had not failed before. */
  readonly newlyFailed: number;
  /** What ended the sync early: an `UpstreamError`, a `SignInAgainError`, a `StorageError`. What is stored stays. */
  readonly endedBy: unknown;
  /** It stopped because it was asked to. */
  readonly wasStopped: boolean;
}

/** What a run has counted so far; one value, changed only here. */
interface Tally {
  discovered: number;
  added: number;
  updated: number;
  unchanged: number;
  writes: number;
  newlyFailed: number;
  readonly failed: FailedWorkout[];
  /** What the workouts fetched had of the fields that are watched. */
  readonly observations: FieldObservation[];
}

/** What every step of one run works with. */
interface Run {
  readonly effects: SyncEffects;
  readonly options: SyncOptions;
  readonly riderId: string;
  readonly tally: Tally;
  readonly meter: ProgressMeter;
}

/** Runs one sync. Never throws for what goes wrong upstream or in the store: that is in the result. */
export async function runSync(effects: SyncEffects, options: SyncOptions): Promise<SyncResult> {
  const startMs = effects.monotonicMs();
  const requestsBefore = effects.peloton.requestCount();
  const requests = (): number => effects.peloton.requestCount() - requestsBefore;
  const tally: Tally = {
    discovered: 0,
    added: 0,
    updated: 0,
    unchanged: 0,
    writes: 0,
    newlyFailed: 0,
    failed: [],
    observations: [],
  };
  const meter = createProgressMeter({ ...effects, requests });
  let rider: Rider | null = null;
  let endedBy: unknown = null;
  try {
    rider = await readRider(effects, tally);
    const run: Run = { effects, options, riderId: rider.id, tally, meter };
    tally.writes += await catchUp(effects, rider.id);
    await listAll(run);
    await fetchPlanned(run);
    meter.enter('companions');
    tally.writes += await readCompanions({ ...effects, riderId: rider.id }, options);
  } catch (error) {
    endedBy = error;
  }
  const wasStopped = endedBy === null && effects.isStopping();
  meter.finish(endedBy, wasStopped);
  const { newlyFailed, observations: _observations, ...counts } = tally;
  const durationMs = Math.round(effects.monotonicMs() - startMs);
  return {
    rider,
    outcome: { requests: requests(), ...counts, durationMs },
    newlyFailed,
    endedBy,
    wasStopped,
  };
}

async function readRider(effects: SyncEffects, tally: Tally): Promise<Rider> {
  const { rider, json, text } = await effects.peloton.me();
  const fetchedAt = isoInstant(effects.nowMs() / 1000);
  tally.writes += await effects.store.saveRider(rider, {
    kind: 'user',
    id: rider.id,
    text,
    fetchedAt,
    replacesNewest: true,
  });
  const values = decodeRiderValues(json, fetchedAt.slice(0, 10));
  tally.writes += await effects.store.noteAccountValues(rider.id, values);
  return rider;
}

/** Reads the list into the ledger, and notes what a complete one no longer shows. */
async function listAll({ effects, options, riderId, tally, meter }: Run): Promise<void> {
  meter.enter('listing');
  const { store, nowMs } = effects;
  const ledger = await store.listLedger(riderId);
  const listedToEndAt = await maybeListedToEndAt(store, riderId);
  const listing = await listWorkouts({
    peloton: effects.peloton,
    riderId,
    ledger,
    isFull: options.scope === 'everything' || isFullListingDue({ listedToEndAt, ledger, nowMs: nowMs() }),
    isStopping: effects.isStopping,
    onPage: async (rows, total) => {
      tally.writes += await store.recordListed(riderId, rows);
      meter.listed(total);
    },
  });
  const known = new Set(ledger.map((entry) => entry.workoutId));
  tally.discovered = [...listing.rows.keys()].filter((id) => !known.has(id)).length;
  if (!listing.isComplete) return;
  const missing = missingFrom(listing, ledger);
  const missedAt = isoInstant(nowMs() / 1000);
  if (missing.length > 0) tally.writes += (await store.markMissing(riderId, missing, missedAt)).writes;
  await store.putState(riderId, listedToEndKey, missedAt);
}

const missingFrom = (listing: Listing, ledger: readonly LedgerEntry[]): readonly string[] =>
  ledger
    .filter(({ workoutId, state }) => state !== 'gone' && !listing.rows.has(workoutId))
    .map(({ workoutId }) => workoutId);

async function fetchPlanned({ effects, options, riderId, tally, meter }: Run): Promise<void> {
  const { store, nowMs } = effects;
  const refreshDue = isRefreshDue(await store.maybeState(riderId, refreshedKey), nowMs());
  const ledger = await store.listLedger(riderId);
  const plan = planSync({ ...options, ledger, nowMs: nowMs(), isRefreshDue: refreshDue });
  const noteRefreshed = (): Promise<void> =>
    store.putState(riderId, refreshedKey, isoInstant(nowMs() / 1000));
  const hasRefreshes = refreshDue && plan.planned.some(({ scope }) => scope === 'detail');
  // Noted at once where there is nothing to look at again, or each part of a long first sync would look anew at the last.
  if (refreshDue && !hasRefreshes) await noteRefreshed();
  tally.unchanged = plan.untouched;
  meter.planned(plan.planned.length);
  meter.enter('fetching');
  if (plan.planned.some(({ entry }) => entry.state === 'discovered' || entry.state === 'failed'))
    await expectNewClasses({ store, riderId });
  const checkAnswers = createMovedCheck();
  const fetching = inParallel(plan.planned, async (planned) => {
    if (effects.isStopping()) return;
    const fetched = await fetchWorkout(effects, riderId, planned);
    checkAnswers(fetched);
    count(tally, planned, fetched);
    if (fetched.workout !== null && fetched.status !== 'unchanged') effects.onStored(fetched.workout);
    meter.fetched(fetched);
  });
  // Also of a sync that is broken off: what was seen was seen.
  await fetching.finally(() => noteFields(effects, riderId, tally.observations));
  if (hasRefreshes && !effects.isStopping()) await noteRefreshed();
}

function count(tally: Tally, { entry }: PlannedWorkout, fetched: FetchedWorkout): void {
  tally.writes += fetched.writes;
  if (fetched.status !== 'failed') tally[fetched.status] += 1;
  if (fetched.observation !== null) tally.observations.push(fetched.observation);
  if (fetched.failure === null) return;
  tally.failed.push(fetched.failure);
  if (entry.reason === null) tally.newlyFailed += 1;
}
