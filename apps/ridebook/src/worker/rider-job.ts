/** Owns one job: a slice of a member's sync or of their friends, in their own session and under their own lock. */
import {
  limitedError,
  maybeRetryAfterMs,
  SignInAgainError,
  TransportError,
  UpstreamError,
  type Transport,
} from '@ridebook/peloton';
import { LockHeldError } from '@ridebook/store';
import { laneRules, longestHoldMs, probeRequests, readFriendsAlone, type Lane } from '@ridebook/sync';
import type { Book } from '../engine/book.ts';
import type { CoolDownKeeper } from '../engine/cool-down.ts';
import type { FleetState } from './fleet-state.ts';
import type { Roster } from './roster.ts';
import { createSharedPacer } from './shared-pacer.ts';

/**
 * How a job ended:
 * - `done`: nothing is left to do for now
 * - `more`: the slice is full, and there is more
 * - `stopped`: the worker was asked to stop; there may be more
 * - `signed-out`: the member has to sign in again, or has no membership any more
 * - `upstream`: Peloton could not be had
 * - `gone`: the member was deleted
 * - `busy`: somebody else is at work for this member
 * - `failed`: it may work another time
 */
export type JobEndingKind =
  'done' | 'more' | 'stopped' | 'signed-out' | 'upstream' | 'gone' | 'busy' | 'failed';

export interface JobEnding {
  readonly kind: JobEndingKind;
  readonly requests: number;
  readonly added: number;
  /** What ended it early, or `null`. */
  readonly error: Error | null;
}

export interface RiderJob {
  readonly lane: Lane;
  readonly memberId: string;
  /** It looks, for all workers, whether a refusal is over. */
  readonly isProbe: boolean;
  /** The worker stops, or the job has become another worker's. */
  readonly isStopping: () => boolean;
}

export interface RiderJobEffects {
  /** The owner's. */
  readonly book: Book;
  readonly roster: Roster;
  readonly state: FleetState;
}

interface Slice {
  readonly book: Book;
  readonly job: RiderJob;
  /** The slice is full. */
  readonly isFull: () => boolean;
}

interface JobWatch {
  readonly onRequest: () => void;
  /** Peloton wants to be left alone for longer than anybody waits: the job ends, and says so to all. */
  readonly onRefusal: () => void;
  /** No request of the job waits for its place any longer. */
  readonly isStopping: () => boolean;
}

type Outcome = Omit<JobEnding, 'requests'>;

/** Never throws for what goes wrong with Peloton, the store or the member: that is in the ending. */
export async function runRiderJob(effects: RiderJobEffects, job: RiderJob): Promise<JobEnding> {
  let requests = 0;
  let isRefused = false;
  const book = bookOf(effects, job, {
    onRequest: () => (requests += 1),
    onRefusal: () => (isRefused = true),
    isStopping: () => job.isStopping() || isRefused,
  });
  const requestsAtOnce = job.isProbe ? probeRequests : laneRules[job.lane].requestsAtOnce;
  const isFull = (): boolean => requests >= requestsAtOnce;
  const outcome = await run(effects, { book, job, isFull });
  return { ...outcome, requests };
}

async function run({ roster }: RiderJobEffects, slice: Slice): Promise<Outcome> {
  const { book, job } = slice;
  const isGone = async (): Promise<boolean> =>
    !(await roster.has(job.memberId)) || !(await book.vault.exists());
  const whyNobody = async (): Promise<JobEndingKind> =>
    (await roster.has(job.memberId)) ? 'signed-out' : 'gone';
  try {
    if (await isGone()) return { kind: await whyNobody(), added: 0, error: null };
    const outcome = await (job.lane === 'friends' ? readFriends(slice) : syncSlice(slice));
    // Who was deleted meanwhile took the lock away from this job: that is no failure.
    const isOver = outcome.kind === 'failed' && (await isGone());
    return isOver ? { kind: await whyNobody(), added: outcome.added, error: null } : outcome;
  } catch (error) {
    return endingOf(error, job, 0);
  }
}

function endingOf(error: unknown, { isStopping }: RiderJob, added: number): Outcome {
  if (error instanceof TransportError && isStopping()) return { kind: 'stopped', added, error: null };
  const known = error instanceof Error ? error : new Error(String(error));
  return { kind: kindOf(known), added, error: known };
}

function kindOf(error: Error): JobEndingKind {
  if (error instanceof SignInAgainError) return 'signed-out';
  if (error instanceof LockHeldError) return 'busy';
  if (!(error instanceof UpstreamError)) return 'failed';
  // A membership that has ended is this member's alone.
  return error.kind === 'lapsed' ? 'signed-out' : 'upstream';
}

/** The member's book, at the pace and under the silence that all workers keep. */
function bookOf({ book, state }: RiderJobEffects, job: RiderJob, watch: JobWatch): Book {
  const { clock, coolDown, transport } = book;
  return book.ofMember(job.memberId, {
    pacer: createSharedPacer({ ...job, isStopping: watch.isStopping, state, clock }),
    transport: holdingTransport(transport, { state, coolDown, nowMs: clock.nowMs }, watch),
    // Asked before each request instead: the one that looks whether it is over has to get through.
    coolDown: { ...coolDown, check: () => Promise.resolve() },
  });
}

interface Told {
  readonly state: FleetState;
  readonly coolDown: CoolDownKeeper;
  readonly nowMs: () => number;
}

/** Tells every worker of an answer that asks for fewer requests, before anybody sends the next one. */
function holdingTransport(
  transport: Transport,
  { state, coolDown, nowMs }: Told,
  { onRequest, onRefusal }: JobWatch,
): Transport {
  return async (request) => {
    onRequest();
    const response = await transport(request);
    if (response.status !== 429) return response;
    const statedMs = maybeRetryAfterMs(response.headers['retry-after'], nowMs());
    await state.hold(statedMs);
    if (statedMs !== null && statedMs > longestHoldMs) {
      onRefusal();
      // Not when the job ends: a worker that dies before would take what it knows with it.
      await coolDown.learn(limitedError(response.status, nowMs() + statedMs, false));
    }
    return response;
  };
}

async function syncSlice({ book, job, isFull }: Slice): Promise<Outcome> {
  const { types } = await book.settings.read();
  const { endedBy, outcome, wasStopped } = await book.sync({
    options: { scope: 'new', types, friends: 'leave' },
    isStopping: () => job.isStopping() || isFull(),
    onProgress: () => undefined,
    onStored: () => undefined,
  });
  const { added } = outcome;
  if (endedBy !== null) return endingOf(endedBy, job, added);
  if (!wasStopped) return { kind: 'done', added, error: null };
  return { kind: job.isStopping() ? 'stopped' : 'more', added, error: null };
}

async function readFriends({ book, job, isFull }: Slice): Promise<Outcome> {
  const { store, clock } = book;
  const rider = await book.maybeRider();
  if (rider === null) return { kind: 'done', added: 0, error: null };
  const isStopping = (): boolean => job.isStopping() || isFull();
  await book.withLock('sync', () =>
    book.ask((peloton) =>
      readFriendsAlone({ peloton, store, riderId: rider.id, nowMs: clock.nowMs, isStopping }),
    ),
  );
  const kind = job.isStopping() ? 'stopped' : isFull() ? 'more' : 'done';
  return { kind, added: 0, error: null };
}
