/** Owns the comparison with the people who are followed: who rode how hard at which length, and the classes both took. */
import type { FriendFailure, FriendLook, FriendRides, Workout } from '@ridebook/domain';
import { addDays } from './calendar-days.ts';
import { isCounted, maybeClassMinutes, newestFirst } from './counted.ts';
import { figuresOf, type Figures } from './figures.ts';
import { byText, groupBy } from './group-by.ts';

export interface FriendsQuery {
  readonly asOf: string;
  /** How many days to look back, today included; `null` takes every ride that is known. */
  readonly days: number | null;
  /** Class length; `null` takes every ride, those without a class too. */
  readonly classMinutes: number | null;
  /** Whom to leave out. */
  readonly leftOutIds: ReadonlySet<string>;
}

export interface FriendRow {
  readonly friendId: string;
  readonly username: string;
  readonly location: string | null;
  readonly isSelf: boolean;
  /** Of the rides that fit; with none of them every average is `null`. */
  readonly figures: Figures;
  /** The highest average output of a ride that fits. */
  readonly bestRide: Workout | null;
  readonly latest: string | null;
}

export interface FriendRide {
  readonly friendId: string;
  readonly username: string;
  readonly isSelf: boolean;
  readonly ride: Workout;
}

export interface FailedFriend extends FriendFailure {
  readonly username: string;
  /** Rides of before are still shown. */
  readonly hasRides: boolean;
}

export interface Friends {
  /** Those whose rides are known: the rider first, then highest average output first, then by name. */
  readonly rows: readonly FriendRow[];
  /** Every ride that fits, newest first. */
  readonly rides: readonly FriendRide[];
  readonly privateUsernames: readonly string[];
  /** Not private and read without a failure: they rode nothing that is shown. */
  readonly idleUsernames: readonly string[];
  /** The last look at them failed; rides that were known before stay among the others. */
  readonly failed: readonly FailedFriend[];
}

export function friends(people: readonly FriendLook[], query: FriendsQuery): Friends {
  const after = query.days === null ? '' : addDays(query.asOf, -query.days);
  const fits = (ride: Workout): boolean =>
    isCounted(ride) &&
    ride.localDate > after &&
    (query.classMinutes === null || maybeClassMinutes(ride) === query.classMinutes);
  const shown = people.filter(({ friend, rides }) => friend.isSelf || rides.length > 0);
  const selected = shown.filter(({ friend }) => !query.leftOutIds.has(friend.id));
  const rows = selected.map(({ friend, rides }): FriendRow => {
    const fitting = rides.filter(fits).sort(newestFirst);
    return {
      friendId: friend.id,
      username: friend.username,
      location: friend.location,
      isSelf: friend.isSelf,
      figures: figuresOf(fitting),
      bestRide: maybeStrongest(fitting),
      latest: fitting[0]?.localDate ?? null,
    };
  });
  const silent = people.filter(({ friend, rides }) => !friend.isSelf && rides.length === 0);
  return {
    rows: rows.sort(byText(({ username }) => username)).sort((a, b) => strengthOf(b) - strengthOf(a)),
    rides: selected
      .flatMap(({ friend, rides }) =>
        rides.filter(fits).map((ride) => ({
          friendId: friend.id,
          username: friend.username,
          isSelf: friend.isSelf,
          ride,
        })),
      )
      .sort((a, b) => newestFirst(a.ride, b.ride)),
    privateUsernames: silent.filter(({ friend }) => friend.isPrivate).map(({ friend }) => friend.username),
    idleUsernames: silent
      .filter(({ friend, failure }) => !friend.isPrivate && failure === null)
      .map(({ friend }) => friend.username),
    failed: people.flatMap(({ friend, rides, failure }) =>
      failure === null || friend.isPrivate
        ? []
        : [{ ...failure, username: friend.username, hasRides: rides.length > 0 }],
    ),
  };
}

/** The rider above everybody; nothing measured below everybody. */
function strengthOf({ isSelf, figures }: FriendRow): number {
  return isSelf ? Infinity : (figures.averageOutputWatts ?? -1);
}

function maybeStrongest(rides: readonly Workout[]): Workout | null {
  let best: Workout | null = null;
  for (const ride of rides)
    if (ride.averageOutputWatts !== null && ride.averageOutputWatts > (best?.averageOutputWatts ?? -1))
      best = ride;
  return best;
}

/** The class lengths among the rides of all, with how many there are of each; shortest first. */
export function friendClassLengths(
  people: readonly FriendRides[],
): readonly { readonly classMinutes: number; readonly rides: number }[] {
  const rides = people.flatMap((person) => person.rides.filter(isCounted));
  return [...groupBy(rides, maybeClassMinutes)]
    .flatMap(([classMinutes, members]) =>
      classMinutes === null ? [] : [{ classMinutes, rides: members.length }],
    )
    .sort((a, b) => a.classMinutes - b.classMinutes);
}

export interface SharedClass {
  readonly classId: string;
  readonly title: string;
  readonly classMinutes: number | null;
  readonly instructorName: string | null;
  /** The newest ride of it by anybody. */
  readonly latest: string;
  /** Everybody's best attempt, the rider's too where they took it; highest output first. */
  readonly attempts: readonly FriendRide[];
}

/**
 * The classes that at least two of them took: the rider's first, then the newest first.
 * @param own all of the rider's workouts: a class may lie further back than their ten latest rides
 */
export function sharedClasses(
  people: readonly FriendLook[],
  own: readonly Workout[],
  query: FriendsQuery,
): readonly SharedClass[] {
  const { rides } = friends(people, query);
  const known = new Set(rides.map(({ ride }) => ride.id));
  const self = people.find(({ friend }) => friend.isSelf)?.friend;
  const isSelfShown = self !== undefined && !query.leftOutIds.has(self.id);
  const taken = new Set(rides.flatMap(({ ride }) => ride.classId ?? []));
  const mine: readonly FriendRide[] = !isSelfShown
    ? []
    : own
        .filter(
          (ride) =>
            isCounted(ride) && ride.classId !== null && taken.has(ride.classId) && !known.has(ride.id),
        )
        .map((ride) => ({ friendId: self.id, username: self.username, isSelf: true, ride }));
  return [...groupBy([...rides, ...mine], ({ ride }) => ride.classId)]
    .flatMap(([classId, members]): readonly SharedClass[] => {
      const attempts = bestOfEach(members);
      const newest = members.map(({ ride }) => ride).toSorted(newestFirst)[0];
      if (classId === null || newest === undefined || attempts.length < 2) return [];
      return [
        {
          classId,
          title: newest.title,
          classMinutes: maybeClassMinutes(newest),
          instructorName: newest.instructorName,
          latest: newest.localDate,
          attempts,
        },
      ];
    })
    .sort(byText(({ classId }) => classId))
    .sort((a, b) => (a.latest < b.latest ? 1 : a.latest > b.latest ? -1 : 0))
    .sort((a, b) => Number(hasSelf(b)) - Number(hasSelf(a)));
}

const hasSelf = ({ attempts }: SharedClass): boolean => attempts.some(({ isSelf }) => isSelf);

/** Those without an output come last. */
function bestOfEach(members: readonly FriendRide[]): readonly FriendRide[] {
  const outputOf = ({ ride }: FriendRide): number => ride.outputJoules ?? -1;
  return [...groupBy(members, ({ friendId }) => friendId).values()]
    .flatMap((theirs) => theirs.toSorted((a, b) => outputOf(b) - outputOf(a)).slice(0, 1))
    .sort((a, b) => outputOf(b) - outputOf(a));
}
