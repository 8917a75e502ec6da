/** One installation on PostgreSQL says what one on the embedded database says, and several processes may share it. */
import type { WorkoutsAnswer } from '@ridebook/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPostgres, type PostgresServer } from '../packages/store/src/postgres/testing/server.ts';
import { createProgramHome, signedInAt, startSandbox, type ProgramHome } from './support/program.ts';

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
