/** Owns the sandboxes of the suite: a small history, and one of three pages for what happens between pages. */
import { createServer, type Server } from 'node:https';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Workout } from '@ridebook/domain';
import type { PelotonHosts } from '@ridebook/peloton';
import { startSandbox, type RunningSandbox } from '../../apps/ridebook/src/sandbox/host.ts';
import { controlOf, type SandboxControl } from '../in-process/sandbox-control.ts';
import { createTestClock, today, type TestClock } from '../in-process/test-clock.ts';
import type { Endpoint } from './faults.ts';

export interface World {
  readonly sandbox: RunningSandbox;
  readonly control: SandboxControl;
  readonly clock: TestClock;
  readonly hosts: PelotonHosts;
  /** What is synced, and how much of it there is. */
  readonly types: readonly string[] | null;
  readonly isSynced: (workout: Workout) => boolean;
  readonly workouts: number;
  readonly classes: number;
  readonly pages: number;
  /** Workouts whose archive is compared with what the sandbox answers. */
  readonly sampleIds: readonly string[];
  /** Requests of a first sync when nothing goes wrong. */
  readonly idealRequests: number;
  /** Must appear nowhere. */
  readonly secrets: readonly string[];
  /** A host with a certificate that nobody trusts. */
  readonly tlsUrl: string;
}

/** The one type of the long history that is synced: three pages are listed and a handful of workouts fetched. */
const rareType = 'meditation';

/** Longer than the deadlines of the cells that stall, and no longer. */
const longestStallMs = 1_500;

const worlds = new Map<'short' | 'long', Promise<World>>();
let distrusted: Promise<Server> | null = null;

export function worldOf(endpoint: Endpoint): Promise<World> {
  const size = endpoint === 'list' ? 'long' : 'short';
  const world = worlds.get(size) ?? makeWorld(size);
  worlds.set(size, world);
  return world;
}

export async function closeWorlds(): Promise<void> {
  for (const world of worlds.values()) await (await world).sandbox.close();
  worlds.clear();
  const server = await distrusted;
  server?.closeAllConnections();
  server?.close();
  distrusted = null;
}

async function makeWorld(size: 'short' | 'long'): Promise<World> {
  const clock = createTestClock();
  const sandbox = await startSandbox({
    workouts: size === 'long' ? 210 : 5,
    friends: 0,
    seed: `faults ${size}`,
    today,
    clock: clock.nowMs,
    sleep: (ms) => wait(Math.min(ms, longestStallMs), undefined, { ref: false }),
  });
  const control = controlOf(sandbox.url);
  const types = size === 'long' ? [rareType] : null;
  const isSynced = (workout: Workout): boolean => types === null || types.includes(workout.discipline);
  const truth = await control.truth();
  const synced = truth.filter(isSynced);
  const classes = new Set(synced.flatMap(({ classId }) => (classId === null ? [] : [classId]))).size;
  const pages = Math.ceil(truth.length / 100);
  distrusted ??= startDistrustedHost();
  return {
    sandbox,
    control,
    clock,
    hosts: { apiUrl: sandbox.url, authUrl: sandbox.authUrl },
    types,
    isSynced,
    workouts: synced.length,
    classes,
    pages,
    sampleIds: synced.map(({ id }) => id),
    // Account, list, two for each workout, one for each class; settings, overview, instructors, whom one follows.
    idealRequests: 1 + pages + 2 * synced.length + classes + 4,
    secrets: [sandbox.password, sandbox.refreshToken, 'eyJhbGci'],
    tlsUrl: `https://127.0.0.1:${((await distrusted).address() as AddressInfo).port}`,
  };
}

/** Its certificate is its own, and so nobody's. */
function startDistrustedHost(): Promise<Server> {
  const folder = mkdtempSync(path.join(tmpdir(), 'ridebook-tls-'));
  const [key, certificate] = [path.join(folder, 'key.pem'), path.join(folder, 'certificate.pem')];
  const made = `req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=distrusted -keyout ${key} -out ${certificate}`;
  execFileSync('openssl', made.split(' '), { stdio: 'ignore' });
  const server = createServer({ key: readFileSync(key), cert: readFileSync(certificate) });
  rmSync(folder, { recursive: true });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}
