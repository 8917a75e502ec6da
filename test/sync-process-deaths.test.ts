/** A sync process that dies, and a server that is asked for something else meanwhile: a sentence each, and nothing lost. */
import { existsSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { StatusAnswer, SyncsAnswer } from '@ridebook/domain';
import {
  damageAfterKill,
  damageAfterRecovery,
  openMortalBook,
  type MortalBook,
} from './kills/mortal-book.ts';
import { exitCodes } from '../apps/ridebook/src/errors.ts';
import type { Death } from './kills/mortal-steps.ts';
import { startMortalServer, type MortalServer } from './kills/run-server.ts';
import { killServers } from './kills/kill-servers.ts';

const workouts = 4;
/** Among the steps of a first sync of so many workouts, when some of them are stored and some are not. */
const halfWay = 100;

let mortal: MortalBook;
let server: MortalServer | null = null;

beforeEach(async () => {
  mortal = await openMortalBook({ workouts, seed: 'deaths' });
});
afterEach(async () => {
  await server?.stop('SIGKILL');
  server = null;
  await mortal.close();
});

async function startServer(dieAt: number, how: Death): Promise<MortalServer> {
  const { folder, hosts, clock } = mortal;
  server = await startMortalServer({ folder, hosts, nowMs: clock.nowMs(), dieAt, how });
  return server;
}

async function statusOf(asked: MortalServer): Promise<StatusAnswer> {
  return (await (await asked.ask('GET', '/status')).json()) as StatusAnswer;
}

async function lastRunOf(
  asked: MortalServer,
): Promise<{ exitCode: number | undefined; added: number | undefined }> {
  const { syncs } = (await (await asked.ask('GET', '/syncs')).json()) as SyncsAnswer;
  return { exitCode: syncs[0]?.exitCode, added: syncs[0]?.outcome.added };
}

const untilSynced = (asked: MortalServer): Promise<unknown> =>
  expect.poll(async () => (await statusOf(asked)).sync, { timeout: 20_000, interval: 20 }).toBeNull();

describe('a sync process that dies', { timeout: 60_000 }, () => {
  it.each([
    ['of an error that nobody catches', 'throw', 'an error inside Ridebook (made up)'],
    ['of its memory', 'memory', 'it needed more than 512 MB of memory'],
    ['by a signal', 'kill', 'its process was ended from outside (SIGKILL)'],
  ] as const)('%s costs that sync, and the server and the next sync nothing', async (_name, how, reason) => {
    const asked = await startServer(halfWay, how);
    expect((await asked.ask('POST', '/sync', {})).status).toBe(202);
    await untilSynced(asked);
    const { storedWorkouts } = await statusOf(asked);
    expect([storedWorkouts > 0, storedWorkouts < workouts]).toEqual([true, true]);
    expect(await lastRunOf(asked)).toEqual({ exitCode: exitCodes.unexpected, added: storedWorkouts });
    expect(asked.log()).toContain(reason);
    expect(asked.log()).toContain('the next sync goes on from there');
    expect(damageAfterKill(mortal.folder)).toEqual([]);
    // The lock of the dead is free: the process of the next sync comes as far, and dies there again or finishes.
    expect((await asked.ask('POST', '/sync', {})).status).toBe(202);
    await untilSynced(asked);
    expect((await asked.stop('SIGTERM')).exitCode).toBe(0);
    expect(await damageAfterRecovery(mortal, mortal.folder)).toEqual([]);
  });

  it('before it has said a word is told to whoever asked for the sync', async () => {
    const asked = await startServer(1, 'leave');
    expect((await asked.ask('POST', '/sync', {})).status).toBe(500);
    expect(asked.log()).toContain('its process ended by itself');
    expect((await statusOf(asked)).sync).toBeNull();
    expect((await asked.stop('SIGTERM')).exitCode).toBe(0);
  });

  it('or rather does not, and stands still, does not keep the server from stopping', async () => {
    const asked = await startServer(halfWay, 'hang');
    expect((await asked.ask('POST', '/sync', {})).status).toBe(202);
    await expect
      .poll(async () => (await statusOf(asked)).storedWorkouts, { timeout: 20_000 })
      .toBeGreaterThan(0);
    const startedMs = performance.now();
    expect((await asked.stop('SIGTERM')).exitCode).toBe(0);
    expect(performance.now() - startedMs).toBeLessThan(10_000);
    expect(asked.log()).toContain('was ended with the program');
    expect(await damageAfterRecovery(mortal, mortal.folder)).toEqual([]);
  });
});

it(
  'a server that is killed while its sync writes loses nothing that it said it had kept',
  { timeout: 120_000 },
  async () => {
    const { kills, changes, broken } = await killServers({ kills: 5, seed: 2_026 });
    expect(broken).toEqual([]);
    expect(kills).toBe(5);
    expect(changes).toBeGreaterThan(0);
  },
);

describe('a sync process', { timeout: 60_000 }, () => {
  const newWorkouts = 200;
  beforeEach(() => mortal.control.post('workouts', { add: newWorkouts }));

  async function startSync(): Promise<MortalServer> {
    const asked = await startServer(0, 'kill');
    expect((await asked.ask('POST', '/sync', {})).status).toBe(202);
    await expect
      .poll(async () => (await statusOf(asked)).storedWorkouts, { timeout: 20_000 })
      .toBeGreaterThan(0);
    return asked;
  }

  it('ends with a server that is killed alone', async () => {
    const asked = await startSync();
    const pid = asked.syncProcess();
    expect(pid).not.toBeNull();
    await asked.stop('SIGKILL');
    await expect.poll(() => existsSync(`/proc/${pid}`), { timeout: 10_000 }).toBe(false);
    const stored = await mortal.withBook(mortal.folder, async ({ store, maybeRider }) =>
      store.listWorkouts((await maybeRider())?.id ?? ''),
    );
    expect(stored.length).toBeLessThan(workouts + newWorkouts);
    expect(damageAfterKill(mortal.folder)).toEqual([]);
    expect(await damageAfterRecovery(mortal, mortal.folder)).toEqual([]);
  });

  it('that is asked to end together with its server finishes what is under way', async () => {
    const asked = await startSync();
    expect((await asked.stopGroup()).exitCode).toBe(0);
    expect(asked.log()).not.toContain('broke off');
    expect(await damageAfterRecovery(mortal, mortal.folder)).toEqual([]);
  });
});

it(
  'a sync that runs lets nobody start another, and goes on through another password until everything is deleted',
  { timeout: 60_000 },
  async () => {
    await mortal.control.post('workouts', { add: 40 });
    const asked = await startServer(0, 'kill');
    expect((await asked.ask('POST', '/sync', {})).status).toBe(202);
    const second = await asked.ask('POST', '/sync', {});
    expect([second.status, await second.json()]).toEqual([
      409,
      {
        problem: {
          kind: 'sync-running',
          message:
            'A sync of this book is already running, or an import into it. Try again when it has finished.',
        },
      },
    ]);
    const set = await asked.ask('PUT', '/access/password', { password: 'seven brass lamps' });
    expect(set.status).toBe(200);
    const cookie = set.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const status = async (): Promise<StatusAnswer> =>
      (await (await asked.ask('GET', '/status', undefined, cookie)).json()) as StatusAnswer;
    const { sync, rider } = await status();
    expect(sync).not.toBeNull();
    const forgotten = await asked.ask('POST', '/forget', { confirmation: rider?.username }, cookie);
    expect(forgotten.status).toBe(200);
    expect(await status()).toMatchObject({ sync: null, rider: null, storedWorkouts: 0 });
    expect((await asked.stop('SIGTERM')).exitCode).toBe(0);
    await mortal.withBook(mortal.folder, async ({ store }) => {
      expect(await store.listRiders()).toEqual([]);
    });
  },
);
