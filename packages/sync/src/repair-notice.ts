/** Owns the one notice that the API has changed: kept in the rider's state, told by status, dashboard and doctor. */
import { isoInstant, type RepairNotice } from '@ridebook/domain';
import { decoderVersion } from '@ridebook/peloton';
import type { Store } from '@ridebook/store';
import { watchFields, type FieldObservation, type FieldWatch } from './field-watch.ts';

/** Key of the rider's state. */
const fieldWatchKey = 'field-watch';

/** Takes in what a sync saw of the watched fields; a sync that saw nothing new writes nothing. */
export async function noteFields(
  { store, nowMs }: { readonly store: Store; readonly nowMs: () => number },
  riderId: string,
  observations: readonly FieldObservation[],
): Promise<void> {
  if (observations.length === 0) return;
  const text = await store.maybeState(riderId, fieldWatchKey);
  const watch = watchFields(text, observations, decoderVersion, isoInstant(nowMs() / 1000));
  await store.putState(riderId, fieldWatchKey, JSON.stringify(watch));
}

/** `null` while every field that was always there still is. */
export async function maybeRepairNotice(
  store: Pick<Store, 'maybeState'>,
  riderId: string,
): Promise<RepairNotice | null> {
  const text = await store.maybeState(riderId, fieldWatchKey);
  const watch = text === null ? null : (JSON.parse(text) as FieldWatch);
  // A newer program may know where the fields went, and judges anew.
  if (watch === null || watch.decoderVersion !== decoderVersion) return null;
  const fields = Object.keys(watch.vanished).sort();
  const since = Object.values(watch.vanished).sort()[0];
  return since === undefined ? null : { fields, since };
}
