/** Owns what a mortal server is told, and its sync process after it. */
import type { PelotonHosts } from '@ridebook/peloton';
import type { Death } from './mortal-steps.ts';

export interface ServerAssignment {
  readonly folder: string;
  readonly hosts: PelotonHosts;
  readonly nowMs: number;
  /** Before which step of the sync process, counted from 1; 0 for none. */
  readonly dieAt: number;
  readonly how: Death;
  /** The file that the sync process runs. */
  readonly entry: string;
}

/** What it is called in the environment that the sync process is given. */
export const assignmentName = 'RIDEBOOK_TEST_ASSIGNMENT';
