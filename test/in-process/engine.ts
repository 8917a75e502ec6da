/** Owns the real engine in this process: a real database, real HTTP to a sandbox, and a clock that a test can turn. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Workout } from '@ridebook/domain';
import { unlimitedPace } from '@ridebook/peloton';
import { openSqliteStore } from '@ridebook/store/sqlite';
import type { SyncOptions, SyncResult } from '@ridebook/sync';
import { createBook, type Book } from '../../apps/ridebook/src/engine/book.ts';
import { signInToBook } from '../../apps/ridebook/src/engine/sign-in.ts';
import { createHttpTransport } from '../../apps/ridebook/src/peloton/http-transport.ts';
import { startSandbox, type RunningSandbox } from '../../apps/ridebook/src/sandbox/host.ts';

/** The day on which every test takes place. */
const today = Date.parse('2026-11-22T09:00:00Z');

export interface TestClock {
  nowMs(): number;
  /** Lets time pass at once. */
  advance(ms: number): void;
}

function createTestClock(): TestClock {
  let offsetMs = 0;
  return {
    nowMs: () => today + offsetMs,
    advance: (ms) => {
      offsetMs += ms;
    },
  };
}

export interface TestEngine {
  readonly book: Book;
  readonly sandbox: RunningSandbox;
  readonly clock: TestClock;
  sync(options?: Partial<SyncOptions>): Promise<SyncResult>;
  /** What the sandbox says a perfect sync would hold. */
  truth(): Promise<readonly Workout[]>;
  stored(): Promise<readonly Workout[]>;
  /** Speaks to the sandbox's control endpoints. */
  control(name: string, body: unknown): Promise<Record<string, unknown>>;
  close(): Promise<void>;
}

export interface TestEngineOptions {
  readonly workouts: number;
  readonly seed: string;
}

/** Starts a sandbox and a signed-in book on it. Nobody waits: sleeping turns the clock. */
export async function startEngine({ workouts, seed }: TestEngineOptions): Promise<TestEngine> {
  const clock = createTestClock();
  const sandbox = await startSandbox({ workouts, seed, today, clock: clock.nowMs });
  const folder = mkdtempSync(path.join(tmpdir(), 'ridebook-engine-'));
  const key = Buffer.alloc(32, 1);
  const book = createBook({
    store: await openSqliteStore({ folder, clock: clock.nowMs }),
    hosts: { apiUrl: sandbox.url, authUrl: sandbox.authUrl },
    signInMethod: 'oauth',
    pace: unlimitedPace,
    transport: createHttpTransport({
      deadlineMs: 30_000,
      headDeadlineMs: 15_000,
      maximumBytes: 32_000_000,
      signal: new AbortController().signal,
    }),
    keys: () => Promise.resolve([key]),
    folder,
    isDemo: false,
    clock: {
      nowMs: clock.nowMs,
      monotonicMs: () => performance.now(),
      random: () => 0.5,
      sleep: (ms) => Promise.resolve(clock.advance(ms)),
    },
  });
  await signInToBook(book, { kind: 'password', username: sandbox.username, password: sandbox.password });

  const read = async (path: string, init?: RequestInit): Promise<unknown> => {
    const response = await fetch(sandbox.url + path, { ...init, signal: AbortSignal.timeout(60_000) });
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return response.json();
  };
  return {
    book,
    sandbox,
    clock,
    sync: (options = {}) =>
      book.sync({
        options: { scope: 'new', types: null, ...options },
        isStopping: () => false,
        onProgress: () => undefined,
        onStored: () => undefined,
      }),
    truth: async () => ((await read('/__sandbox/truth')) as { workouts: readonly Workout[] }).workouts,
    async stored() {
      const rider = await book.maybeRider();
      return rider === null ? [] : book.store.listWorkouts(rider.id);
    },
    control: async (name, body) =>
      (await read(`/__sandbox/${name}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })) as Record<string, unknown>,
    async close() {
      await book.close();
      await sandbox.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
