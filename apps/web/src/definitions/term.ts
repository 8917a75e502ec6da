/** Owns what is told of a figure: its name, its meaning, and where its formula stands. */
export interface Term {
  readonly name: string;
  /** In one or two plain sentences. */
  readonly text: string;
  /** The page of docs/formulas that defines it, without its ending. */
  readonly formula: string;
}
