/** Owns the lanes that the work for many riders is sorted into, so that somebody's years never stand before somebody's day. */

/**
 * - `fresh`: what is new for a rider, within minutes of being due
 * - `backfill`: the rest of a long history, a slice at a time
 * - `friends`: what the people a rider follows have been riding
 */
export type Lane = 'fresh' | 'backfill' | 'friends';

export const lanes: readonly Lane[] = ['fresh', 'backfill', 'friends'];

/** How the fresh lane stands: nothing asked lately, being served, or served later than it should. */
export type FreshState = 'idle' | 'served' | 'behind';

export interface LaneRule {
  /** How often a rider is due; `null` where work is sent for as it is found. */
  readonly everyMs: number | null;
  /** What a job may send before it gives its place to the next rider and goes to the end of the line. */
  readonly requestsAtOnce: number;
  /** The lane's part of all requests. Whatever it is, the lanes together never exceed the whole. */
  readonly share: Readonly<Record<FreshState, number>>;
}

const hourMs = 3_600_000;

export const laneRules: Readonly<Record<Lane, LaneRule>> = {
  fresh: { everyMs: hourMs, requestsAtOnce: 30, share: { idle: 1, served: 1, behind: 1 } },
  backfill: { everyMs: null, requestsAtOnce: 200, share: { idle: 0.8, served: 0.2, behind: 0.02 } },
  friends: { everyMs: 6 * hourMs, requestsAtOnce: 100, share: { idle: 0.2, served: 0.1, behind: 0.01 } },
};

/** In which order a hand looks into them that looks, for all, whether a refusal is over: what is short and in no queue's way first. */
export const probeOrder: readonly Lane[] = ['fresh', 'friends', 'backfill'];

/**
 * In which order one of a worker's hands looks into the lanes. The first of several hands keeps to the fresh lane and
 * the last one comes to it at the end, so that neither waits for the other's work.
 * @param hand counted from 0
 * @param round counts up with each look, so that the two slow lanes take turns
 */
export function laneOrder(hand: number, hands: number, round: number): readonly Lane[] {
  const slow: readonly Lane[] = round % 2 === 0 ? ['backfill', 'friends'] : ['friends', 'backfill'];
  if (hands === 1) return ['fresh', ...slow];
  if (hand === 0) return ['fresh'];
  return hand === hands - 1 ? [...slow, 'fresh'] : ['fresh', ...slow];
}
