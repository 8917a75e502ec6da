/** Owns a call with a database: the whole sync as everywhere, archive and ledger included, then the push of what changed. */
import { newestFirst } from '@ridebook/analytics';
import { createCodaClient, pushTables, wantedTables } from '@ridebook/coda';
import { localDate } from '@ridebook/domain';
import type { Transport } from '@ridebook/peloton';
import { openPostgresStore } from '@ridebook/store/postgres';
import type { Store } from '@ridebook/store';
import { runSync } from '@ridebook/sync';
import type { Configuration } from './configuration.ts';
import type { CallResult, Effects } from './effects.ts';
import { createPeloton } from './peloton.ts';

/** @throws LockHeldError when another sync of the same history is at work */
export async function syncIntoDatabase(
  configuration: Configuration & { readonly databaseUrl: string },
  effects: Effects,
  transport: Transport,
  isStopping: () => boolean,
): Promise<CallResult> {
  const { databaseUrl } = configuration;
  const store = await openPostgresStore({ url: databaseUrl, clock: effects.nowMs, sleep: effects.sleep });
  try {
    return await store.withLock('sync', () => syncOnce(store, configuration, effects, transport, isStopping));
  } finally {
    await store.close();
  }
}

async function syncOnce(
  store: Store,
  configuration: Configuration,
  effects: Effects,
  transport: Transport,
  isStopping: () => boolean,
): Promise<CallResult> {
  const peloton = createPeloton(configuration, effects, transport);
  const { rider, outcome, endedBy, wasStopped } = await runSync(
    { ...effects, peloton, store, isStopping, onProgress: () => undefined, onStored: () => undefined },
    { scope: 'new', types: configuration.types },
  );
  const { added, updated, unchanged, failed, requests } = outcome;
  const counts = { added, updated, unchanged, failed };
  if (rider === null || wasStopped)
    return { ...counts, requests, coda: null, isUnfinished: wasStopped, endedBy };
  const { coda, units } = configuration;
  const client = createCodaClient({ ...effects, transport, isStopping }, coda);
  const workouts = (await store.listWorkouts(rider.id)).toSorted(newestFirst);
  const today = localDate(effects.nowMs() / 1000, workouts[0]?.timeZone ?? 'UTC');
  const material = { workouts, instructors: [], friends: [], rider, today, excludedIds: new Set<string>() };
  const pushed = await pushTables(
    {
      ...effects,
      client,
      pushed: {
        list: (sink) => store.listPushed(rider.id, sink),
        record: (sink, rows) => store.recordPushed(rider.id, sink, rows),
      },
      isStopping,
      onProgress: () => undefined,
    },
    { docId: coda.docId, tables: wantedTables(material, { units, isLegacy: false }), scope: 'changed' },
  );
  return {
    ...counts,
    requests: requests + pushed.requests,
    coda: pushed,
    isUnfinished: pushed.wasStopped,
    endedBy: endedBy ?? pushed.endedBy,
  };
}
