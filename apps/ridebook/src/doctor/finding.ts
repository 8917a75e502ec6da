/** Owns what a diagnosis is made of: one thing that was looked at, how it stands, and what to do about it. */

/** - `ok`: as it should be. - `note`: worth knowing. - `problem`: something does not work, or is at risk */
export type FindingLevel = 'ok' | 'note' | 'problem';

export interface Finding {
  /** What was looked at, in a word. */
  readonly check: string;
  readonly level: FindingLevel;
  /** A sentence. Counts and instants only: no name, no id, no secret. */
  readonly finding: string;
  /** What to do; `null` where nothing is to be done. */
  readonly remedy: string | null;
}

export const ok = (check: string, finding: string): Finding => ({
  check,
  level: 'ok',
  finding,
  remedy: null,
});

export const note = (check: string, finding: string, remedy: string | null = null): Finding => ({
  check,
  level: 'note',
  finding,
  remedy,
});

export const problem = (check: string, finding: string, remedy: string): Finding => ({
  check,
  level: 'problem',
  finding,
  remedy,
});
