/** Owns what one step from older tables to newer ones is, in either engine, and which programs the tables admit. */

export interface Migration {
  /** How many steps the tables have taken with it. */
  readonly version: number;
  readonly name: string;
  readonly sql: string;
  /**
   * The oldest program that still works over the tables after this step, by how many steps it knows. A step that only adds
   * names none: whoever worked before it works after it.
   */
  readonly worksFrom?: number;
}

/** What tables say of themselves. */
export interface TablesVersion {
  /** How many steps they have taken; 0 before the first. */
  readonly version: number;
  /** The oldest program that works over them; `null` where whoever made them did not say. */
  readonly worksFrom: number | null;
}

/** The oldest program that works over the tables after all of these steps. */
export const oldestAdmitted = (steps: readonly Migration[]): number =>
  Math.max(1, ...steps.map(({ worksFrom = 1 }) => worksFrom));

/** Whether a program that knows so many steps works over these tables. Older tables it brings up to date. */
export const isAdmitted = ({ version, worksFrom }: TablesVersion, knownSteps: number): boolean =>
  version <= knownSteps || (worksFrom !== null && worksFrom <= knownSteps);
