/** Owns what a worker counts of itself, and how that reads as metrics: numbers of jobs and requests, never of a rider. */
import { lanes, type Lane } from '@ridebook/sync';
import { processMetrics, renderMetrics, type Metric } from '../metrics.ts';
import type { LaneDepth } from './queue.ts';
import type { JobEndingKind } from './rider-job.ts';

export interface WorkerMeter {
  noteJob(lane: Lane, ending: JobEndingKind, requests: number, durationMs: number): void;
  noteDepths(depths: Readonly<Record<Lane, LaneDepth>>, deadLetters: number): void;
  /** @returns whether that is news */
  noteDatabase(isAnswering: boolean): boolean;
  isReady(): boolean;
  /** In Prometheus's text format. */
  render(): string;
}

interface Totals {
  jobs: number;
  requests: number;
  durationMs: number;
}

export function createWorkerMeter(): WorkerMeter {
  const totals = new Map<string, Totals & { readonly lane: Lane; readonly ending: JobEndingKind }>();
  let depths: Readonly<Record<Lane, LaneDepth>> | null = null;
  let deadLetters = 0;
  let isAnswering = true;

  const metrics = (): readonly Metric[] => {
    const all = [...totals.values()];
    const byEnding = (value: (each: Totals) => number) =>
      all.map((each) => ({ labels: { lane: each.lane, ending: each.ending }, value: value(each) }));
    const byLane = (value: (depth: LaneDepth) => number) =>
      depths === null
        ? []
        : lanes.map((lane) => ({ labels: { lane }, value: depths === null ? 0 : value(depths[lane]) }));
    return [
      {
        name: 'ridebook_jobs_total',
        help: 'Jobs that this worker ended.',
        type: 'counter',
        samples: byEnding(({ jobs }) => jobs),
      },
      {
        name: 'ridebook_upstream_requests_total',
        help: 'Requests that this worker sent to Peloton.',
        type: 'counter',
        samples: byEnding(({ requests }) => requests),
      },
      {
        name: 'ridebook_job_seconds_total',
        help: 'Time that jobs took, waiting for their places included.',
        type: 'counter',
        samples: byEnding(({ durationMs }) => durationMs / 1000),
      },
      {
        name: 'ridebook_jobs_waiting',
        help: 'Jobs in the queue that all workers share.',
        type: 'gauge',
        samples: byLane(({ waiting }) => waiting),
      },
      {
        name: 'ridebook_jobs_active',
        help: 'Jobs in the hands of some worker.',
        type: 'gauge',
        samples: byLane(({ active }) => active),
      },
      {
        name: 'ridebook_oldest_wait_seconds',
        help: 'How long the oldest job that may be taken has waited.',
        type: 'gauge',
        samples: byLane(({ oldestWaitMs }) => oldestWaitMs / 1000),
      },
      {
        name: 'ridebook_dead_letters',
        help: 'Jobs that failed for good and wait for "ridebook worker redrive".',
        type: 'gauge',
        samples: [{ labels: {}, value: deadLetters }],
      },
      {
        name: 'ridebook_database_up',
        help: '1 while the database answers.',
        type: 'gauge',
        samples: [{ labels: {}, value: isAnswering ? 1 : 0 }],
      },
    ];
  };

  return {
    noteJob(lane, ending, requests, durationMs) {
      const key = `${lane} ${ending}`;
      const known = totals.get(key) ?? { lane, ending, jobs: 0, requests: 0, durationMs: 0 };
      totals.set(key, {
        lane,
        ending,
        jobs: known.jobs + 1,
        requests: known.requests + requests,
        durationMs: known.durationMs + durationMs,
      });
    },
    noteDepths(now, dead) {
      depths = now;
      deadLetters = dead;
    },
    noteDatabase(answers) {
      const isNews = answers !== isAnswering;
      isAnswering = answers;
      return isNews;
    },
    isReady: () => isAnswering && depths !== null,
    render: () => renderMetrics([...metrics(), ...processMetrics()]),
  };
}
