/** Owns what is remembered of rows that went elsewhere, and of the pushes that took them there. */

/** One row as it was sent elsewhere last. `sent`: on its way, perhaps lost. `confirmed`: the other side said it is done. */
export interface PushedRow {
  readonly key: string;
  /** Of what the row held. */
  readonly contentHash: string;
  readonly state: 'sent' | 'confirmed';
}

/** One push of rows elsewhere. */
export interface PushRun {
  /** Where the rows went, such as `coda/DOC`. */
  readonly sink: string;
  readonly startedAt: string;
  readonly finishedAt: string;
  /** The program's exit code for it: 0 is well. */
  readonly exitCode: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly requests: number;
  /** What was not as it should be, in sentences. */
  readonly problems: readonly string[];
}
