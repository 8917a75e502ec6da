/** Owns what one step from older tables to newer ones is, in either engine. */

export interface Migration {
  /** How many steps the tables have taken with it. */
  readonly version: number;
  readonly name: string;
  readonly sql: string;
}
