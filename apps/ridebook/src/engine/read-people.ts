/** Owns reading the other people in a rider's history from the archive: decoded when asked for, as they came last. */
import type { Friend, FriendLook, FriendRides, Instructor, Rider, Workout } from '@ridebook/domain';
import {
  decodeFollowing,
  decodeFriendList,
  decodeInstructors,
  decodeWorkout,
  parseAnswer,
  RequestError,
  type FriendRow,
} from '@ridebook/peloton';
import type { RawKind, Store } from '@ridebook/store';
import { friendFailuresKey, parseFriendFailures } from '@ridebook/sync';

const ridesPerFriend = 10;

/** By name. */
export async function readInstructors(store: Store, riderId: string): Promise<readonly Instructor[]> {
  const pages = await readPages(store, riderId, 'instructor');
  return pages.flatMap(decodeInstructors).sort((a, b) => a.name.localeCompare(b.name));
}

export const countFollowed = async (store: Store, riderId: string): Promise<number> =>
  (await readFollowed(store, riderId)).length;

const readFollowed = async (store: Store, riderId: string) =>
  (await readPages(store, riderId, 'following')).flatMap(decodeFollowing);

/** The rider first, then whom they follow. */
export async function readRiders(store: Store, rider: Rider): Promise<readonly Friend[]> {
  const self: Friend = {
    id: rider.id,
    username: rider.username,
    location: rider.location,
    imageUrl: rider.imageUrl,
    isPrivate: false,
    isSelf: true,
  };
  const followed = await readFollowed(store, rider.id);
  return [
    self,
    ...followed.map((friend) => ({ ...friend, username: friend.username ?? friend.id, isSelf: false })),
  ];
}

/** The same, each with their ten latest rides as far as they are shown, and whether the last look at them failed. */
export async function readFriends(store: Store, rider: Rider): Promise<readonly FriendLook[]> {
  const own = (await store.listWorkouts(rider.id)).filter(({ discipline }) => discipline === 'cycling');
  const riders = await readRiders(store, rider);
  const failures = parseFriendFailures(await store.maybeState(rider.id, friendFailuresKey));
  return Promise.all(
    riders.map(async (friend) => ({
      friend,
      rides: friend.isSelf ? own.slice(0, ridesPerFriend) : await readRides(store, rider.id, friend.id),
      failure: failures[friend.id] ?? null,
    })),
  );
}

/** Those of the people who are followed who have done a class lately, as far as they show it. */
export async function readFriendsOfClass(
  store: Store,
  riderId: string,
  classId: string,
): Promise<readonly FriendRides[]> {
  const followed = await readFollowed(store, riderId);
  const found = await Promise.all(
    followed.map(async (friend): Promise<readonly FriendRides[]> => {
      const list = await store.maybeDocument(riderId, 'friend_workouts', friend.id);
      // Most lists are without the class, which a search tells sooner than taking them apart.
      if (list === null || !list.text.includes(classId)) return [];
      const rows = decodeFriendList(parseAnswer(list.text).json);
      const rides = await Promise.all(rows.map((row) => maybeRide(store, riderId, row)));
      const ofClass = rides.filter((ride) => ride !== null).filter((ride) => ride.classId === classId);
      return [
        { friend: { ...friend, username: friend.username ?? friend.id, isSelf: false }, rides: ofClass },
      ];
    }),
  );
  return found.flat();
}

async function readRides(store: Store, riderId: string, friendId: string): Promise<readonly Workout[]> {
  const list = await maybeJson(store, riderId, 'friend_workouts', friendId);
  const rides = decodeFriendList(list).filter(({ discipline }) => discipline === 'cycling');
  const decoded = await Promise.all(
    rides.slice(0, ridesPerFriend).map((row) => maybeRide(store, riderId, row)),
  );
  return decoded.filter((ride) => ride !== null);
}

/** `null` for a row that makes no sense. */
async function maybeRide(store: Store, riderId: string, row: FriendRow): Promise<Workout | null> {
  const graph = await maybeJson(store, riderId, 'friend_graph', row.workoutId);
  try {
    return decodeWorkout(row.detail, graph).workout;
  } catch (error) {
    if (error instanceof RequestError) return null;
    throw error;
  }
}

async function readPages(store: Store, riderId: string, kind: RawKind): Promise<readonly unknown[]> {
  const ids = await store.listDocumentIds(riderId, kind);
  return Promise.all(ids.map((id) => maybeJson(store, riderId, kind, id)));
}

async function maybeJson(store: Store, riderId: string, kind: RawKind, id: string): Promise<unknown> {
  const document = await store.maybeDocument(riderId, kind, id);
  return document === null ? null : parseAnswer(document.text).json;
}
