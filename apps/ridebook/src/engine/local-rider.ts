/** Owns the rider without an account, who has files alone: how they come to be, and what becomes of them at a sign-in. */
import type { Rider } from '@ridebook/domain';
import { ownerId } from '@ridebook/store';
import type { Book } from './book.ts';

const localName = 'without-account';

const localRiderId = ({ memberId }: Pick<Book, 'memberId'>): string =>
  memberId === ownerId ? localName : `${localName}.${memberId}`;

export const isLocalRider = (rider: Rider | null): boolean => rider?.id.startsWith(localName) === true;

const localRider = {
  username: 'Your files',
  name: null,
  location: null,
  imageUrl: null,
  memberSince: null,
  totalWorkouts: null,
  workoutCounts: [],
  maximumHeartRateBpm: null,
} as const satisfies Omit<Rider, 'id'>;

/** Whose book it is; without an account yet, the one who has none. */
export async function ensureRider(book: Book): Promise<Rider> {
  const rider = await book.maybeRider();
  if (rider !== null) return rider;
  const made: Rider = { ...localRider, id: localRiderId(book) };
  await book.store.saveRider(made, null);
  await book.showRider(made);
  return made;
}

/** Id under which an import is planned while there may be no rider yet. */
export const riderIdOf = (book: Pick<Book, 'memberId'>, rider: Rider | null): string =>
  rider?.id ?? localRiderId(book);

/** The one who signs in takes over what was imported without an account; the next sync meets it with their workouts. */
export async function adoptLocalRider(book: Book, rider: Rider): Promise<void> {
  const localId = localRiderId(book);
  if ((await book.store.maybeRider(localId)) !== null) await book.store.adoptImports(localId, rider.id);
}

/** Once the last import of somebody without an account is taken back, nobody is there any more. */
export async function forgetLocalRiderWithoutImports(book: Book): Promise<void> {
  const rider = await book.maybeRider();
  if (rider === null || !isLocalRider(rider)) return;
  if ((await book.store.listImports(rider.id)).length > 0) return;
  await book.store.forgetRider(rider.id);
  await book.showRider(null);
}
