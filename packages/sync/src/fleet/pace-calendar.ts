/**
 * Owns the one calendar in which all workers of an installation put down their requests before they send them: how many
 * a second in all, how many for one rider, and who goes first. Pure; the state is kept where every worker sees it.
 */
import { laneRules, lanes, type FreshState, type Lane } from './lanes.ts';

export interface FleetPace {
  /** Of all workers together. */
  readonly requestsPerSecond: number;
  readonly requestsPerSecondOfRider: number;
}

export interface PaceState {
  /** Places given away, in ascending order. Place n begins at n / requestsPerSecond seconds since 1970. */
  readonly taken: readonly number[];
  /** From when on each lane may take its next place. */
  readonly laneFromMs: Readonly<Record<Lane, number>>;
  /** When the fresh lane last asked for a place. */
  readonly freshAskedAtMs: number;
  /** By how much the oldest fresh job that waits is late. */
  readonly freshLateMs: number;
}

export const emptyPace: PaceState = {
  taken: [],
  laneFromMs: { fresh: 0, backfill: 0, friends: 0 },
  freshAskedAtMs: 0,
  freshLateMs: 0,
};

export interface PlaceRequest {
  readonly lane: Lane;
  readonly nowMs: number;
  /** From when on the rider may be asked about again; 0 for one who was not asked about yet. */
  readonly riderFromMs: number;
  /** Until when nobody sends anything; absent or past: nothing holds. */
  readonly holdUntilMs?: number;
}

export interface Place {
  /** When to send; not before now. */
  readonly startMs: number;
  readonly state: PaceState;
  readonly riderFromMs: number;
}

/** For so long after a request the fresh lane counts as being in use. */
const freshLingersMs = 10_000;

/** Later than this, and the slow lanes give way. */
const freshMayBeLateMs = 5 * 60_000;

/** So far ahead a slow lane books at most, so that what changes in the fresh lane soon counts. */
const backlogMs = 30_000;

/** Gives the first free place from when on lane and rider may have one. */
export function takePlace(state: PaceState, request: PlaceRequest, pace: FleetPace): Place {
  const { lane, nowMs } = request;
  const spacingMs = 1000 / pace.requestsPerSecond;
  const fromMs = Math.max(nowMs, request.riderFromMs, request.holdUntilMs ?? 0, state.laneFromMs[lane]);
  const taken = state.taken.filter((place) => (place + 1) * spacingMs > nowMs);
  let place = Math.ceil(fromMs / spacingMs);
  for (const other of taken) if (other === place) place += 1;
  const startMs = place * spacingMs;
  const share = laneRules[lane].share[freshState(state, nowMs)];
  // Counted from when it might have been, so that being rounded up to a place costs the lane nothing.
  const countedMs = Math.max(nowMs, state.laneFromMs[lane], startMs - spacingMs);
  const laneFromMs = share === 1 ? 0 : Math.min(countedMs, nowMs + backlogMs) + spacingMs / share;
  return {
    startMs,
    riderFromMs: startMs + 1000 / pace.requestsPerSecondOfRider,
    state: {
      ...state,
      taken: [...taken, place].sort((a, b) => a - b),
      laneFromMs: { ...state.laneFromMs, [lane]: laneFromMs },
      freshAskedAtMs: lane === 'fresh' ? nowMs : state.freshAskedAtMs,
    },
  };
}

function freshState({ freshAskedAtMs, freshLateMs }: PaceState, nowMs: number): FreshState {
  if (freshLateMs > freshMayBeLateMs) return 'behind';
  return nowMs - freshAskedAtMs < freshLingersMs ? 'served' : 'idle';
}

/** The state as text, for wherever it is kept; what cannot be read begins anew. */
export function parsePace(text: string | null): PaceState {
  if (text === null) return emptyPace;
  const kept = JSON.parse(text) as Partial<PaceState>;
  const isWhole =
    Array.isArray(kept.taken) && lanes.every((lane) => typeof kept.laneFromMs?.[lane] === 'number');
  return isWhole ? { ...emptyPace, ...kept } : emptyPace;
}
