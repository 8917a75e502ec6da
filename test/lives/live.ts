/** Owns living through a list of events with a real book, and saying what does not hold at its end. */
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SignInAgainError, type PelotonHosts } from '@ridebook/peloton';
import { LockHeldError } from '@ridebook/store';
import { backUp, restore } from '@ridebook/store/sqlite';
import { rebuild, type SyncResult } from '@ridebook/sync';
import type { Book } from '../../apps/ridebook/src/engine/book.ts';
import { retryFailed } from '../../apps/ridebook/src/engine/retry.ts';
import { signInToBook } from '../../apps/ridebook/src/engine/sign-in.ts';
import { startSandbox, type RunningSandbox } from '../../apps/ridebook/src/sandbox/host.ts';
import { openBookAt } from '../in-process/book-at.ts';
import { brokenInvariants } from '../in-process/invariants.ts';
import { controlOf, type SandboxControl } from '../in-process/sandbox-control.ts';
import { createTestClock, today, type TestClock } from '../in-process/test-clock.ts';
import type { LifeEvent } from './events.ts';

interface Life {
  readonly sandbox: RunningSandbox;
  readonly control: SandboxControl;
  readonly clock: TestClock;
  readonly hosts: PelotonHosts;
  readonly root: string;
  /** Where the book lies now: a kill moves it. */
  folder: string;
  kills: number;
}

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** More make a life longer, not richer. */
const mostWorkouts = 8;

/** @returns one line for each thing that did not hold; none when the store equals the truth */
export async function liveThrough(events: readonly LifeEvent[], seed: string): Promise<readonly string[]> {
  const clock = createTestClock();
  const sandbox = await startSandbox({ workouts: 3, friends: 0, seed, today, clock: clock.nowMs });
  const root = mkdtempSync(path.join(tmpdir(), 'ridebook-life-'));
  const life: Life = {
    sandbox,
    control: controlOf(sandbox.url),
    clock,
    hosts: { apiUrl: sandbox.url, authUrl: sandbox.authUrl },
    root,
    folder: path.join(root, 'data-0'),
    kills: 0,
  };
  try {
    await withBook(life, (book) => signIn(life, book));
    for (const event of events) {
      await meet(life, event);
      // No two things happen in the same second.
      clock.advance(1_000);
    }
    return await endWell(life);
  } finally {
    await sandbox.close();
    rmSync(root, { recursive: true, force: true });
  }
}

/** Two clean full syncs more than a day apart; a third finds nothing to do. */
async function endWell(life: Life): Promise<readonly string[]> {
  await life.control.post('faults', []);
  // Longer than any cool-down.
  life.clock.advance(2 * dayMs);
  return withBook(life, async (book) => {
    await syncSignedIn(life, book);
    life.clock.advance(dayMs + minuteMs);
    const { endedBy } = await syncSignedIn(life, book);
    const quiet = await sync(book, 'new');
    return [
      ...(endedBy === null ? [] : [`the last sync ended with: ${messageOf(endedBy)}`]),
      ...(quiet.outcome.writes === 0 ? [] : [`${quiet.outcome.writes} rows written once more`]),
      ...(await brokenInvariants(book, await life.control.truth())),
    ];
  });
}

async function syncSignedIn(life: Life, book: Book): Promise<SyncResult> {
  const result = await sync(book, 'everything');
  if (!(result.endedBy instanceof SignInAgainError)) return result;
  await signIn(life, book);
  return sync(book, 'everything');
}

async function meet(life: Life, event: LifeEvent): Promise<void> {
  const { control, clock } = life;
  switch (event.kind) {
    case 'fault':
      await control.post('faults', [{ match: event.match, fault: event.fault, times: event.times }]);
      return;
    case 'heal':
      await control.post('faults', []);
      return;
    case 'wait':
      clock.advance(event.minutes * minuteMs);
      return;
    case 'add':
    case 'rename':
    case 'rank':
    case 'finish':
    case 'delete':
      return changeUpstream(life, event);
    case 'kill':
      return killBefore(life, event.beforeStep);
    case 'back up and restore':
      backUp({ folder: life.folder, file: path.join(life.folder, `backup-${clock.nowMs()}.db`) });
      restore({
        folder: life.folder,
        file: path.join(life.folder, `backup-${clock.nowMs()}.db`),
        quarantineName: `at-${clock.nowMs()}`,
      });
      return;
    case 'syncs at once':
      return syncAtOnce(life, event.count);
    default:
      return withBook(life, (book) => actOn(book, event));
  }
}

async function actOn(
  book: Book,
  event: Extract<LifeEvent, { kind: 'sync' | 'stop' | 'rebuild' | 'retry' }>,
): Promise<void> {
  if (event.kind === 'sync') await sync(book, event.scope);
  if (event.kind === 'stop') {
    let stored = 0;
    await sync(book, 'new', {
      onStored: () => (stored += 1),
      isStopping: () => stored >= event.afterWorkouts,
    });
  }
  if (event.kind === 'retry') await retryFailed(book, []);
  const rider = await book.maybeRider();
  if (event.kind === 'rebuild' && rider !== null) {
    await rebuild(
      {
        store: book.store,
        isStopping: () => false,
        onProgress: () => undefined,
        pause: () => Promise.resolve(),
      },
      rider.id,
    );
  }
}

type UpstreamEvent = Extract<LifeEvent, { kind: 'add' | 'rename' | 'rank' | 'finish' | 'delete' }>;

async function changeUpstream({ control }: Life, event: UpstreamEvent): Promise<void> {
  const truth = await control.truth();
  if (event.kind === 'add') {
    if (truth.length < mostWorkouts) await control.post('workouts', { add: event.count });
    return;
  }
  const one = truth[Math.floor(event.which * truth.length)];
  if (one === undefined) return;
  if (event.kind === 'delete') {
    // An empty list proves nothing, so the last workout is never taken for deleted.
    if (truth.length > 1) await control.post('workouts', { delete: one.id });
    return;
  }
  const set =
    event.kind === 'rename'
      ? { title: event.title }
      : event.kind === 'rank'
        ? { leaderboardRank: event.rank }
        : { status: 'COMPLETE' };
  await control.post('workouts', { change: one.id, set });
}

/**
 * What SIGKILL before a step leaves is what the operating system has been given until then: the files as they are. The
 * book moves to a copy of them, and what goes on in the old place has no say any more.
 */
async function killBefore(life: Life, beforeStep: number): Promise<void> {
  const { hosts, clock, folder } = life;
  let steps = 0;
  const onStep = (): void => {
    steps += 1;
    if (steps === beforeStep) life.folder = copyAsItIs(life);
    if (steps >= beforeStep) throw new Error('killed');
  };
  const book = await openBookAt({ folder, hosts, clock, onStep });
  await sync(book, 'new').catch(() => undefined);
  await book.close().catch(() => undefined);
}

function copyAsItIs(life: Life): string {
  life.kills += 1;
  const copy = path.join(life.root, `data-${life.kills}`);
  mkdirSync(copy);
  for (const name of ['ridebook.db', 'ridebook.db-wal']) {
    const file = path.join(life.folder, name);
    if (existsSync(file)) copyFileSync(file, path.join(copy, name));
  }
  return copy;
}

async function syncAtOnce({ folder, hosts, clock }: Life, count: number): Promise<void> {
  const books = await Promise.all(Array.from({ length: count }, () => openBookAt({ folder, hosts, clock })));
  const results = await Promise.allSettled(books.map((book) => sync(book, 'new')));
  for (const book of books) await book.close();
  const worked = results.filter(({ status }) => status === 'fulfilled').length;
  const odd = results.find(
    (result) => result.status === 'rejected' && !(result.reason instanceof LockHeldError),
  );
  if (worked === 0 || odd !== undefined)
    throw new Error(`${worked} of ${count} syncs at once worked`, { cause: odd });
}

async function withBook<T>({ folder, hosts, clock }: Life, work: (book: Book) => Promise<T>): Promise<T> {
  const book = await openBookAt({ folder, hosts, clock });
  try {
    return await work(book);
  } finally {
    await book.close();
  }
}

const signIn = ({ sandbox: { username, password } }: Life, book: Book) =>
  signInToBook(book, { kind: 'password', username, password });

const sync = (
  book: Book,
  scope: 'new' | 'everything',
  hooks: { readonly onStored?: () => void; readonly isStopping?: () => boolean } = {},
): Promise<SyncResult> =>
  book.sync({
    options: { scope, types: null },
    isStopping: () => false,
    onProgress: () => undefined,
    onStored: () => undefined,
    ...hooks,
  });

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : 'something odd');
