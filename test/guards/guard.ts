/** Owns what a guard is: what it keeps from happening, the code that does, and the test that must miss it. */

export interface Guard {
  /** What holds because of it. */
  readonly guards: string;
  readonly file: string;
  /** This text, which is there once, is replaced ... */
  readonly take: string;
  /** ... by this one, which leaves the guard out. */
  readonly put: string;
  /** The test file of which at least one test must then fail, and a part of the names of its tests to be run. */
  readonly test: string;
  readonly name?: string;
}
