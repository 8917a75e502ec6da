/** Owns the history of syncs. */
import type { SyncOutcome } from '@ridebook/domain';
import type { Page, SyncRun } from '../port.ts';
import type { SyncRunTable } from '../schema.ts';
import type { Handle } from './database.ts';
import { paged } from './paged.ts';

/** Runs inside a transaction. */
export async function recordRun(handle: Handle, riderId: string, run: SyncRun): Promise<void> {
  const last = await handle
    .selectFrom('sync_run')
    .select((expression) => expression.fn.max('run_number').as('run_number'))
    .where('rider_id', '=', riderId)
    .executeTakeFirst();
  await handle
    .insertInto('sync_run')
    .values(encodeRun(riderId, Number(last?.run_number ?? 0) + 1, run))
    .execute();
}

/** Newest first. */
export async function listRuns(
  handle: Handle,
  riderId: string,
  page: Page = {},
): Promise<readonly SyncRun[]> {
  const runs = handle.selectFrom('sync_run').selectAll().where('rider_id', '=', riderId);
  const rows = await paged(runs.orderBy('run_number', 'desc'), page).execute();
  return rows.map(decodeRun);
}

function encodeRun(riderId: string, runNumber: number, run: SyncRun): SyncRunTable {
  const { outcome } = run;
  return {
    rider_id: riderId,
    run_number: runNumber,
    started_at: run.startedAt,
    finished_at: run.finishedAt,
    exit_code: run.exitCode,
    requests: outcome.requests,
    discovered: outcome.discovered,
    added: outcome.added,
    updated: outcome.updated,
    unchanged: outcome.unchanged,
    failed: JSON.stringify(outcome.failed),
    writes: outcome.writes,
    duration_ms: outcome.durationMs,
  };
}

function decodeRun(row: SyncRunTable): SyncRun {
  return {
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    exitCode: row.exit_code,
    outcome: {
      requests: row.requests,
      discovered: row.discovered,
      added: row.added,
      updated: row.updated,
      unchanged: row.unchanged,
      failed: JSON.parse(row.failed) as SyncOutcome['failed'],
      writes: row.writes,
      durationMs: row.duration_ms,
    },
  };
}
