/** Owns how long the jobs of a killed worker lie before another one has them. */
import { setTimeout as sleep } from 'node:timers/promises';

interface HeldJob {
  readonly id: string;
  readonly attempt: number;
}

export interface Takeovers {
  /** Begins to wait for the jobs that a worker held when it was killed. */
  watch(jobs: readonly HeldJob[]): void;
  /** Seconds from the kill until another worker had the job, for each. */
  readonly seconds: readonly number[];
  /** How many are waited for. */
  open(): number;
  stop(): Promise<void>;
}

type Query = (text: string) => Promise<readonly Record<string, unknown>[]>;

const lookEveryMs = 250;

/** As the queue's library says it. */
const leaseEnded = 'job heartbeat timeout';

/** Jobs in the hands of some worker. */
export async function heldJobs(query: Query): Promise<readonly HeldJob[]> {
  const rows = await query(
    `select id::text, retry_count from ridebook_queue.job where state = 'active' and name <> 'dead-letters'`,
  );
  return rows.map(({ id, retry_count }) => ({ id: String(id), attempt: Number(retry_count) }));
}

export function createTakeovers(query: Query): Takeovers {
  const waiting = new Map<string, { readonly attempt: number; readonly killedMs: number }>();
  const seconds: number[] = [];
  let isStopped = false;
  const looking = (async () => {
    for (; !isStopped; await sleep(lookEveryMs)) {
      if (waiting.size === 0) continue;
      const ids = [...waiting.keys()].map((id) => `'${id}'`).join(', ');
      const rows = await query(
        `select id::text, state::text, retry_count, output->'value'->>'message' as told from ridebook_queue.job where id in (${ids})`,
      ).catch(() => null);
      if (rows === null) continue;
      for (const [id, { attempt, killedMs }] of waiting) {
        const row = rows.find((each) => each['id'] === id);
        const isAgain = row?.['state'] === 'active' && Number(row['retry_count']) > attempt;
        const isWaiting = row?.['state'] === 'retry' && row['told'] === leaseEnded;
        if (isAgain) seconds.push((performance.now() - killedMs) / 1_000);
        // Settled in the same attempt: a living worker had it.
        if (isAgain || (!isWaiting && row?.['state'] !== 'active')) waiting.delete(id);
      }
    }
  })();
  return {
    watch(jobs) {
      for (const { id, attempt } of jobs) waiting.set(id, { attempt, killedMs: performance.now() });
    },
    seconds,
    open: () => waiting.size,
    async stop() {
      isStopped = true;
      await looking;
    },
  };
}
