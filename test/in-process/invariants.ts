/** Owns what must hold of a book after whatever happened to it: compared with the truth, with its own archive, with itself. */
import type { Workout } from '@ridebook/domain';
import { rebuild } from '@ridebook/sync';
import type { Book } from '../../apps/ridebook/src/engine/book.ts';
import { differences } from '../support/same-workouts.ts';

/**
 * One line for each broken invariant; none when all is well. Sends no request.
 * @param truth every workout there is upstream
 * @param isSynced which of them were to be brought home
 */
export async function brokenInvariants(
  book: Book,
  truth: readonly Workout[],
  isSynced: (workout: Workout) => boolean = () => true,
): Promise<readonly string[]> {
  const riderId = (await book.maybeRider())?.id;
  if (riderId === undefined) return ['nobody is known'];
  const wanted = truth.filter(isSynced);
  const stored = await book.store.listWorkouts(riderId);
  const ledger = await book.store.listLedger(riderId);
  const states = new Map(ledger.map(({ workoutId, state }) => [workoutId, state]));
  const trueIds = new Set(truth.map(({ id }) => id));
  const unfinished = wanted.filter(({ id }) => states.get(id) !== 'stored');
  const stillThere = ledger.filter(({ workoutId, state }) => !trueIds.has(workoutId) && state !== 'gone');
  return [
    ...differences(stored, wanted).map((line) => `lost or wrong: ${line}`),
    ...truth.filter(({ id }) => !states.has(id)).map(({ id }) => `silently skipped: ${id}`),
    ...unfinished.map(({ id }) => `not finished: ${id} is ${states.get(id) ?? 'unknown'}`),
    ...stillThere.map(({ workoutId, state }) => `deleted upstream and ${state}: ${workoutId}`),
    ...(await archiveDifferences(book, riderId)),
  ];
}

/** What a rebuild would change: nothing, as the archive is where everything comes from. */
async function archiveDifferences(book: Book, riderId: string): Promise<readonly string[]> {
  const changed: string[] = [];
  const { store } = book;
  const { failed } = await rebuild(
    {
      store: {
        ...store,
        saveDerived: async (rider, derived) => {
          const before = await store.maybeWorkout(rider, derived.workout.id);
          const result = await store.saveDerived(rider, derived);
          if (result.status !== 'unchanged') {
            changed.push(`${derived.workout.id}: ${changedFields(before, derived.workout)}`);
          }
          return result;
        },
      },
      isStopping: () => false,
      onProgress: () => undefined,
      pause: () => Promise.resolve(),
    },
    riderId,
  );
  return [
    ...changed.map((line) => `the archive says otherwise: ${line}`),
    ...failed.map(({ id, reason }) => `the archive cannot be read: ${id}: ${reason}`),
  ];
}

const changedFields = (before: Workout | null, after: Workout): string =>
  before === null
    ? 'it was not there'
    : (Object.keys(after) as (keyof Workout)[])
        .filter((field) => before[field] !== after[field])
        .map((field) => `${field} ${String(before[field])} to ${String(after[field])}`)
        .join(', ') || 'its samples';

/** The archive holds what Peloton answers, to the byte. Asks for each workout given. */
export async function archiveGaps(book: Book, ids: readonly string[]): Promise<readonly string[]> {
  const riderId = (await book.maybeRider())?.id ?? '';
  const gaps: string[] = [];
  for (const id of ids) {
    const [detail, graph] = await book.ask((peloton) =>
      Promise.all([peloton.workout(id), peloton.maybeGraph(id)]),
    );
    const archived = await book.store.maybeDocument(riderId, 'workout', id);
    if (archived?.text !== detail.text) gaps.push(`the archived detail of ${id} is another`);
    const archivedGraph = await book.store.maybeDocument(riderId, 'graph', id);
    if ((archivedGraph?.text ?? null) !== (graph?.text ?? null))
      gaps.push(`the archived graph of ${id} is another`);
  }
  return gaps;
}
