/**
 * Owns rows from Peloton itself, with a bearer token that lasts 48 hours. One call brings few workouts, because each
 * costs two requests, and two at a time are as many as are decent.
 */
import { wattsToBeat } from '@ridebook/analytics';
import type { RecordRow } from '@ridebook/coda/rows';
import { isoInstant, type Friend, type FriendLook, type Rider, type Workout } from '@ridebook/domain';
import {
  decodeFollowing,
  decodeFriendList,
  decodeInstructors,
  decodePersonalRecords,
  decodeRider,
  decodeWorkout,
  decodeWorkoutsPage,
  followingPath,
  friendGraphPath,
  friendWorkoutsPath,
  graphPath,
  instructorsPath,
  joinedWorkoutsPath,
  mePath,
  overviewPath,
  pelotonHosts,
  RequestError,
  workoutPath,
  type FriendRow,
} from '@ridebook/peloton';
import { createAsk, type Ask, type PackTransport } from './ask.ts';
import type { PackSource, WorkoutsQuery } from './pack-source.ts';
import { isAskedFor, isPastRange } from './workouts-query.ts';

const workoutsPerPage = 20;
const instructorsPerPage = 100;
const followedPerPage = 100;
/** Who follows more people than this follows them too widely for a table. */
const mostFollowedPages = 20;
const peoplePerPage = 2;
const ridesPerPerson = 10;

/** @param apiUrl another than Peloton's own for a rehearsal */
export function createPelotonSource(
  transport: PackTransport,
  apiUrl: string = pelotonHosts.apiUrl,
): PackSource {
  const ask = createAsk(transport, {
    name: 'Peloton',
    origin: apiUrl,
    headers: { 'peloton-platform': 'web' },
    newToken:
      'A token lasts 48 hours: sign in at members.onepeloton.com, copy a new one as the page of this Pack describes, and connect this account again with it.',
  });
  const me = async (): Promise<Rider> => decodeRider(await ask(mePath()));
  return {
    accountName: async () => (await me()).username,
    async workouts(query, page) {
      const { id: riderId } = await me();
      const list = await ask(joinedWorkoutsPath(riderId, page, workoutsPerPage));
      const { rows, hasNextPage } = decodeWorkoutsPage(list);
      const joined = new Map(decodeFriendList(list).map((row) => [row.workoutId, row]));
      const sources: Workout[] = [];
      const roughly = aDayEarlier(query);
      for (const row of rows) {
        if (!isAskedFor(roughly, { ...row, startedAt: row.createdAt })) continue;
        const workout = await readWorkout(ask, row.workoutId, joined.get(row.workoutId) ?? null);
        if (isAskedFor(query, workout)) sources.push(workout);
      }
      const last = rows.at(-1);
      const isEnd = !hasNextPage || last === undefined || isPastRange(roughly, last.createdAt);
      return { sources, nextPage: isEnd ? null : page + 1 };
    },
    workout: (workoutId) => readWorkout(ask, workoutId, null),
    async instructors(page) {
      const sources = decodeInstructors(await ask(instructorsPath(page)));
      return { sources, nextPage: sources.length < instructorsPerPage ? null : page + 1 };
    },
    async friends(page) {
      const people = await readPeople(ask, await me());
      const start = page * peoplePerPage;
      const sources: FriendLook[] = [];
      for (const friend of people.slice(start, start + peoplePerPage))
        sources.push({ friend, rides: await readRides(ask, friend), failure: null });
      return { sources, nextPage: start + peoplePerPage < people.length ? page + 1 : null };
    },
    async records(measure) {
      if (measure !== 'outputJoules')
        throw new RequestError(
          'refused',
          'Peloton keeps records of total output only. Leave the measure out, or let this Pack read a Ridebook server, which has them all.',
        );
      const { id: riderId } = await me();
      const found = decodePersonalRecords(await ask(overviewPath(riderId)));
      const rows: RecordRow[] = [];
      for (const { discipline, classMinutes, outputJoules, workoutId, localDate } of found) {
        if (discipline !== 'cycling') continue;
        // Peloton's list of records names the workout and says nothing of it.
        const detail = await maybeAnswer(ask, workoutPath(workoutId));
        const { title = null, instructorName = null } =
          detail === null ? {} : decodeWorkout(detail, null).workout;
        rows.push({
          discipline,
          measure,
          group: {
            classMinutes,
            record: { id: workoutId, localDate, title, instructorName, value: outputJoules },
            rides: null,
            neededWatts: wattsToBeat(outputJoules, classMinutes),
          },
        });
      }
      return rows;
    },
  };
}

/** The list says when a workout was made, and it begins later: a lobby is minutes long. */
const aDayEarlier = (query: WorkoutsQuery): WorkoutsQuery => ({
  ...query,
  from: query.from === null ? null : isoInstant(Date.parse(query.from) / 1000 - 86_400),
});

/** A detail that fails is read from the list, a graph that fails is left out: one bad workout costs no table. */
async function readWorkout(ask: Ask, workoutId: string, listed: FriendRow | null): Promise<Workout> {
  const [detail, graph] = await Promise.all([
    ask(workoutPath(workoutId)).catch((error: unknown) => {
      if (error instanceof RequestError && listed !== null) return listed.detail;
      throw error;
    }),
    maybeAnswer(ask, graphPath(workoutId)),
  ]);
  return decodeWorkout(detail, graph).workout;
}

async function readPeople(ask: Ask, rider: Rider): Promise<readonly Friend[]> {
  const { id, username, location, imageUrl } = rider;
  const people: Friend[] = [{ id, username, location, imageUrl, isPrivate: false, isSelf: true }];
  for (let page = 0; page < mostFollowedPages; page += 1) {
    const followed = decodeFollowing(await ask(followingPath(id, page)));
    for (const friend of followed)
      people.push({ ...friend, username: friend.username ?? friend.id, isSelf: false });
    if (followed.length < followedPerPage) break;
  }
  return people;
}

/**
 * Somebody's latest rides. Whoever hides theirs has none; any other failure ends the refresh, because Coda deletes the
 * rows that a finished refresh did not bring.
 */
async function readRides(ask: Ask, friend: Friend): Promise<readonly Workout[]> {
  if (friend.isPrivate) return [];
  let list: unknown;
  try {
    list = await ask(friendWorkoutsPath(friend.id));
  } catch (error) {
    if (error instanceof RequestError && (error.kind === 'forbidden' || error.kind === 'not-found'))
      return [];
    throw error;
  }
  const rows = decodeFriendList(list).filter(({ discipline }) => discipline === 'cycling');
  const rides: Workout[] = [];
  for (const row of rows.slice(0, ridesPerPerson))
    rides.push(
      friend.isSelf
        ? await readWorkout(ask, row.workoutId, row)
        : decodeWorkout(row.detail, await maybeAnswer(ask, friendGraphPath(row.workoutId))).workout,
    );
  return rides;
}

async function maybeAnswer(ask: Ask, path: string): Promise<unknown> {
  try {
    return await ask(path);
  } catch (error) {
    if (error instanceof RequestError) return null;
    throw error;
  }
}
