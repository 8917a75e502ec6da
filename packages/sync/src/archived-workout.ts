/** Owns computing one workout from what is archived of it: a rebuild stores that, and `verify --archive` compares it. */
import { parseAnswer, RequestError } from '@ridebook/peloton';
import { DamagedError, type DerivedWorkout, type Store } from '@ridebook/store';
import { withClassType } from './class-type.ts';
import { deriveWorkout } from './derive-workout.ts';

/** What the archive says of a workout, or why this program reads nothing out of it: it is damaged, or no workout. */
export type ArchivedWorkout =
  | { readonly derived: DerivedWorkout; readonly problem: null }
  | { readonly derived: null; readonly problem: string };

/** @param derive how it is computed; absent: as a sync computes it */
export async function readArchived(
  store: Pick<Store, 'listDocumentVersions' | 'maybeDocument'>,
  riderId: string,
  id: string,
  derive = deriveWorkout,
): Promise<ArchivedWorkout> {
  const answers = async (kind: 'workout' | 'graph') =>
    (await store.listDocumentVersions(riderId, kind, id)).map(({ text }) => parseAnswer(text).json);
  try {
    const derived = derive({ details: await answers('workout'), graphs: await answers('graph') });
    return { derived: await withClassType(store, riderId, derived), problem: null };
  } catch (error) {
    if (error instanceof RequestError) return { derived: null, problem: `${error.message}.` };
    if (error instanceof DamagedError) return { derived: null, problem: error.message };
    throw error;
  }
}
