/** Owns one sync from the first request to its outcome: account, list, plan, then every planned workout. */
import {
  isoInstant,
  type FailedWorkout,
  type Rider,
  type SyncOutcome,
} from '@ridebook/domain';
import type { LedgerEntry } from '@ridebook/store';
import type { SyncEffects } from './effects.ts';
import { fetchWorkout, type FetchedWorkout } from './fetch-workout.ts';
import { listWorkouts } from './list-workouts.ts';
import { planSync } from './plan-sync.ts';
import { createProgressMeter, type ProgressMeter } from './progress-meter.ts';

export interface SyncOptions {
  /** Read the whole list again instead of stopping at what is known. */
  readonly isFull: boolean;
}

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

/** One more than may be in flight, so that decoding and storing overlap with waiting. */
const parallelWorkouts = 3;

/** What a run has counted so far; one value, changed only here. */
interface Tally {
  discovered: number;
  added: number;
  updated: number;
  unchanged: number;
  writes: number;
  newlyFailed: number;
  readonly failed: FailedWorkout[];
}

/** Runs one sync. Never throws for what goes wrong upstream or in the store: that is in the result. */
export async function runSync(effects: SyncEffects, options: SyncOptions): Promise<SyncResult> {
  const startMs = effects.monotonicMs();
  const requestsBefore = effects.peloton.requestCount();
  const tally: Tally = {
    discovered: 0,
    added: 0,
    updated: 0,
    unchanged: 0,
    writes: 0,
    newlyFailed: 0,
    failed: [],
  };
  const meter = createProgressMeter({
    ...effects,
    requests: () => effects.peloton.requestCount() - requestsBefore,
  });
  let rider: Rider | null = null;
  let endedBy: unknown = null;
  try {
    rider = await readRider(effects, tally);
    const plan = await listAndPlan(effects, options, rider.id, tally, meter);
    await fetchPlanned(effects, rider.id, plan, tally, meter);
  } catch (error) {
    endedBy = error;
  }
  const wasStopped = endedBy === null && effects.isStopping();
  meter.finish(endedBy, wasStopped);
  const { newlyFailed, ...counts } = tally;
  const outcome = {
    requests: effects.peloton.requestCount() - requestsBefore,
    ...counts,
    durationMs: Math.round(effects.monotonicMs() - startMs),
  };
  return { rider, outcome, newlyFailed, endedBy, wasStopped };
}

async function readRider(effects: SyncEffects, tally: Tally): Promise<Rider> {
  const { rider, text } = await effects.peloton.me();
  const fetchedAt = isoInstant(effects.nowMs() / 1000);
  tally.writes += await effects.store.saveRider(rider, { kind: 'user', id: rider.id, text, fetchedAt });
  return rider;
}

async function listAndPlan(
  effects: SyncEffects,
  options: SyncOptions,
  riderId: string,
  tally: Tally,
  meter: ProgressMeter,
): Promise<readonly LedgerEntry[]> {
  meter.enter('listing');
  const ledger = await effects.store.listLedger(riderId);
  const knownIds = new Set(ledger.map((entry) => entry.workoutId));
  // Until one listing has reached the end, what lies beyond a known page is not known.
  const isComplete = (await effects.store.maybeState(riderId, listingState)) !== null;
  const listing = await listWorkouts({
    peloton: effects.peloton,
    riderId,
    ledger,
    isFull: options.isFull || !isComplete,
    isStopping: effects.isStopping,
    onPage: async (rows, total) => {
      tally.writes += await effects.store.recordListed(riderId, rows);
      meter.listed(total);
    },
  });
  if (listing.reachedEnd && !isComplete) {
    await effects.store.putState(riderId, listingState, isoInstant(effects.nowMs() / 1000));
  }
  tally.discovered = [...listing.ids].filter((id) => !knownIds.has(id)).length;
  const plan = planSync(await effects.store.listLedger(riderId), effects.nowMs());
  tally.unchanged = plan.untouched;
  meter.planned(plan.toFetch.length);
  return plan.toFetch;
}

/** Key of the rider's state that says when a listing first reached the end. */
const listingState = 'list-complete';

async function fetchPlanned(
  effects: SyncEffects,
  riderId: string,
  planned: readonly LedgerEntry[],
  tally: Tally,
  meter: ProgressMeter,
): Promise<void> {
  meter.enter('fetching');
  const queue = planned[Symbol.iterator]();
  let isEnding = false;
  const work = async (): Promise<void> => {
    for (const entry of queue) {
      if (isEnding || effects.isStopping()) return;
      try {
        const fetched = await fetchWorkout(effects, riderId, entry);
        count(tally, entry, fetched);
        if (fetched.workout !== null && fetched.status !== 'unchanged') effects.onStored(fetched.workout);
        meter.fetched(fetched);
      } catch (error) {
        isEnding = true;
        throw error;
      }
    }
  };
  // Every worker ends before the run does: nothing is written after its outcome was told.
  const results = await Promise.allSettled(Array.from({ length: parallelWorkouts }, work));
  const rejected = results.find((result) => result.status === 'rejected');
  if (rejected !== undefined) throw rejected.reason;
}

function count(tally: Tally, entry: LedgerEntry, fetched: FetchedWorkout): void {
  tally.writes += fetched.writes;
  if (fetched.status !== 'failed') tally[fetched.status] += 1;
  if (fetched.failure === null) return;
  tally.failed.push(fetched.failure);
  if (entry.attempts === 0) tally.newlyFailed += 1;
}
