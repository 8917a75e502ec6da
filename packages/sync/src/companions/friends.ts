/** Owns what the people a rider follows have been riding: each person's latest workouts, and the totals of new ones. */
import {
  decodeFollowing,
  decodeFriendList,
  followingPath,
  friendGraphPath,
  friendWorkoutsPath,
  workoutPath,
} from '@ridebook/peloton';
import { archiveOne, archivePages, documentOf, maybeAnswer, type CompanionContext } from './companion.ts';

/** As many of each person's cycling workouts as are shown. */
const workoutsPerFriend = 10;

/** A private or failing profile costs only its own rows, and what was known of it stays. @returns rows written */
export async function readFriends(context: CompanionContext): Promise<number> {
  const { riderId } = context;
  const { pages, writes } = await archivePages(context, 'following', (page) => followingPath(riderId, page));
  const friends = pages.flatMap((page) => decodeFollowing(page.json)).filter(({ isPrivate }) => !isPrivate);
  let total = writes;
  for (const friend of friends) {
    if (context.isStopping()) break;
    total += await readFriend(context, friend.id);
  }
  return total;
}

async function readFriend(context: CompanionContext, friendId: string): Promise<number> {
  const { store, riderId } = context;
  const answer = await maybeAnswer(context, friendWorkoutsPath(friendId));
  if (answer === null) return 0;
  let writes = await store.archive(riderId, [documentOf(context, 'friend_workouts', friendId, answer)]);
  const rides = decodeFriendList(answer.json).filter(({ discipline }) => discipline === 'cycling');
  for (const { workoutId } of rides.slice(0, workoutsPerFriend)) {
    if (context.isStopping()) break;
    if ((await store.maybeDocument(riderId, 'friend_workout', workoutId)) !== null) continue;
    writes += await archiveOne(context, 'friend_graph', workoutId, friendGraphPath(workoutId));
    writes += await archiveOne(context, 'friend_workout', workoutId, workoutPath(workoutId));
  }
  return writes;
}
