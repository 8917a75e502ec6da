/** Owns the kind of a workout's class, which the details of the class alone tell. */
import { maybeClassTypeName, parseAnswer } from '@ridebook/peloton';
import { StorageError, type DerivedWorkout, type Store } from '@ridebook/store';

/** Adds the kind of class where the archive holds the details of the class already. */
export async function withClassType(
  store: Pick<Store, 'maybeDocument'>,
  riderId: string,
  derived: DerivedWorkout,
): Promise<DerivedWorkout> {
  const { classId } = derived.workout;
  const classType = classId === null ? null : await maybeArchivedType(store, riderId, classId);
  return classType === null ? derived : { ...derived, workout: { ...derived.workout, classType } };
}

/** Details that cannot be read any more cost the workouts of the class their kind, and not themselves. */
async function maybeArchivedType(
  store: Pick<Store, 'maybeDocument'>,
  riderId: string,
  classId: string,
): Promise<string | null> {
  try {
    const details = await store.maybeDocument(riderId, 'ride_details', classId);
    return details === null ? null : maybeClassTypeName(parseAnswer(details.text).json);
  } catch (error) {
    if (error instanceof StorageError) return null;
    throw error;
  }
}
