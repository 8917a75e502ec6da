/**
 * Owns staying within Coda's limits. They are per user: 100 reads and 10 writes in 6 seconds, 4 lists of docs, and for
 * changes of a doc's content 5 in 10 seconds by the API's documentation and 3 by the help centre: 3 it is.
 */

export type RequestKind = 'read' | 'content';

interface Limit {
  readonly requests: number;
  readonly windowMs: number;
}

/** Requests arrive less evenly than they are sent: a window of ours is this much longer than Coda's. */
const marginMs = 250;

const limits: Readonly<Record<RequestKind, Limit>> = {
  read: { requests: 100, windowMs: 6_000 + marginMs },
  content: { requests: 3, windowMs: 10_000 + marginMs },
};

export interface LimiterEffects {
  readonly nowMs: () => number;
  readonly sleep: (ms: number) => Promise<void>;
}

export interface RateLimiter {
  /** Resolves when one more request of this kind may be sent. */
  turn(kind: RequestKind): Promise<void>;
}

export function createRateLimiter({ nowMs, sleep }: LimiterEffects): RateLimiter {
  const sent: Record<RequestKind, readonly number[]> = { read: [], content: [] };
  return {
    async turn(kind) {
      const { requests, windowMs } = limits[kind];
      const earliest = sent[kind].at(-requests);
      // A clock that was set back must not make a wait of hours.
      const waitMs = earliest === undefined ? 0 : Math.min(earliest + windowMs - nowMs(), windowMs);
      if (waitMs > 0) await sleep(waitMs);
      sent[kind] = [...sent[kind], nowMs()].slice(-requests);
    },
  };
}
