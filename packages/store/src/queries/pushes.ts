/** Owns what was pushed elsewhere: the rows of a sink, and the history of pushes. */
import type { PushRecord } from '@ridebook/domain';
import type { Page } from '../port.ts';
import type { PushedRow } from '../pushed.ts';
import type { PushRunTable } from '../schema.ts';
import { batches, type Handle } from './database.ts';
import { paged } from './paged.ts';

/** In the order of the keys. */
export async function listPushed(
  handle: Handle,
  riderId: string,
  sink: string,
): Promise<readonly PushedRow[]> {
  const rows = await handle
    .selectFrom('pushed_row')
    .select(['key', 'content_hash', 'state'])
    .where('rider_id', '=', riderId)
    .where('sink', '=', sink)
    .orderBy('key')
    .execute();
  return rows.map(({ key, content_hash, state }) => ({ key, contentHash: content_hash, state }));
}

/** Runs inside a transaction. */
export async function recordPushed(
  handle: Handle,
  riderId: string,
  sink: string,
  rows: readonly PushedRow[],
): Promise<void> {
  // The last one counts where a key comes twice: one statement may touch a row only once.
  const byKey = new Map(rows.map((row) => [row.key, row]));
  for (const batch of batches([...byKey.values()])) {
    await handle
      .insertInto('pushed_row')
      .values(
        batch.map(({ key, contentHash, state }) => ({
          rider_id: riderId,
          sink,
          key,
          content_hash: contentHash,
          state,
        })),
      )
      .onConflict((conflict) =>
        conflict.columns(['rider_id', 'sink', 'key']).doUpdateSet((expression) => ({
          content_hash: expression.ref('excluded.content_hash'),
          state: expression.ref('excluded.state'),
        })),
      )
      .execute();
  }
}

/** Runs inside a transaction. */
export async function recordPush(handle: Handle, riderId: string, run: PushRecord): Promise<void> {
  const last = await handle
    .selectFrom('push_run')
    .select((expression) => expression.fn.max('run_number').as('run_number'))
    .where('rider_id', '=', riderId)
    .executeTakeFirst();
  await handle
    .insertInto('push_run')
    .values(encodePush(riderId, Number(last?.run_number ?? 0) + 1, run))
    .execute();
}

/** Newest first. */
export async function listPushes(
  handle: Handle,
  riderId: string,
  page: Page = {},
): Promise<readonly PushRecord[]> {
  const runs = handle.selectFrom('push_run').selectAll().where('rider_id', '=', riderId);
  return (await paged(runs.orderBy('run_number', 'desc'), page).execute()).map(decodePush);
}

function encodePush(riderId: string, runNumber: number, run: PushRecord): PushRunTable {
  return {
    rider_id: riderId,
    run_number: runNumber,
    sink: run.sink,
    started_at: run.startedAt,
    finished_at: run.finishedAt,
    exit_code: run.exitCode,
    created: run.created,
    updated: run.updated,
    unchanged: run.unchanged,
    requests: run.requests,
    problems: JSON.stringify(run.problems),
  };
}

function decodePush(row: PushRunTable): PushRecord {
  return {
    sink: row.sink,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    exitCode: row.exit_code,
    created: row.created,
    updated: row.updated,
    unchanged: row.unchanged,
    requests: row.requests,
    problems: JSON.parse(row.problems) as readonly string[],
  };
}
