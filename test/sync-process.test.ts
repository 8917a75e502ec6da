/** A server's sync runs in a process of its own: it does there what it does anywhere, and whoever asked hears of it. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SyncProgress, Workout } from '@ridebook/domain';
import { RequestError, SignInAgainError, TransportError, UpstreamError } from '@ridebook/peloton';
import { LockHeldError, ownerId, StorageError } from '@ridebook/store';
import { openSqliteStore } from '@ridebook/store/sqlite';
import type { SyncResult } from '@ridebook/sync';
import path from 'node:path';
import { KeyError, UsageError } from '../apps/ridebook/src/errors.ts';
import { errorOf, plainError } from '../apps/ridebook/src/sync-process/messages.ts';
import { createSyncProcess, type SyncProcess } from '../apps/ridebook/src/sync-process/sync-process.ts';
import {
  createProgramHome,
  setFaults,
  signedInAt,
  startSandbox,
  type ProgramHome,
  type SandboxAddress,
} from './support/program.ts';

describe('a sync in a process', { timeout: 60_000 }, () => {
  let home: ProgramHome;
  let sandbox: SandboxAddress;
  let syncProcess: SyncProcess;
  let progress: SyncProgress[];
  let stored: Workout[];
  let isStopping: boolean;
  let added = 0;

  beforeAll(async () => {
    home = createProgramHome();
    const flags = [
      '--workouts',
      '12',
      '--seed',
      'process',
      '--now',
      '2026-11-22T09:00:00Z',
      '--latency',
      '30',
    ];
    sandbox = await startSandbox(home, ...flags);
    expect((await home.run(['login'], signedInAt(sandbox))).exitCode).toBe(0);
    const environment = {
      RIDEBOOK_HOME: path.join(home.folder, 'data'),
      RIDEBOOK_CONFIG: path.join(home.folder, 'config'),
      RIDEBOOK_PACE: 'unlimited',
      PELOTON_API_URL: sandbox.url,
      PELOTON_AUTH_URL: sandbox.authUrl,
    };
    const never = new AbortController().signal;
    syncProcess = createSyncProcess({ environment, stopping: never, aborting: never });
  });
  beforeEach(() => {
    [progress, stored, isStopping] = [[], [], false];
  });
  afterAll(async () => {
    await syncProcess.untilClosed();
    await home.remove();
  });

  const sync = (): Promise<SyncResult> =>
    syncProcess.sync(ownerId, {
      options: { scope: 'new', types: null },
      isStopping: () => isStopping,
      onProgress: (step) => progress.push(step),
      onStored: (workout) => stored.push(workout),
    });

  it('stops after the workouts under way when it is asked to', async () => {
    const running = sync();
    await expect.poll(() => stored.length, { timeout: 10_000 }).toBeGreaterThan(0);
    isStopping = true;
    const { wasStopped, outcome } = await running;
    added = outcome.added;
    expect(wasStopped).toBe(true);
    expect(outcome.added).toBeLessThan(12);
  });

  it('brings the rest home, tells of it, lets a second one wait outside, and lets go of the data', async () => {
    const first = sync();
    await expect(sync()).rejects.toBeInstanceOf(LockHeldError);
    const result = await first;
    expect(result).toMatchObject({ endedBy: null, outcome: { added: 12 - added, failed: [] } });
    expect(new Set(stored.map(({ id }) => id)).size).toBe(12 - added);
    expect(progress.at(-1)?.done).toBe(12 - added);
    // Another one after it has a process of its own, and finds everything there.
    expect((await sync()).outcome).toMatchObject({ added: 0, unchanged: 12, writes: 0 });
    await syncProcess.untilClosed();
    const store = await openSqliteStore({ folder: path.join(home.folder, 'data'), clock: Date.now });
    const kept = await store.listWorkouts(result.rider?.id ?? '');
    await store.close();
    expect(kept).toHaveLength(12);
    const storedIds = new Set(stored.map(({ id }) => id));
    // The kind of a class comes with its details, after the workout.
    const told = (workouts: readonly Workout[]): readonly Workout[] =>
      workouts
        .map((workout) => ({ ...workout, classType: null }))
        .toSorted((one, other) => (one.id < other.id ? -1 : 1));
    expect(told(kept.filter(({ id }) => storedIds.has(id)))).toEqual(told(stored));
  });

  it('ends by an error of the class that says how to react', async () => {
    await setFaults(sandbox, [{ match: '/api/me', fault: 'endpoint-closed' }]);
    const { endedBy } = await sync();
    expect(endedBy).toBeInstanceOf(UpstreamError);
    // What the process noted of it holds here too: nobody asks again before its time.
    const again = (await sync()).endedBy as UpstreamError;
    expect([again.name, again.notBeforeMs !== null]).toEqual(['UpstreamError', true]);
  });
});

describe('an error between processes', () => {
  it('keeps its class, its message and what is read on it', () => {
    const known = [
      new SignInAgainError('session-ended', 'Sign in.'),
      new UpstreamError('limited', 'Wait.', 7, { isGuess: true }),
      new RequestError('not-found', 'It is not there.'),
      new TransportError('connect', 'Nobody there.'),
      new StorageError('The disk is full.'),
      new LockHeldError('Another.'),
      new KeyError('Another key.'),
      new UsageError('Which?'),
    ];
    for (const error of known) {
      const again = errorOf(structuredClone(plainError(error)));
      expect(again).toBeInstanceOf(error.constructor);
      expect(again).toEqual(error);
    }
    const odd = errorOf(structuredClone(plainError(new TypeError('x is not a function'))));
    expect([odd.message, odd.stack]).toEqual([
      'x is not a function',
      expect.stringContaining('sync-process.test'),
    ]);
  });
});
