/** One installation on PostgreSQL says what one on the embedded database says, and several processes may share it. */
import type { WorkoutsAnswer } from '@ridebook/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPostgres, type PostgresServer } from '../packages/store/src/postgres/testing/server.ts';
import {
  createProgramHome,
  readRequests,
  signedInAt,
  startSandbox,
  type ProgramHome,
  type ProgramRun,
  type SandboxAddress,
} from './support/program.ts';

let server: PostgresServer;
let home: ProgramHome;
let embedded: Readonly<Record<string, string>>;
let shared: Readonly<Record<string, string>>;

beforeAll(async () => {
  server = await startPostgres();
  home = createProgramHome();
  embedded = signedInAt(await startSandbox(home, '--workouts', '60', '--now', '2026-11-22T09:00:00Z'));
  shared = { ...embedded, DATABASE_URL: await server.createDatabase() };
  for (const environment of [embedded, shared]) {
    expect(await home.run(['login'], environment)).toMatchObject({ exitCode: 0 });
  }
});
afterAll(async () => {
  await home.remove();
  await server.stop();
});

const readWorkouts = async (environment: Readonly<Record<string, string>>): Promise<WorkoutsAnswer> =>
  JSON.parse((await home.run(['workouts', '--json'], environment)).stdout) as WorkoutsAnswer;

describe('a book on PostgreSQL', () => {
  it('is filled by one of several syncs at once, and holds what the embedded book holds', async () => {
    await home.run(['sync'], embedded);
    const runs = await Promise.all([1, 2, 3].map(() => home.run(['sync', '--json'], shared)));
    const refused = runs.filter((run) => run.exitCode === 6);
    expect(refused.length).toBeGreaterThan(0);
    expect(runs.filter((run) => run.exitCode !== 6 && run.exitCode !== 0)).toEqual([]);
    const stored = await readWorkouts(shared);
    expect(stored.workouts).toHaveLength(60);
    expect(stored).toEqual(await readWorkouts(embedded));
    const report = (environment: typeof shared) =>
      home.run(['report', 'records', '--json', '--today', '2026-11-22'], environment);
    expect((await report(shared)).stdout).toBe((await report(embedded)).stdout);
    const again = await home.run(['sync', '--json'], shared);
    expect(JSON.parse(again.stdout)).toMatchObject({ added: 0, updated: 0, writes: 0 });
  });

  it('moves there from the file on this machine, and back into another', async () => {
    const moved = { ...embedded, DATABASE_URL: await server.createDatabase() };
    const there = await home.run(['migrate-store', '--json'], moved);
    expect(there).toMatchObject({ exitCode: 0, stderr: '' });
    expect(await readWorkouts(moved)).toEqual(await readWorkouts(embedded));
    // The sealed session came along: no new sign-in.
    expect(await home.run(['sync'], moved)).toMatchObject({ exitCode: 0 });

    const elsewhere = { ...moved, RIDEBOOK_HOME: `${home.folder}/elsewhere` };
    const back = await home.run(['migrate-store', '--back'], elsewhere);
    expect(back.stdout).toMatch(/^One rider, \d+ rows, copied and compared row by row: no difference\./);
    expect(await readWorkouts({ ...embedded, RIDEBOOK_HOME: elsewhere.RIDEBOOK_HOME })).toEqual(
      await readWorkouts(embedded),
    );
  });

  it('says what is missing where no database is named to move to', async () => {
    const run = await home.run(['migrate-store'], embedded);
    expect(run).toMatchObject({ exitCode: 64, stdout: '' });
    expect(run.stderr).toMatch(/^Name the PostgreSQL database in DATABASE_URL/);
  });

  it('says in one sentence what is wrong with its address, and exits for local storage', async () => {
    const elsewhere = new URL(shared['DATABASE_URL'] ?? '');
    elsewhere.port = '1';
    const unreachable = await home.run(['status'], { ...shared, DATABASE_URL: elsewhere.href });
    expect(unreachable).toMatchObject({ exitCode: 5, stdout: '' });
    expect(unreachable.stderr).toMatch(/^There is no answer from the PostgreSQL database .*\n$/);
    const nonsense = await home.run(['status'], { ...shared, DATABASE_URL: 'sqlite:book.db' });
    expect(nonsense).toMatchObject({ exitCode: 64 });
    expect(nonsense.stderr).toMatch(/^DATABASE_URL is no address of a PostgreSQL database/);
  });
});

describe('a sync on PostgreSQL that something befalls', { timeout: 60_000 }, () => {
  let slow: SandboxAddress;
  let environment: Readonly<Record<string, string>> & { readonly DATABASE_URL: string };

  beforeAll(async () => {
    slow = await startSandbox(home, '--workouts', '40', '--latency', '40', '--now', '2026-11-22T09:00:00Z');
    environment = { ...signedInAt(slow), DATABASE_URL: await server.createDatabase() };
    expect(await home.run(['login'], environment)).toMatchObject({ exitCode: 0 });
  }, 60_000);

  /** Runs a sync, and lets something happen when it is well under way. */
  const syncDuring = async (befall: () => Promise<unknown>): Promise<ProgramRun> => {
    const before = (await readRequests(slow)).length;
    const running = home.run(['sync', '--full'], environment);
    await expect
      .poll(async () => (await readRequests(slow)).length, { timeout: 30_000, interval: 50 })
      .toBeGreaterThan(before + 15);
    await befall();
    return running;
  };

  it('says so in one sentence when the database stays away, and keeps what was stored', async () => {
    const database = decodeURIComponent(new URL(environment.DATABASE_URL).pathname.slice(1));
    const run = await syncDuring(async () => {
      await server.query(`alter database "${database}" with allow_connections false`);
      await server.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${database}'`,
      );
    });
    await server.query(`alter database "${database}" with allow_connections true`);
    expect(run.exitCode).toBe(5);
    expect(run.stderr).toMatch(/^The PostgreSQL database .*\n$/);
    const { workouts } = await readWorkouts(environment);
    expect(workouts.length).toBeGreaterThan(0);
    expect(workouts.length).toBeLessThan(40);
  });

  it('goes on over a restart of the database', async () => {
    const run = await syncDuring(() => server.restart());
    // A graph of the made-up rider may fail; the database is not spoken of.
    expect([0, 2]).toContain(run.exitCode);
    expect(run.stderr).not.toContain('PostgreSQL');
    expect((await readWorkouts(environment)).workouts).toHaveLength(40);
  });

  it('says that the rider was deleted by another program, and keeps nothing of them', async () => {
    const run = await syncDuring(async () => {
      const forgotten = await home.run(['forget', '--confirm', slow.username], environment);
      expect(forgotten.stdout).toContain('Everything is deleted');
    });
    expect(run).toMatchObject({ exitCode: 5, stdout: '' });
    expect(run.stderr).toMatch(/^What is kept of this rider was deleted by another program .*\n$/);
    expect((await readWorkouts(environment)).workouts).toEqual([]);
  });
});
