/**
 * Owns a sync without a store: workouts are carried from Peloton to a shelf that remembers what it holds. It may be ended
 * at any moment and called again: what the shelf has is not fetched a second time, what it lacks is.
 */
import type { FailedWorkout } from '@ridebook/domain';
import { decodeWorkout, RequestError, type PelotonClient } from '@ridebook/peloton';
import type { LedgerEntry, WorkoutFailure } from '@ridebook/store';
import { failedWorkout, failureOf } from '../failures.ts';
import { listWorkouts, type Listing } from '../list-workouts.ts';
import { createMovedCheck } from '../moved-check.ts';
import { planSync } from '../plan-sync.ts';
import type { KeptWorkout, Shelf } from './shelf.ts';

export interface CarryEffects {
  readonly peloton: Pick<PelotonClient, 'workoutsPage' | 'workout' | 'maybeGraph'>;
  readonly shelf: Shelf;
  readonly nowMs: () => number;
  /** Whether the time is up; what is under way is finished first. */
  readonly isStopping: () => boolean;
  /** Told before the first workout is fetched, when there are any. */
  readonly onPlanned: (workouts: number) => Promise<void>;
}

export interface CarryRequest {
  readonly riderId: string;
  /** Names of disciplines, or `outdoor`; `null` for all. */
  readonly types: readonly string[] | null;
  /** A shelf that is filled from its oldest end lacks nothing but its newest, wherever it is cut. */
  readonly order: 'newest-first' | 'oldest-first';
  /**
   * How many more workouts the list has claimed than it showed when it was last read to its end, usually 0; `null` while
   * it never was. As long as that stays, a page of known workouts ends the reading.
   */
  readonly listedGap: number | null;
}

export interface CarryResult {
  readonly discovered: number;
  readonly added: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly failed: readonly FailedWorkout[];
  /** Planned and not come to. */
  readonly remaining: number;
  /** The time was up before the list was read or everything planned was come to. */
  readonly wasStopped: boolean;
  /** To be passed to the next run. */
  readonly listedGap: number | null;
  /** What ended the run early: an `UpstreamError`, a `SignInAgainError`, whatever the shelf threw; or `null`. */
  readonly endedBy: unknown;
}

/** Never throws for what goes wrong upstream or on the shelf: that is in the result. */
export async function carryWorkouts(effects: CarryEffects, request: CarryRequest): Promise<CarryResult> {
  const tally = { discovered: 0, added: 0, updated: 0, unchanged: 0, remaining: 0 };
  const failed: FailedWorkout[] = [];
  let { listedGap } = request;
  let endedBy: unknown = null;
  let wasStopped = false;
  try {
    const before = await effects.shelf.listLedger();
    listedGap = await listAll(effects, request, before);
    wasStopped = effects.isStopping();
    const ledger = await effects.shelf.listLedger();
    tally.discovered = ledger.length - before.length;
    const plan = planSync({
      scope: 'new',
      types: request.types,
      ledger: ledger.filter(({ missedAt }) => missedAt === null),
      nowMs: effects.nowMs(),
      isRefreshDue: false,
    });
    const entries = plan.planned.map(({ entry }) => entry);
    const ordered = request.order === 'newest-first' ? entries : entries.toReversed();
    tally.unchanged = plan.untouched;
    tally.remaining = ordered.length;
    if (ordered.length > 0) await effects.onPlanned(ordered.length);
    const checkAnswers = createMovedCheck();
    for (const entry of ordered) {
      wasStopped = effects.isStopping();
      if (wasStopped) break;
      const { failure, isUnknown } = await carryWorkout(effects, entry);
      checkAnswers({ isUnknown });
      tally.remaining -= 1;
      if (failure !== null) failed.push(failedWorkout(failure));
      if (failure === null || !failure.isWhole) tally[isHeld(entry) ? 'updated' : 'added'] += 1;
    }
  } catch (error) {
    endedBy = error;
  }
  return { ...tally, failed, wasStopped, listedGap, endedBy };
}

const isHeld = ({ state }: LedgerEntry): boolean => state === 'stored' || state === 'partial';

/** Reads what is new of the list, and all of it where its total says that something slipped. @returns the gap */
async function listAll(
  effects: CarryEffects,
  { riderId, listedGap }: CarryRequest,
  ledger: readonly LedgerEntry[],
): Promise<number | null> {
  const { peloton, shelf, isStopping } = effects;
  const list = async (isFull: boolean): Promise<Listing> =>
    listWorkouts({
      peloton,
      riderId,
      ledger: await shelf.listLedger(),
      isFull,
      isStopping,
      onPage: async (rows) => shelf.recordListed(rows),
    });
  const first = await list(listedGap === null);
  const gapOf = async ({ total }: Listing): Promise<number> =>
    (total ?? 0) - present(await shelf.listLedger());
  const hasSlipped =
    !first.isComplete && first.total !== null && !isStopping() && (await gapOf(first)) !== listedGap;
  const listing = hasSlipped ? await list(true) : first;
  if (!listing.isComplete) return listedGap;
  const missing = ledger.filter(({ workoutId }) => !listing.rows.has(workoutId));
  if (missing.length > 0) await shelf.recordMissing(missing.map(({ workoutId }) => workoutId));
  return listing.total === null ? 0 : gapOf(listing);
}

const present = (ledger: readonly LedgerEntry[]): number =>
  ledger.filter(({ missedAt }) => missedAt === null).length;

interface Carried {
  /** `isWhole`: nothing of the workout could be had. */
  readonly failure: (WorkoutFailure & { readonly isWhole: boolean }) | null;
  readonly isUnknown: boolean;
}

/** A refusal that concerns only this workout is a result. @throws what concerns all of them */
async function carryWorkout(effects: CarryEffects, entry: LedgerEntry): Promise<Carried> {
  try {
    const kept = await fetchOne(effects, entry);
    await effects.shelf.keep(kept);
    return { failure: kept.failure === null ? null : { ...kept.failure, isWhole: false }, isUnknown: false };
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
    const failure = failureOf(effects, entry, `${error.message}.`);
    await effects.shelf.recordFailure(failure);
    return { failure: { ...failure, isWhole: true }, isUnknown: error.kind === 'not-found' };
  }
}

async function fetchOne(effects: CarryEffects, entry: LedgerEntry): Promise<KeptWorkout> {
  const detail = await effects.peloton.workout(entry.workoutId);
  let graph: unknown = null;
  let failure: WorkoutFailure | null = null;
  try {
    graph = (await effects.peloton.maybeGraph(entry.workoutId))?.json ?? null;
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
    failure = failureOf(effects, entry, `${error.message} when asked for its samples.`);
  }
  return {
    workout: decodeWorkout(detail.json, graph).workout,
    fingerprint: entry.listedFingerprint,
    failure,
  };
}
