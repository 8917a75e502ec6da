/** Owns the jobs of a fleet as its workers tell of them. */
import type { FleetWorker } from '../../test/fleet/fleet.ts';

/** A job that ended. */
export interface EndedJob {
  readonly atMs: number;
  readonly event: string;
  readonly lane: string;
  readonly member: string;
  readonly requests: number;
  readonly durationMs: number;
}

export const jobsOf = ({ log }: FleetWorker): readonly EndedJob[] =>
  log
    .filter((line) => line.includes('"event":"job '))
    .map((line) => JSON.parse(line) as Omit<EndedJob, 'atMs'> & { readonly at: string })
    .map((line) => ({ ...line, atMs: Date.parse(line.at) }));
