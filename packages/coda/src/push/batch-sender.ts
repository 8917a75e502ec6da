/** Owns a batch from its noting in the ledger to its confirmation by Coda; several are under way at a time. */
import type { CodaClient } from '../client/coda-client.ts';
import { CodaError } from '../client/coda-error.ts';
import type { PlannedRow } from './plan-rows.ts';
import type { PushedRows, PushedState } from './pushed-rows.ts';
import * as sentences from './sentences.ts';

export interface BatchTarget {
  readonly table: string;
  readonly tableId: string;
  readonly sink: string;
  readonly keyColumnId: string;
}

export interface BatchSender {
  /** Sends a batch; a row that Coda finds too large is named and left out, the others go. @throws CodaError */
  send(target: BatchTarget, batch: readonly PlannedRow[]): Promise<void>;
  /** Waits until everything sent is confirmed, or for as long as is reasonable. */
  settle(): Promise<void>;
  confirmed(): { readonly created: number; readonly updated: number };
}

export interface BatchEffects {
  readonly client: CodaClient;
  readonly pushed: PushedRows;
  readonly nowMs: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  readonly isStopping: () => boolean;
}

interface Mutation {
  readonly target: BatchTarget;
  readonly batch: readonly PlannedRow[];
  readonly requestId: string;
}

/** Coda was seen to take 16 to 18 seconds. */
const longestWaitMs = 180_000;
const firstPollMs = 500;
const longestPollMs = 8_000;

export function createBatchSender(effects: BatchEffects, problems: string[]): BatchSender {
  const { client, pushed, nowMs, sleep, isStopping } = effects;
  let underWay: readonly Mutation[] = [];
  const counts = { created: 0, updated: 0 };

  const record = (target: BatchTarget, batch: readonly PlannedRow[], state: PushedState): Promise<void> =>
    pushed.record(
      target.sink,
      batch.map(({ key, contentHash }) => ({ key, contentHash, state })),
    );

  const look = async (): Promise<void> => {
    const still: Mutation[] = [];
    for (const mutation of underWay) {
      const { isCompleted, warning } = await client.mutationState(mutation.requestId);
      if (warning !== null) problems.push(sentences.warned(mutation.target.table, warning));
      if (!isCompleted) {
        still.push(mutation);
        continue;
      }
      await record(mutation.target, mutation.batch, 'confirmed');
      for (const { change } of mutation.batch) counts[change === 'create' ? 'created' : 'updated'] += 1;
    }
    underWay = still;
  };

  const send = async (target: BatchTarget, batch: readonly PlannedRow[]): Promise<void> => {
    // Noted before it is sent: should the answer be lost, the rows are known to be on their way.
    await record(target, batch, 'sent');
    try {
      const requestId = await client.upsertRows(target.tableId, target.keyColumnId, batch);
      underWay = [...underWay, { target, batch, requestId }];
    } catch (error) {
      if (!(error instanceof CodaError) || error.kind !== 'too-large') throw error;
      const [first] = batch;
      if (batch.length <= 1 || first === undefined) {
        if (first !== undefined) problems.push(sentences.tooLarge(target.table, first.key));
        return;
      }
      const middle = Math.ceil(batch.length / 2);
      await send(target, batch.slice(0, middle));
      await send(target, batch.slice(middle));
    }
  };

  return {
    confirmed: () => counts,
    async send(target, batch) {
      await look();
      await send(target, batch);
    },
    async settle() {
      const untilMs = nowMs() + longestWaitMs;
      for (let pollMs = firstPollMs; underWay.length > 0; pollMs = Math.min(pollMs * 2, longestPollMs)) {
        await look();
        if (underWay.length === 0 || isStopping() || nowMs() >= untilMs) break;
        await sleep(pollMs);
      }
      for (const [table, rows] of unconfirmedRows(underWay))
        problems.push(sentences.unconfirmed(table, rows));
    },
  };
}

function unconfirmedRows(mutations: readonly Mutation[]): ReadonlyMap<string, number> {
  const rows = new Map<string, number>();
  for (const { target, batch } of mutations)
    rows.set(target.table, (rows.get(target.table) ?? 0) + batch.length);
  return rows;
}
