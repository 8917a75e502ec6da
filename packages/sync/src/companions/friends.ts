/** Owns what the people a rider follows have been riding: each person's latest workouts, and the averages of new rides. */
import { isoInstant, type FriendFailure } from '@ridebook/domain';
import {
  decodeFollowing,
  decodeFriendList,
  followingPath,
  friendGraphPath,
  friendWorkoutsPath,
} from '@ridebook/peloton';
import { archiveOne, archivePages, askOne, documentOf, type CompanionContext } from './companion.ts';

/** As many of each person's rides as are shown. */
const ridesPerFriend = 10;

/** Each person is looked at once a day. */
const everyMs = 24 * 3_600_000;

/** Somebody who follows hundreds of people has them read over hours, not all at once. */
const requestsAtOnce = 300;

/** Key of the rider's state that says when each person was read last. */
const readAtKey = 'friends-read-at-each';

/** Key of the rider's state that says whose last look failed, and why. */
export const friendFailuresKey = 'friends-failed';

type ReadAt = Readonly<Record<string, string>>;
type Failures = Readonly<Record<string, FriendFailure>>;

/** A private or failing profile costs only its own rows, and what was known of it stays. @returns rows written */
export async function readFriends(context: CompanionContext): Promise<number> {
  const { store, riderId } = context;
  const { pages, writes } = await archivePages(context, 'following', (page) => followingPath(riderId, page));
  const visible = pages.flatMap((page) => decodeFollowing(page.json)).filter(({ isPrivate }) => !isPrivate);
  let readAt = parseReadAt(await store.maybeState(riderId, readAtKey));
  let failures = parseFriendFailures(await store.maybeState(riderId, friendFailuresKey));
  let requestsLeft = requestsAtOnce;
  let total = writes;
  for (const { id } of visible) {
    if (context.isStopping() || requestsLeft <= 0) break;
    const lastRead = readAt[id];
    if (lastRead !== undefined && context.nowMs() - Date.parse(lastRead) < everyMs) continue;
    const friend = await readFriend(context, id);
    requestsLeft -= friend.requests;
    total += friend.writes;
    const at = isoInstant(context.nowMs() / 1000);
    readAt = { ...readAt, [id]: at };
    const { [id]: _, ...others } = failures;
    failures = friend.refusal === null ? others : { ...others, [id]: { reason: friend.refusal, at } };
  }
  await store.putState(riderId, readAtKey, JSON.stringify(readAt));
  const hasFailures = Object.keys(failures).length > 0;
  await store.putState(riderId, friendFailuresKey, hasFailures ? JSON.stringify(failures) : null);
  return total;
}

async function readFriend(context: CompanionContext, friendId: string) {
  const { store, riderId } = context;
  const { answer, refusal } = await askOne(context, friendWorkoutsPath(friendId));
  if (answer === null) return { requests: 1, writes: 0, refusal };
  let requests = 1;
  let writes = await store.archive(riderId, [documentOf(context, 'friend_workouts', friendId, answer)]);
  const rides = decodeFriendList(answer.json).filter(({ discipline }) => discipline === 'cycling');
  for (const { workoutId } of rides.slice(0, ridesPerFriend)) {
    if (context.isStopping()) break;
    if ((await store.maybeDocument(riderId, 'friend_graph', workoutId)) !== null) continue;
    requests += 1;
    writes += await archiveOne(context, 'friend_graph', workoutId, friendGraphPath(workoutId));
  }
  return { requests, writes, refusal };
}

export const parseFriendFailures = (text: string | null): Failures =>
  text === null ? {} : (JSON.parse(text) as Failures);

const parseReadAt = (text: string | null): ReadAt => (text === null ? {} : (JSON.parse(text) as ReadAt));
