/** Owns a call without a database: workouts go from Peloton straight into the doc's table, oldest first. */
import { createCodaClient } from '@ridebook/coda';
import type { Transport } from '@ridebook/peloton';
import { carryWorkouts } from '@ridebook/sync/carry';
import type { Configuration } from './configuration.ts';
import type { CallResult, Effects } from './effects.ts';
import { findMissingSamples, type FoundSamples } from './missing-samples.ts';
import { createPeloton } from './peloton.ts';
import { openTableShelf } from './table-shelf.ts';

export async function carryIntoCoda(
  configuration: Configuration,
  effects: Effects,
  transport: Transport,
  isStopping: () => boolean,
): Promise<CallResult> {
  const { coda, units, types } = configuration;
  const peloton = createPeloton(configuration, effects, transport);
  const client = createCodaClient({ ...effects, transport, isStopping }, coda);
  const [shelf, { rider }] = await Promise.all([
    openTableShelf({ ...effects, client, docId: coda.docId, style: { units, isLegacy: false }, isStopping }),
    peloton.me(),
  ]);
  const carried = await carryWorkouts(
    { peloton, shelf, nowMs: effects.nowMs, isStopping, onPlanned: async () => undefined },
    // The table does not remember what the list claimed: its rows are compared with it each time.
    { riderId: rider.id, types, order: 'oldest-first', listedGap: 0 },
  );
  let { endedBy } = carried;
  let found: FoundSamples = { updated: 0, failed: [] };
  try {
    const tried = new Set(carried.failed.map(({ id }) => id));
    if (endedBy === null) found = await findMissingSamples({ ...effects, peloton, shelf, isStopping }, tried);
  } catch (error) {
    endedBy = error;
  }
  try {
    await shelf.flush();
  } catch (error) {
    endedBy ??= error;
  }
  const { added, updated, unchanged, failed, wasStopped } = carried;
  return {
    added,
    updated: updated + found.updated,
    unchanged: unchanged - found.updated,
    failed: [...failed, ...found.failed],
    isUnfinished: wasStopped,
    requests: peloton.requestCount() + client.requestCount(),
    coda: shelf.pushed(),
    endedBy,
  };
}
