/** Owns when a rider's turn comes in a lane: regularly, and spread so that never many come at once. */
import { laneRules, type Lane } from './lanes.ts';

/** A turn comes earlier or later than the rule says by at most this part of it. */
const jitter = 0.2;

/**
 * When the next turn comes. Counted from when the work is handed out, and once more from when it was done: whoever waited
 * for an hour in an outage is not due again at once.
 * @param random uniform in [0, 1)
 * @param stretch of all lanes' turns: 0.25 for a turn a quarter of an hour where the rule says an hour
 * @returns `null` for a lane without regular turns
 */
export function nextDueMs(lane: Lane, nowMs: number, random: number, stretch = 1): number | null {
  const { everyMs } = laneRules[lane];
  return everyMs === null ? null : Math.round(nowMs + everyMs * stretch * (1 - jitter + 2 * jitter * random));
}

/**
 * The first turn of a rider who has just come: at once for one who is waiting for it, and spread over the lane's whole
 * stretch for one of many, as when a fleet is set up.
 */
export function firstDueMs(
  lane: Lane,
  nowMs: number,
  random: number,
  isAwaited: boolean,
  stretch = 1,
): number | null {
  const { everyMs } = laneRules[lane];
  if (everyMs === null) return null;
  return isAwaited && lane === 'fresh' ? nowMs : Math.round(nowMs + everyMs * stretch * random);
}
