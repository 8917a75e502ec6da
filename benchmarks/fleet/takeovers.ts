/** Owns how long the jobs of a killed worker lie before another one may have them, and before another one has them. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Query } from './database.ts';

interface HeldJob {
  readonly id: string;
  readonly attempt: number;
}

export interface Takeovers {
  /** Begins to wait for the jobs that workers hold when one of them is killed. */
  watch(jobs: readonly HeldJob[]): void;
  /** Seconds from a job's last sign of life until any worker might take it, for each whose lease ended. */
  readonly freeAfterSeconds: readonly number[];
  /** Seconds from the kill until another worker had the job, for each. */
  readonly takenAfterSeconds: readonly number[];
  /** How many are waited for. */
  open(): number;
  stop(): Promise<void>;
}

const lookEveryMs = 1_000;

/** As the queue's library says it. */
const leaseEnded = 'job heartbeat timeout';

/** Jobs in the hands of some worker. */
export async function heldJobs(query: Query): Promise<readonly HeldJob[]> {
  const rows = await query(
    `select id::text, retry_count from ridebook_queue.job where state = 'active' and name <> 'dead-letters'`,
  );
  return rows.map(({ id, retry_count }) => ({ id: String(id), attempt: Number(retry_count) }));
}

interface Waiting {
  readonly attempt: number;
  readonly killedMs: number;
  /** On the clock of the database; 0 until it was looked at. */
  aliveAtMs: number;
  isFree: boolean;
}

export function createTakeovers(query: Query): Takeovers {
  const waiting = new Map<string, Waiting>();
  const [freeAfterSeconds, takenAfterSeconds]: [number[], number[]] = [[], []];
  let isStopped = false;

  const look = async (): Promise<void> => {
    const ids = [...waiting.keys()].map((id) => `'${id}'`).join(', ');
    const rows = await query(
      `select id::text, state::text, retry_count, output->'value'->>'message' as told,
         extract(epoch from coalesce(heartbeat_on, started_on))::float8 * 1000 as alive_at_ms,
         extract(epoch from clock_timestamp())::float8 * 1000 as now_ms
       from ridebook_queue.job where id in (${ids})`,
    );
    for (const [id, job] of waiting) {
      const row = rows.find((each) => each['id'] === id);
      const isActive = row?.['state'] === 'active';
      if (isActive && Number(row['retry_count']) === job.attempt) {
        job.aliveAtMs = Number(row['alive_at_ms']);
        continue;
      }
      const isAgain = isActive && Number(row['retry_count']) > job.attempt;
      const isWaiting = row?.['state'] === 'retry' && row['told'] === leaseEnded;
      if ((isWaiting || isAgain) && !job.isFree && job.aliveAtMs > 0) {
        job.isFree = true;
        freeAfterSeconds.push((Number(row['now_ms']) - job.aliveAtMs) / 1_000);
      }
      if (isAgain) takenAfterSeconds.push((performance.now() - job.killedMs) / 1_000);
      // Settled in the same attempt: a living worker had it.
      if (!isWaiting) waiting.delete(id);
    }
  };

  const looking = (async () => {
    // A database that restarts says nothing.
    for (; !isStopped; await sleep(lookEveryMs)) if (waiting.size > 0) await look().catch(() => undefined);
  })();
  return {
    watch(jobs) {
      const killedMs = performance.now();
      for (const { id, attempt } of jobs) {
        if (waiting.get(id)?.attempt === attempt) continue;
        waiting.set(id, { attempt, killedMs, aliveAtMs: 0, isFree: false });
      }
    },
    ...{ freeAfterSeconds, takenAfterSeconds },
    open: () => waiting.size,
    async stop() {
      isStopped = true;
      await looking;
    },
  };
}
