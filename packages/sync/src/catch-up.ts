/** Owns computing anew what an older program computed: after an update the archive tells more than it did, without a request. */
import { decoderVersion } from '@ridebook/peloton';
import type { Store } from '@ridebook/store';
import { readArchived } from './archived-workout.ts';

interface CatchUpEffects {
  readonly store: Pick<Store, 'listDecodedBefore' | 'listDocumentVersions' | 'maybeDocument' | 'saveDerived'>;
  readonly isStopping: () => boolean;
}

/** Stopped, the next sync goes on where this one was. @returns rows written */
export async function catchUp({ store, isStopping }: CatchUpEffects, riderId: string): Promise<number> {
  let writes = 0;
  for (const id of await store.listDecodedBefore(riderId, decoderVersion)) {
    if (isStopping()) break;
    const { derived } = await readArchived(store, riderId, id);
    // Damaged, or no workout any more for this program: what is stored of it stays, and `rebuild` tells why.
    if (derived !== null) writes += (await store.saveDerived(riderId, derived)).writes;
  }
  return writes;
}
