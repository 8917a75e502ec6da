/** While one machine has been updated and others have not: the older program goes on, and is refused where it would do harm. */
import type { StatusAnswer, Workout, WorkoutsAnswer } from '@ridebook/domain';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { startPostgres, type PostgresServer } from '../packages/store/src/postgres/testing/server.ts';
import { updatePostgres, updateSqlite, type Release } from '../packages/store/src/testing/newer-program.ts';
import path from 'node:path';
import { startFleet, until } from './fleet/fleet.ts';
import {
  createProgramHome,
  signedInAt,
  startSandbox,
  type ProgramHome,
  type SandboxAddress,
} from './support/program.ts';
import { differences } from './support/same-workouts.ts';

let postgres: PostgresServer;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());

const workouts = 40;
const refusal =
  /newer Ridebook \(.*version \d+, this program knows \d+\)\. Update Ridebook; .* left as .*\.\n$/;

const json = async <T>(url: string, init: RequestInit = {}): Promise<T> => {
  const response = await fetch(url, { ...init, signal: AbortSignal.timeout(15_000) });
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as T;
};

interface Serving {
  readonly url: string;
  readonly stored: () => Promise<number>;
  startSync(): Promise<void>;
  untilSynced(): Promise<void>;
  stop(): Promise<number | null>;
}

async function serve(home: ProgramHome, environment: Readonly<Record<string, string>>): Promise<Serving> {
  const flags = ['serve', '--no-open', '--port', '0', '--schedule', 'off'];
  const { firstLine, stop } = await home.start(flags, environment);
  const url = / at (http:\S+)/.exec(firstLine)?.[1] ?? '';
  const rest = `${url}/api/v1`;
  return {
    url,
    stop,
    stored: async () => (await json<WorkoutsAnswer>(`${rest}/workouts?limit=1`)).total,
    async startSync() {
      const headers = { origin: url, 'content-type': 'application/json' };
      await json(`${rest}/sync`, { method: 'POST', headers, body: '{}' });
    },
    untilSynced: () =>
      until('the sync has ended', async () => (await json<StatusAnswer>(`${rest}/status`)).sync === null),
  };
}

const truthOf = async (sandbox: SandboxAddress): Promise<readonly Workout[]> =>
  (await json<{ readonly workouts: readonly Workout[] }>(`${sandbox.url}/__sandbox/truth`)).workouts;

describe.each(['SQLite', 'PostgreSQL'] as const)('an older server on %s', { timeout: 120_000 }, (engine) => {
  it('goes on over tables that a newer program has added to, also started anew, and is refused by those that leave it behind', async () => {
    const home = createProgramHome();
    onTestFinished(() => home.remove());
    const sandbox = await startSandbox(home, '--workouts', String(workouts), '--latency', '30');
    const databaseUrl = engine === 'PostgreSQL' ? await postgres.createDatabase() : '';
    const environment = { ...signedInAt(sandbox), DATABASE_URL: databaseUrl };
    const update = async (release: Release): Promise<void> =>
      engine === 'PostgreSQL'
        ? updatePostgres(databaseUrl, release)
        : updateSqlite(path.join(home.folder, 'data'), release);
    const run = (...words: readonly string[]) => home.run(words, environment);
    const readWorkouts = async () =>
      (JSON.parse((await run('workouts', '--json')).stdout) as WorkoutsAnswer).workouts;
    expect(await run('login')).toMatchObject({ exitCode: 0 });

    const older = await serve(home, environment);
    await older.startSync();
    await until('its sync is under way', async () => (await older.stored()) > 3);
    await update('next');
    expect(await older.stored()).toBeLessThan(workouts);
    await older.untilSynced();
    expect(await older.stored()).toBe(workouts);
    expect(await older.stop()).toBe(143);

    await json(`${sandbox.url}/__sandbox/workouts`, { method: 'POST', body: JSON.stringify({ add: 2 }) });
    const again = await serve(home, environment);
    await again.startSync();
    await again.untilSynced();
    expect(await again.stored()).toBe(workouts + 2);
    expect(differences(await readWorkouts(), await truthOf(sandbox))).toEqual([]);
    expect(JSON.parse((await run('status', '--json')).stdout)).toMatchObject({ failed: [] });
    expect(await again.stop()).toBe(143);

    await update('afterNext');
    for (const verb of ['status', 'sync', 'serve']) {
      const refused = await run(verb);
      expect([verb, refused.exitCode, refused.stdout]).toEqual([verb, 5, '']);
      expect(refused.stderr).toMatch(refusal);
      expect(refused.stderr.split('\n')).toHaveLength(2);
    }
  });
});

describe('an older worker', { timeout: 120_000 }, () => {
  it('goes on beside a newer program, also started anew, and is refused where it is left behind', async () => {
    const fleet = await startFleet(postgres, {
      workouts: [30, 30],
      latencyMs: 30,
      environment: { RIDEBOOK_TURN_MINUTES: '0.02' },
    });
    onTestFinished(() => fleet.close());
    const [rider] = fleet.crowd.riders;
    const older = fleet.startWorker('--hands', '2');
    await until('it is at work', async () => (await fleet.count(rider?.id ?? '')) > 3);
    await updatePostgres(fleet.databaseUrl, 'next');
    expect(await fleet.count(rider?.id ?? '')).toBeLessThan(30);
    await fleet.untilComplete();
    older.kill();

    await fleet.crowd.addWorkout(rider?.id ?? '');
    const again = fleet.startWorker('--hands', '2');
    await fleet.untilComplete();
    expect(await fleet.broken()).toEqual([]);
    expect(await again.stop()).toBe(143);
    // Turns come so soon that one meets the other.
    const warnings = [...older.log, ...again.log].filter((line) => line.includes('"warning"'));
    expect(warnings.filter((line) => !line.includes('"job busy"'))).toEqual([]);

    await updatePostgres(fleet.databaseUrl, 'afterNext');
    const refused = await fleet.home.run(['worker'], fleet.environment);
    expect(refused).toMatchObject({ exitCode: 5, stdout: '' });
    expect(refused.stderr).toMatch(refusal);
  });
});
