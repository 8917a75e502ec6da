/** Owns the ledger of a push as it sees it: what was written under each key last, and whether Coda has confirmed it. */

/** `sent`: on its way, perhaps lost. `confirmed`: the mutation is completed. */
export type PushedState = 'sent' | 'confirmed';

export interface PushedRow {
  readonly key: string;
  readonly contentHash: string;
  readonly state: PushedState;
}

export interface PushedRows {
  /** @param sink where rows go: one table of one doc */
  list(sink: string): Promise<readonly PushedRow[]>;
  /** Keeps these in the place of what was known of their keys, durably. */
  record(sink: string, rows: readonly PushedRow[]): Promise<void>;
}
