/** Owns the real engine in this process: a real database, real HTTP to a sandbox, and a clock that a test can turn. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Workout } from '@ridebook/domain';
import type { SyncOptions, SyncResult } from '@ridebook/sync';
import type { Book } from '../../apps/ridebook/src/engine/book.ts';
import { signInToBook } from '../../apps/ridebook/src/engine/sign-in.ts';
import { startSandbox, type RunningSandbox } from '../../apps/ridebook/src/sandbox/host.ts';
import { openBookAt } from './book-at.ts';
import { controlOf } from './sandbox-control.ts';
import { createTestClock, today, type TestClock } from './test-clock.ts';

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
  /** How many people the rider follows; reading their rides takes most of the time of a small history. */
  readonly friends?: number;
}

/** Starts a sandbox and a signed-in book on it. Nobody waits: sleeping turns the clock. */
export async function startEngine({ workouts, seed, friends = 2 }: TestEngineOptions): Promise<TestEngine> {
  const clock = createTestClock();
  const sandbox = await startSandbox({ workouts, seed, friends, today, clock: clock.nowMs });
  const folder = mkdtempSync(path.join(tmpdir(), 'ridebook-engine-'));
  const hosts = { apiUrl: sandbox.url, authUrl: sandbox.authUrl };
  const coda = {
    apiUrl: sandbox.codaUrl,
    environmentAccess: { docId: sandbox.codaDocId, token: sandbox.codaToken },
  };
  const book = await openBookAt({ folder, hosts, clock, coda });
  await signInToBook(book, { kind: 'password', username: sandbox.username, password: sandbox.password });

  const control = controlOf(sandbox.url);
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
    truth: control.truth,
    async stored() {
      const rider = await book.maybeRider();
      return rider === null ? [] : book.store.listWorkouts(rider.id);
    },
    control: control.post,
    async close() {
      await book.close();
      await sandbox.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
