/** Owns the details of the classes a rider took (playlist, averages, targets), each read once, newest class first. */
import { maybeClassTypeName, rideDetailsPath } from '@ridebook/peloton';
import { inParallel } from '../in-parallel.ts';
import { askOne, documentOf, type CompanionContext } from './companion.ts';

/** Key of the rider's state that lists the classes without details: scenic and removed ones answer 404 for ever. */
const withoutDetailsKey = 'classes-without-details';

export interface ReadClasses {
  /** Rows written. */
  readonly writes: number;
  /** Whether all were read that there are: one that could not be had is asked for again by the next sync. */
  readonly isComplete: boolean;
}

export async function readClassDetails(context: CompanionContext): Promise<ReadClasses> {
  const { store, riderId } = context;
  const known = new Set(await store.listDocumentIds(riderId, 'ride_details'));
  const without = new Set(parseIds(await store.maybeState(riderId, withoutDetailsKey)));
  const unread = (await store.listClassIds(riderId)).filter((id) => !known.has(id) && !without.has(id));
  const sizeBefore = without.size;
  let writes = 0;
  const refused: string[] = [];
  try {
    await inParallel(unread, async (classId) => {
      if (context.isStopping()) return;
      const { answer, problem } = await askOne(context, rideDetailsPath(classId));
      if (answer !== null) {
        const document = documentOf(context, 'ride_details', classId, answer);
        writes += await store.archiveClass(riderId, document, maybeClassTypeName(answer.json));
      } else if (problem === 'not-found') without.add(classId);
      else refused.push(classId);
    });
  } finally {
    if (without.size > sizeBefore)
      await store.putState(riderId, withoutDetailsKey, JSON.stringify([...without]));
  }
  return { writes, isComplete: refused.length === 0 && !context.isStopping() };
}

const parseIds = (text: string | null): readonly string[] =>
  text === null ? [] : (JSON.parse(text) as string[]);
