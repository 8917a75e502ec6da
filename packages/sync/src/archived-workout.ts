/** Owns computing one workout from what is archived of it: a rebuild stores that, and `verify --archive` compares it. */
import { parseAnswer } from '@ridebook/peloton';
import type { DerivedWorkout, Store } from '@ridebook/store';
import { withClassType } from './class-type.ts';
import { deriveWorkout } from './derive-workout.ts';

/**
 * @param derive how it is computed; absent: as a sync computes it
 * @throws RequestError where the newest archived answer is no workout
 * @throws StorageError where an archived answer is damaged
 */
export async function deriveArchived(
  store: Pick<Store, 'listDocumentVersions' | 'maybeDocument'>,
  riderId: string,
  id: string,
  derive = deriveWorkout,
): Promise<DerivedWorkout> {
  const answers = async (kind: 'workout' | 'graph') =>
    (await store.listDocumentVersions(riderId, kind, id)).map(({ text }) => parseAnswer(text).json);
  const derived = derive({ details: await answers('workout'), graphs: await answers('graph') });
  return withClassType(store, riderId, derived);
}
