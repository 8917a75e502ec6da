/**
 * Owns what is read beside the workouts: who teaches, weekly; whom the rider follows and what they have been riding, daily.
 * Somebody who cannot be read costs only their own rows, and a reading that was cut off goes on where it was.
 */
import { isoInstant, type Workout } from '@ridebook/domain';
import {
  decodeFollowing,
  decodeFriendList,
  decodeInstructors,
  decodeWorkout,
  followingPath,
  friendGraphPath,
  friendWorkoutsPath,
  instructorsPath,
  type FollowedRider,
  type FriendRow,
  type PelotonClient,
} from '@ridebook/peloton';
import { askOne, hasNextPage, maximumPages } from '@ridebook/sync/carry';
import { ridesPerFriend, type KeptFriend, type PeopleSheet } from './people-sheet.ts';
import type { Services } from './services.ts';

const dayMs = 24 * 3_600_000;
/** A daily trigger comes within an hour of its time, sometimes earlier than the day before. */
const friendsEveryMs = dayMs - 3_600_000;
const instructorsEveryMs = 7 * dayMs;

const instructorsKey = 'instructors-read-at';
const friendsKey = 'friends-read-at';

export interface PeopleReading {
  readonly services: Pick<Services, 'propertiesService' | 'nowMs'>;
  readonly peloton: Pick<PelotonClient, 'get'>;
  readonly sheet: PeopleSheet;
  readonly riderId: string;
  readonly isStopping: () => boolean;
  /** Told before the first request, when anybody is due. */
  readonly onDue: () => void;
}

export interface ReadPeople {
  /** Somebody was read. */
  readonly hasRead: boolean;
  /** The time was up before everybody was read. */
  readonly wasStopped: boolean;
}

/** @throws what concerns more than one person: an UpstreamError, a SignInAgainError */
export async function readPeople(reading: PeopleReading): Promise<ReadPeople> {
  const { services, isStopping, onDue } = reading;
  const memory = services.propertiesService.getDocumentProperties();
  const isDue = (key: string, everyMs: number): boolean =>
    services.nowMs() - Number(memory.getProperty(key) ?? 0) >= everyMs;
  const areInstructorsDue = isDue(instructorsKey, instructorsEveryMs);
  const areFriendsDue = isDue(friendsKey, friendsEveryMs);
  const hasRead = areInstructorsDue || areFriendsDue;
  if (!hasRead) return { hasRead, wasStopped: false };
  onDue();
  const note = (key: string): void => void memory.setProperty(key, String(Math.round(services.nowMs())));
  if (areInstructorsDue && (await readInstructors(reading))) note(instructorsKey);
  if (areFriendsDue && (await readFriends(reading))) note(friendsKey);
  return { hasRead, wasStopped: isStopping() };
}

/** @returns whether the list was read to its end, or cannot be had */
async function readInstructors(reading: PeopleReading): Promise<boolean> {
  await eachPage(reading, instructorsPath, (json) => reading.sheet.keepInstructors(decodeInstructors(json)));
  return !reading.isStopping();
}

/** @returns whether everybody was read */
async function readFriends(reading: PeopleReading): Promise<boolean> {
  const { services, sheet, riderId, isStopping } = reading;
  const people: FollowedRider[] = [];
  await eachPage(
    reading,
    (page) => followingPath(riderId, page),
    (json) => people.push(...decodeFollowing(json)),
  );
  for (const { username, ...person } of people) {
    const known = sheet.maybeFriend(person.id);
    if (known !== undefined && services.nowMs() - known.readAtMs < friendsEveryMs) continue;
    if (isStopping()) return false;
    const friend = { ...person, username: username ?? person.id, isSelf: false };
    const look = friend.isPrivate ? { rides: [], failure: null } : await lookAt(reading, friend.id, known);
    // Where the time was up in between, what was read is kept and the rest is asked for by the next run.
    sheet.keepFriend({ friend, ...look, readAtMs: isStopping() ? 0 : services.nowMs() });
  }
  return !isStopping();
}

/** What was known of somebody whose list cannot be had stays. */
async function lookAt(
  { peloton, services, isStopping }: PeopleReading,
  friendId: string,
  known: KeptFriend | undefined,
): Promise<Pick<KeptFriend, 'rides' | 'failure'>> {
  const { answer, refusal } = await askOne({ peloton }, friendWorkoutsPath(friendId));
  if (answer === null)
    return {
      rides: known?.rides ?? [],
      failure: { reason: refusal ?? '', at: isoInstant(services.nowMs() / 1000) },
    };
  const knownRides = new Map(known?.rides.map((ride) => [ride.id, ride]));
  const rows = decodeFriendList(answer.json).filter(({ discipline }) => discipline === 'cycling');
  const rides: Workout[] = [];
  for (const row of rows.slice(0, ridesPerFriend)) {
    const ride = knownRides.get(row.workoutId);
    if (ride !== undefined && isWhole(ride)) rides.push(ride);
    else if (!isStopping()) rides.push(...(await maybeRide(peloton, row)));
  }
  return { rides, failure: null };
}

/** It is over, and has its averages. */
const isWhole = ({ status, averageOutputWatts }: Workout): boolean =>
  status !== 'IN_PROGRESS' && averageOutputWatts !== null;

/** @returns nothing for a row that makes no sense */
async function maybeRide(
  peloton: PeopleReading['peloton'],
  { workoutId, detail }: FriendRow,
): Promise<readonly Workout[]> {
  const { answer } = await askOne({ peloton }, friendGraphPath(workoutId));
  try {
    return [decodeWorkout(detail, answer?.json ?? null).workout];
  } catch {
    return [];
  }
}

async function eachPage(
  { peloton, isStopping }: PeopleReading,
  pathOf: (page: number) => string,
  take: (json: unknown) => void,
): Promise<void> {
  for (let page = 0; page < maximumPages && !isStopping(); page += 1) {
    const { answer } = await askOne({ peloton }, pathOf(page));
    if (answer === null) return;
    take(answer.json);
    if (!hasNextPage(answer)) return;
  }
}
