/**
 * Owns when all workers stop asking Peloton: during a cool-down, and while it fails for one rider after the other. One of
 * them looks now and then whether it is over.
 */
import { isCoolingDown, type CoolDown } from '../cool-down.ts';

/** What all workers know of Peloton's state. */
export interface FleetHealth {
  /** Jobs in a row, of whichever worker, that ended because Peloton could not be had. */
  readonly failuresInARow: number;
  /** Until when nobody asks because of them. */
  readonly pausedUntilMs: number;
  /** From when on one worker may look whether a refusal is over. */
  readonly probeFromMs: number;
  /** Until when no request is sent because one was answered with 429: short, and slept through. */
  readonly holdUntilMs: number;
  /** The cool-down that the whole installation keeps. */
  readonly coolDown: CoolDown | null;
}

export const goodHealth: FleetHealth = {
  failuresInARow: 0,
  pausedUntilMs: 0,
  probeFromMs: 0,
  holdUntilMs: 0,
  coolDown: null,
};

/**
 * - `work`: take a job
 * - `probe`: take one, for everybody; the others wait
 * - `wait`: take none before `untilMs`
 */
export type FleetMove =
  | { readonly kind: 'work' }
  | { readonly kind: 'probe'; readonly health: FleetHealth }
  | { readonly kind: 'wait'; readonly untilMs: number };

const minuteMs = 60_000;

/** Fewer failures in a row than this are single riders' trouble. */
const failuresBorne = 5;
const longestPauseMs = 10 * minuteMs;

/** How often one worker looks whether a refusal whose end nobody stated is over. */
const probeEveryMs = 15 * minuteMs;

/** A look of which nothing is heard for so long died with its worker: another one may look. */
const probeLastsMs = 2 * minuteMs;

/** What a look sends at most: the account, the list, and something of a workout or of what goes with it. */
export const probeRequests = 5;

/** Decides what a worker does next. */
export function decideMove(health: FleetHealth, nowMs: number): FleetMove {
  const { coolDown } = health;
  if (isCoolingDown(coolDown, nowMs)) {
    // What Peloton stated is obeyed to the end. A guess about a closed door is long, and one knock is no siege.
    const mayProbe = coolDown.kind === 'blocked';
    if (!mayProbe || coolDown.guessedMs === null) return { kind: 'wait', untilMs: coolDown.untilMs };
    const beganMs = coolDown.untilMs - coolDown.guessedMs;
    const probeFromMs = Math.max(health.probeFromMs, beganMs + probeEveryMs);
    if (nowMs < probeFromMs) return { kind: 'wait', untilMs: Math.min(probeFromMs, coolDown.untilMs) };
    return { kind: 'probe', health: { ...health, probeFromMs: nowMs + probeLastsMs } };
  }
  if (nowMs < health.pausedUntilMs) return { kind: 'wait', untilMs: health.pausedUntilMs };
  if (health.failuresInARow < failuresBorne) return { kind: 'work' };
  if (nowMs < health.probeFromMs) return { kind: 'wait', untilMs: health.probeFromMs };
  return { kind: 'probe', health: { ...health, probeFromMs: nowMs + probeLastsMs } };
}

/** Learns from how a job ended. @param isUpstreamDown it ended because Peloton could not be had */
export function learnFromJob(health: FleetHealth, isUpstreamDown: boolean, nowMs: number): FleetHealth {
  if (!isUpstreamDown) return { ...health, failuresInARow: 0, pausedUntilMs: 0, probeFromMs: 0 };
  // Jobs that were under way when the pause began say nothing new.
  if (nowMs < health.pausedUntilMs) return health;
  const failuresInARow = health.failuresInARow + 1;
  const repeats = failuresInARow - failuresBorne;
  if (repeats < 0) return { ...health, failuresInARow };
  const pauseMs = Math.min(longestPauseMs, minuteMs * 2 ** repeats);
  return { ...health, failuresInARow, pausedUntilMs: nowMs + pauseMs };
}

/**
 * Learns from a look at a closed door that did not get through.
 * @param saw `nothing`: there was no job, or it ended for a reason of its own; the next look may be at once
 */
export const learnFromProbe = (
  health: FleetHealth,
  saw: 'refusal' | 'nothing',
  nowMs: number,
): FleetHealth => ({ ...health, probeFromMs: saw === 'refusal' ? nowMs + probeEveryMs : nowMs });

/** As long as Peloton said, or this long where it did not say. What is longer than this ends the job by a cool-down. */
const unstatedHoldMs = 10_000;
export const longestHoldMs = 60_000;

/** Learns from an answer of 429: whoever sends next waits. @param statedMs how long Peloton said, `null` where it did not */
export const holdAll = (health: FleetHealth, statedMs: number | null, nowMs: number): FleetHealth => ({
  ...health,
  holdUntilMs: Math.max(health.holdUntilMs, nowMs + Math.min(longestHoldMs, statedMs ?? unstatedHoldMs)),
});

export function parseHealth(text: string | null): FleetHealth {
  return text === null ? goodHealth : { ...goodHealth, ...(JSON.parse(text) as Partial<FleetHealth>) };
}
