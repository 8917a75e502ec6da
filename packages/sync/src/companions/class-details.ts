/** Owns the details of the classes a rider took (playlist, averages, targets), each read once, newest class first. */
import { rideDetailsPath } from '@ridebook/peloton';
import { documentOf, maybeAnswer, type CompanionContext } from './companion.ts';

/** Key of the rider's state that lists the classes without details: scenic and removed ones answer 404 for ever. */
const withoutDetailsKey = 'classes-without-details';

/** @returns rows written */
export async function readClassDetails(context: CompanionContext): Promise<number> {
  const { store, riderId } = context;
  const known = new Set(await store.listDocumentIds(riderId, 'ride_details'));
  const without = new Set(parseIds(await store.maybeState(riderId, withoutDetailsKey)));
  const workouts = await store.listWorkouts(riderId);
  const wanted = new Set(workouts.flatMap(({ classId }) => (classId === null ? [] : [classId])));
  const sizeBefore = without.size;
  let writes = 0;
  try {
    for (const classId of wanted) {
      if (known.has(classId) || without.has(classId)) continue;
      if (context.isStopping()) break;
      const answer = await maybeAnswer(context, rideDetailsPath(classId));
      if (answer === null) without.add(classId);
      else writes += await store.archive(riderId, [documentOf(context, 'ride_details', classId, answer)]);
    }
  } finally {
    if (without.size > sizeBefore)
      await store.putState(riderId, withoutDetailsKey, JSON.stringify([...without]));
  }
  return writes;
}

const parseIds = (text: string | null): readonly string[] =>
  text === null ? [] : (JSON.parse(text) as string[]);
