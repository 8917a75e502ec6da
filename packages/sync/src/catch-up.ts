/** Owns computing anew what an older program computed: after an update the archive tells more than it did, without a request. */
import { decoderVersion, RequestError } from '@ridebook/peloton';
import type { Store } from '@ridebook/store';
import { rebuildWorkout } from './rebuild.ts';

interface CatchUpEffects {
  readonly store: Pick<Store, 'listDecodedBefore' | 'listDocumentVersions' | 'maybeDocument' | 'saveDerived'>;
  readonly isStopping: () => boolean;
}

/** Stopped, the next sync goes on where this one was. @returns rows written */
export async function catchUp({ store, isStopping }: CatchUpEffects, riderId: string): Promise<number> {
  let writes = 0;
  for (const id of await store.listDecodedBefore(riderId, decoderVersion)) {
    if (isStopping()) break;
    try {
      writes += (await rebuildWorkout(store, riderId, id)).writes;
    } catch (error) {
      // No workout any more for this program: what is stored of it stays, and `rebuild` tells why.
      if (!(error instanceof RequestError)) throw error;
    }
  }
  return writes;
}
