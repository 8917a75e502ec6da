/** Owns starting one sync as a process that may be killed before a step of its own choosing. */
import type { PelotonHosts } from '@ridebook/peloton';
import { mortalScript } from './mortal-scripts.ts';
import { runMortal } from './run-mortal.ts';

/** What the process is told. */
export interface Assignment {
  readonly folder: string;
  readonly hosts: PelotonHosts;
  readonly nowMs: number;
  /** Before which step it kills itself, counted from 1; 0 for none. */
  readonly killAt: number;
}

/** What it says when it comes to its end. */
export interface SyncEnd {
  /** The names of all steps, in order. */
  readonly steps: readonly string[];
  readonly exitCode: number;
  readonly requests: number;
}

/** @returns `null` when it was killed @throws when it ended otherwise without a word */
export const runSync = async (assignment: Assignment): Promise<SyncEnd | null> =>
  runMortal<SyncEnd>(await mortalScript('one-sync'), assignment);
