/** Owns which companions there are, and reading those that are due. */
import { isoInstant } from '@ridebook/domain';
import { instructorsPath, overviewPath, settingsPath } from '@ridebook/peloton';
import { readClassDetails } from './class-details.ts';
import { archiveOne, archivePages, type Companion, type CompanionContext } from './companion.ts';
import { readFriends } from './friends.ts';
import type { SyncOptions } from '../sync-options.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

const companions: readonly Companion[] = [
  {
    name: 'settings',
    everyMs: dayMs,
    read: (context) => archiveOne(context, 'settings', context.riderId, settingsPath(context.riderId)),
  },
  {
    name: 'overview',
    everyMs: dayMs,
    read: (context) => archiveOne(context, 'overview', context.riderId, overviewPath(context.riderId)),
  },
  {
    name: 'instructors',
    everyMs: 7 * dayMs,
    read: async (context) => (await archivePages(context, 'instructor', instructorsPath)).writes,
  },
];

/** Each person once a day; hourly, so that many people are read bit by bit. */
const friendsCompanion: Companion = { name: 'friends', everyMs: hourMs, read: readFriends };

/**
 * Notes that workouts are coming whose classes may be unknown. It goes before the first of them is stored: a sync that is
 * killed between a workout and its class is made up for by the next one, which finds no new workout any more.
 */
export const expectNewClasses = ({
  store,
  riderId,
}: Pick<CompanionContext, 'store' | 'riderId'>): Promise<void> =>
  store.putState(riderId, stateKey(classes), null);

/**
 * Reads what is due beside the workouts. A full sync looks for classes whatever was noted of them, and asks once more for
 * those without details: what a refusal or an odd answer hid is found by then.
 * @returns rows written
 * @throws SignInAgainError and UpstreamError when nothing else could be had either
 */
export async function readCompanions(
  context: CompanionContext,
  { friends, scope }: Pick<SyncOptions, 'friends' | 'scope'>,
): Promise<number> {
  let writes = 0;
  for (const companion of friends === 'leave' ? companions : [...companions, friendsCompanion]) {
    if (context.isStopping()) return writes;
    writes += await readWhenDue(context, companion);
  }
  const hasUnreadClasses = (await context.store.maybeState(context.riderId, stateKey(classes))) === null;
  const isFull = scope === 'everything';
  if (hasUnreadClasses || isFull) writes += await readAllClasses(context, isFull);
  return writes;
}

/** Reads the people a rider follows, and nothing else. @returns rows written @throws as `readCompanions` */
export const readFriendsAlone = (context: CompanionContext): Promise<number> =>
  readWhenDue(context, friendsCompanion);

async function readWhenDue(context: CompanionContext, companion: Companion): Promise<number> {
  if (!(await isDue(context, companion))) return 0;
  const writes = await companion.read(context);
  if (!context.isStopping()) await noteRead(context, companion.name);
  return writes;
}

const classes = 'class-details';
const stateKey = (name: string): string => `${name}-read-at`;

/** Noted only when all were read, so that an interrupted reading goes on in the next sync. */
async function readAllClasses(context: CompanionContext, asksAgain: boolean): Promise<number> {
  const { writes, isComplete } = await readClassDetails(context, { asksAgain });
  if (isComplete) await noteRead(context, classes);
  return writes;
}

const noteRead = (context: CompanionContext, name: string): Promise<void> =>
  context.store.putState(context.riderId, stateKey(name), isoInstant(context.nowMs() / 1000));

async function isDue(context: CompanionContext, { name, everyMs }: Companion): Promise<boolean> {
  const readAt = await context.store.maybeState(context.riderId, stateKey(name));
  return readAt === null || context.nowMs() - Date.parse(readAt) >= everyMs;
}
