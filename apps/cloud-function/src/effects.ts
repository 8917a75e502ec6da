/** Owns what the function is given to act with; only `main.ts` names the real ones. */

export interface Effects {
  /** UTC epoch milliseconds. */
  readonly nowMs: () => number;
  readonly monotonicMs: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  /** Uniform in [0, 1). */
  readonly random: () => number;
}

export interface FailedCarry {
  readonly id: string;
  readonly reason: string;
}

/** One call's work: what it is allowed to take, and what came of it. */
export interface CallResult {
  readonly added: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly failed: readonly FailedCarry[];
  /** Something is left to do: the next call goes on. */
  readonly isUnfinished: boolean;
  readonly requests: number;
  readonly coda: {
    readonly created: number;
    readonly updated: number;
    /** Tables and columns that the doc does not have. */
    readonly leftOut: readonly string[];
    readonly problems: readonly string[];
  } | null;
  /** What ended it early, or `null`. */
  readonly endedBy: unknown;
}
