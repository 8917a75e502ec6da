/** Owns what rows are made of: read from the book, in one order, as of one day. */
import { newestFirst } from '@ridebook/analytics';
import type { RowMaterial, UnitSystem } from '@ridebook/coda';
import { localDate, type Rider } from '@ridebook/domain';
import { maybeUnitSystem, parseAnswer } from '@ridebook/peloton';
import type { Store } from '@ridebook/store';
import type { BookClock } from '../engine/book.ts';
import { readExclusions } from '../engine/exclusions.ts';
import { machineTimeZone } from '../engine/machine-time-zone.ts';
import { readFriends, readInstructors } from '../engine/read-people.ts';

export async function readRowMaterial(
  store: Store,
  rider: Rider,
  clock: Pick<BookClock, 'nowMs'>,
): Promise<RowMaterial> {
  const [workouts, instructors, friends, exclusions] = await Promise.all([
    store.listWorkouts(rider.id),
    readInstructors(store, rider.id),
    readFriends(store, rider),
    readExclusions(store, rider.id),
  ]);
  return {
    workouts: workouts.toSorted(newestFirst),
    instructors,
    friends,
    rider,
    today: localDate(clock.nowMs() / 1000, machineTimeZone()),
    excludedIds: new Set(exclusions.excludedIds),
  };
}

/** What the account reads in; miles where nobody has said. */
export async function readUnitSystem(store: Store, riderId: string): Promise<UnitSystem> {
  const document = await store.maybeDocument(riderId, 'settings', riderId);
  const units = document === null ? null : maybeUnitSystem(parseAnswer(document.text).json);
  return units ?? 'imperial';
}
