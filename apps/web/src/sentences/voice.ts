/** Owns the form of a status sentence: its first words carry the fact and stand in bold, the rest compares. */
export interface Voice {
  readonly strong: string;
  readonly rest: string;
}
