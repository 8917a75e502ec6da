/** Owns the answer to "how does it stand": read from the book, the same for the command line and the server. */
import { homedir } from 'node:os';
import { isoInstant, type StatusAnswer, type SyncProgress } from '@ridebook/domain';
import {
  isCoolingDown,
  isWanted,
  maybeListedToEndAt,
  maybeRepairNotice,
  type CoolDown,
} from '@ridebook/sync';
import { version } from '../version.ts';
import type { Book } from './book.ts';
import { isLocalRider } from './local-rider.ts';
import { countFollowed } from './read-people.ts';

/** What of the answer depends on more than the store: the program, the clock, the sync that this process runs now. */
type PassingStatus = Pick<
  StatusAnswer,
  'version' | 'isDemo' | 'canLeaveDemo' | 'sync' | 'notBefore' | 'dataFolder'
>;

/** What of it depends on the store alone. */
export interface StoredStatus {
  readonly answer: Omit<StatusAnswer, keyof PassingStatus>;
  /** The last one, in force or not: whether it is, the clock says. */
  readonly coolDown: CoolDown | null;
}

/** @param sync the sync that this process runs now */
export async function readStatus(
  book: Book,
  sync: SyncProgress | null,
  readStored: (book: Book) => Promise<StoredStatus> = readStoredStatus,
): Promise<StatusAnswer> {
  const { answer, coolDown } = await readStored(book);
  return {
    version,
    isDemo: book.isDemo,
    canLeaveDemo: false,
    sync,
    notBefore: maybeNotBefore(coolDown, book.clock.nowMs()),
    dataFolder: withTilde(book.folder),
    ...answer,
  };
}

export async function readStoredStatus(book: Book): Promise<StoredStatus> {
  return { answer: await readStoredAnswer(book), coolDown: await book.coolDown.maybeLast() };
}

async function readStoredAnswer(book: Book): Promise<StoredStatus['answer']> {
  const rider = await book.maybeRider();
  if (rider === null) {
    return {
      rider,
      hasAccount: false,
      connection: 'signed-out',
      storedWorkouts: 0,
      followedPeople: 0,
      isHistoryComplete: false,
      failed: [],
      repair: null,
      lastSync: null,
      dataVersion: 0,
    };
  }
  // Read first: a table that is newer than it is read once too often, an older one would be taken for this one.
  const dataVersion = await book.store.dataVersion(rider.id);
  const lastRun = await book.store.maybeLatestRun(rider.id);
  return {
    rider,
    hasAccount: !isLocalRider(rider),
    connection: await book.connectionState(),
    storedWorkouts: await book.store.countWorkouts(rider.id),
    followedPeople: await countFollowed(book.store, rider.id),
    isHistoryComplete: await isHistoryComplete(book, rider.id),
    failed: await book.store.listFailed(rider.id),
    repair: await maybeRepairNotice(book.store, rider.id),
    lastSync: lastRun === null ? null : { finishedAt: lastRun.finishedAt, outcome: lastRun.outcome },
    dataVersion,
  };
}

/** What failed has been asked for, and is told of elsewhere; types that nobody wants are not waited for. */
async function isHistoryComplete({ store, settings }: Book, riderId: string): Promise<boolean> {
  if ((await maybeListedToEndAt(store, riderId)) === null) return false;
  const { types } = await settings.read();
  // Where everything is wanted, one that is missing says enough: during a first sync there are thousands.
  const discovered = await store.listDiscoveredTypes(riderId, types === null ? 1 : undefined);
  return !discovered.some((type) => isWanted(types, type));
}

function maybeNotBefore(coolDown: CoolDown | null, nowMs: number): StatusAnswer['notBefore'] {
  if (!isCoolingDown(coolDown, nowMs)) return null;
  return { at: isoInstant(coolDown.untilMs / 1000), reason: coolDown.reason };
}

function withTilde(path: string): string {
  const home = homedir();
  return path.startsWith(home) ? `~${path.slice(home.length)}` : path;
}
