/** Owns one cell of the table: a fault strikes a sync twice, is over, and then every invariant must hold. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SignInAgainError, type PelotonHosts } from '@ridebook/peloton';
import type { SyncResult } from '@ridebook/sync';
import { syncExitCode, type Book } from '../../apps/ridebook/src/engine/book.ts';
import { signInToBook } from '../../apps/ridebook/src/engine/sign-in.ts';
import { exitCodeOf } from '../../apps/ridebook/src/errors.ts';
import { openBookAt } from '../in-process/book-at.ts';
import { archiveGaps, brokenInvariants } from '../in-process/invariants.ts';
import type { TestClock } from '../in-process/test-clock.ts';
import type { Cell } from './cells.ts';
import {
  allowedExitCodes,
  isNetworkFault,
  type Endpoint,
  type NetworkFault,
  type Position,
} from './faults.ts';
import { worldOf, type World } from './world.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
/** Longer than any cool-down and any wait before another try. */
const longEnoughMs = 30 * hourMs;
/** Longer than a session lasts. */
const sessionMs = 3 * 24 * hourMs;

/** Short where an answer never comes, so that the suite need not wait as long as a person would. */
const shortDeadlinesMs = [400, 800] as const;
const stallingFaults = ['hang', 'slow-body'];

/** Retries are a sixth of all requests and a handful; a limit is tried five times, a renewal adds itself. */
const retryBudget = (requests: number): number => Math.ceil(requests * 1.2) + 8;

/** @returns one line for each thing that did not hold */
export async function runCell(cell: Cell): Promise<readonly string[]> {
  const world = await worldOf(cell.endpoint);
  const folder = mkdtempSync(path.join(tmpdir(), 'ridebook-cell-'));
  try {
    return await strike(cell, world, folder);
  } finally {
    await world.control.post('faults', []);
    rmSync(folder, { recursive: true, force: true });
  }
}

async function strike(cell: Cell, world: World, folder: string): Promise<readonly string[]> {
  const { clock } = world;
  const broken: string[] = [];
  await withBook(world.hosts, clock, folder, async (book) => {
    if (cell.endpoint !== 'sign-in') await signIn(book, world);
  });
  if (cell.endpoint === 'renewal') clock.advance(sessionMs);
  await world.control.post('faults', rulesFor(cell, world));
  broken.push(...(await sufferTwice(cell, world, folder)));

  await world.control.post('faults', []);
  clock.advance(longEnoughMs);
  await withBook(world.hosts, clock, folder, async (book) => {
    if ((await book.connectionState()) !== 'signed-in') await signIn(book, world);
    const healed = await syncHealed(book, world);
    if (healed.endedBy !== null) broken.push(`not healed: ${sentenceOf(healed.endedBy)}`);
    clock.advance(longEnoughMs);
    await sync(book, world, 'everything');
    const truth = await world.control.truth();
    broken.push(...(await brokenInvariants(book, truth, world.isSynced)));
    broken.push(...(await archiveGaps(book, world.sampleIds)));
    const quiet = await sync(book, world);
    if (quiet.outcome.writes !== 0) broken.push(`not quiet: ${quiet.outcome.writes} rows written again`);
    if (quiet.outcome.requests > 2) broken.push(`not quiet: ${quiet.outcome.requests} requests`);
  });
  return [...broken, ...leaks(folder, world)];
}

/** A renewal whose answer was lost has cost the session: that is told, and a sign-in mends it. */
async function syncHealed(book: Book, world: World): Promise<SyncResult> {
  const healed = await sync(book, world);
  if (!(healed.endedBy instanceof SignInAgainError)) return healed;
  await signIn(book, world);
  return sync(book, world);
}

/** The fault meets one sync and, a minute later, another: the exit code, the politeness, what is said. */
async function sufferTwice(cell: Cell, world: World, folder: string): Promise<readonly string[]> {
  const broken: string[] = [];
  const hosts = isNetworkFault(cell.fault.name)
    ? brokenHosts(cell.fault.name, cell.endpoint, world)
    : world.hosts;
  for (let suffered = 0; suffered < 2; suffered += 1) {
    await withBook(
      hosts,
      world.clock,
      folder,
      async (book) => {
        const notBeforeMs = (await book.coolDown.maybeCurrent())?.untilMs ?? 0;
        const attempt = await attemptSync(cell.endpoint, book, world);
        if (!allowedExitCodes(cell.fault, cell.endpoint).includes(attempt.exitCode)) {
          broken.push(`exit code ${attempt.exitCode}: ${attempt.message}`);
        }
        if (notBeforeMs > world.clock.nowMs() && attempt.requests > 0 && cell.endpoint !== 'sign-in') {
          broken.push(`impolite: ${attempt.requests} requests during a cool-down`);
        }
        if (attempt.requests > retryBudget(world.idealRequests)) {
          broken.push(`impolite: ${attempt.requests} requests instead of ${world.idealRequests}`);
        }
        if (
          !/(^|[.!])$/.test(attempt.message) ||
          world.secrets.some((secret) => attempt.message.includes(secret))
        )
          broken.push(`badly said: ${attempt.message}`);
      },
      stallingFaults.includes(cell.fault.name) ? shortDeadlinesMs : undefined,
    );
    world.clock.advance(minuteMs);
  }
  return broken;
}

interface Attempt {
  readonly exitCode: number;
  readonly message: string;
  readonly requests: number;
}

async function attemptSync(endpoint: Endpoint, book: Book, world: World): Promise<Attempt> {
  if (endpoint === 'sign-in') {
    try {
      await signIn(book, world);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      return { exitCode: exitCodeOf(error), message, requests: 0 };
    }
  }
  const result = await sync(book, world);
  const message = result.endedBy instanceof Error ? result.endedBy.message : '';
  return { exitCode: syncExitCode(result), message, requests: result.outcome.requests };
}

async function withBook(
  hosts: PelotonHosts,
  clock: TestClock,
  folder: string,
  work: (book: Book) => Promise<void>,
  deadlinesMs?: readonly [number, number],
): Promise<void> {
  const book = await openBookAt({
    folder,
    hosts,
    clock,
    ...(deadlinesMs === undefined ? {} : { deadlinesMs }),
  });
  try {
    await work(book);
  } finally {
    await book.close();
  }
}

const sentenceOf = (error: unknown): string => (error instanceof Error ? error.message : 'something odd');

const signIn = (book: Book, { sandbox }: World) =>
  signInToBook(book, { kind: 'password', username: sandbox.username, password: sandbox.password });

const sync = (book: Book, { types }: World, scope: 'new' | 'everything' = 'new') =>
  book.sync({
    options: { scope, types },
    isStopping: () => false,
    onProgress: () => undefined,
    onStored: () => undefined,
  });

/** How a path of the endpoint is told from all others. */
const matches: Readonly<Record<Endpoint, string>> = {
  'sign-in': '/oauth/token',
  renewal: '/oauth/token',
  me: '/api/me',
  list: '/workouts?limit=100',
  workout: '?joins=ride,ride.instructor',
  graph: '/performance_graph?every_n=1',
  companion: '/api/ride/',
};

function rulesFor({ fault, endpoint, position }: Cell, world: World): readonly object[] {
  if (isNetworkFault(fault.name)) return [];
  const counts: Partial<Record<Endpoint, number>> = {
    list: world.pages,
    workout: world.workouts,
    graph: world.workouts,
    companion: world.classes,
  };
  const count = counts[endpoint] ?? 1;
  const order: Readonly<Record<Position, number>> = {
    first: 1,
    middle: Math.ceil((count + 1) / 2),
    last: count,
  };
  return [{ match: matches[endpoint], position: order[position], fault: fault.name }];
}

function brokenHosts(name: NetworkFault, endpoint: Endpoint, { hosts, tlsUrl }: World): PelotonHosts {
  const nowhere = {
    'no-name': 'https://peloton.invalid',
    'no-port': 'http://127.0.0.1:9',
    'bad-certificate': tlsUrl,
  };
  return endpoint === 'me' ? { ...hosts, apiUrl: nowhere[name] } : { ...hosts, authUrl: nowhere[name] };
}

/** No file of the data folder holds a secret in the open. */
function leaks(folder: string, { secrets }: World): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .flatMap((entry) => {
      const text = readFileSync(path.join(entry.parentPath, entry.name), 'latin1');
      return secrets
        .filter((secret) => text.includes(secret))
        .map(() => `a secret lies open in ${entry.name}`);
    });
}
