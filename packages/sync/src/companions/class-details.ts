/** Owns the details of the classes a rider took (playlist, averages, targets), each read once, newest class first. */
import { maybeClassTypeName, rideDetailsPath } from '@ridebook/peloton';
import { inParallel } from '../in-parallel.ts';
import { askOne, documentOf, type CompanionContext } from './companion.ts';

/** Key of the rider's state that lists the classes without details: scenic and removed ones answer 404, mostly for ever. */
const withoutDetailsKey = 'classes-without-details';

export interface ReadClasses {
  /** Rows written. */
  readonly writes: number;
  /** Whether all were read that there are: one that could not be had is asked for again by the next sync. */
  readonly isComplete: boolean;
}

/** @param asksAgain whether classes that had no details are asked for once more */
export async function readClassDetails(
  context: CompanionContext,
  { asksAgain }: { readonly asksAgain: boolean },
): Promise<ReadClasses> {
  const { store, riderId } = context;
  const known = new Set(await store.listDocumentIds(riderId, 'ride_details'));
  const before = await store.maybeState(riderId, withoutDetailsKey);
  const without = new Set(parseIds(before));
  const unread = (await store.listClassIds(riderId)).filter(
    (id) => !known.has(id) && (asksAgain || !without.has(id)),
  );
  let writes = 0;
  const refused: string[] = [];
  try {
    await inParallel(unread, async (classId) => {
      if (context.isStopping()) return;
      const { answer, problem } = await askOne(context, rideDetailsPath(classId));
      if (answer !== null) {
        const document = documentOf(context, 'ride_details', classId, answer);
        writes += await store.archiveClass(riderId, document, maybeClassTypeName(answer.json));
        without.delete(classId);
      } else if (problem === 'not-found') without.add(classId);
      else refused.push(classId);
    });
  } finally {
    const after = JSON.stringify([...without]);
    if (after !== (before ?? '[]')) await store.putState(riderId, withoutDetailsKey, after);
  }
  return { writes, isComplete: refused.length === 0 && !context.isStopping() };
}

const parseIds = (text: string | null): readonly string[] =>
  text === null ? [] : (JSON.parse(text) as string[]);
