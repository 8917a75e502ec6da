/** Owns the details of the classes a rider took (playlist, averages, targets), each read once, newest class first. */
import { rideDetailsPath } from '@ridebook/peloton';
import { inParallel } from '../in-parallel.ts';
import { askOne, documentOf, type CompanionContext } from './companion.ts';

/** Key of the rider's state that lists the classes without details: scenic and removed ones answer 404 for ever. */
const withoutDetailsKey = 'classes-without-details';

/** @returns rows written */
export async function readClassDetails(context: CompanionContext): Promise<number> {
  const { store, riderId } = context;
  const known = new Set(await store.listDocumentIds(riderId, 'ride_details'));
  const without = new Set(parseIds(await store.maybeState(riderId, withoutDetailsKey)));
  const unread = (await store.listClassIds(riderId)).filter((id) => !known.has(id) && !without.has(id));
  const sizeBefore = without.size;
  let writes = 0;
  try {
    await inParallel(unread, async (classId) => {
      if (context.isStopping()) return;
      const { answer } = await askOne(context, rideDetailsPath(classId));
      if (answer === null) without.add(classId);
      else writes += await store.archive(riderId, [documentOf(context, 'ride_details', classId, answer)]);
    });
  } finally {
    if (without.size > sizeBefore)
      await store.putState(riderId, withoutDetailsKey, JSON.stringify([...without]));
  }
  return writes;
}

const parseIds = (text: string | null): readonly string[] =>
  text === null ? [] : (JSON.parse(text) as string[]);
