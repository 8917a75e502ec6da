/** Owns what is remembered of rows that went elsewhere. */

/** One row as it was sent elsewhere last. `sent`: on its way, perhaps lost. `confirmed`: the other side said it is done. */
export interface PushedRow {
  readonly key: string;
  /** Of what the row held. */
  readonly contentHash: string;
  readonly state: 'sent' | 'confirmed';
}
