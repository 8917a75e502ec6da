/** A book that is lost, damaged or spoilt is whole again after one command. */
import { readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createProgramHome, signedInAt, startSandbox } from './support/program.ts';
import type { ProgramHome, ProgramRun, SandboxAddress } from './support/program.ts';

let home: ProgramHome;
let sandbox: SandboxAddress;
let database: string;
let workouts: string;

const run = (...args: readonly string[]): Promise<ProgramRun> => home.run(args, signedInAt(sandbox));

beforeAll(async () => {
  home = createProgramHome();
  sandbox = await startSandbox(home, '--workouts', '12', '--seed', '7', '--now', '2026-11-22T09:00:00Z');
  database = path.join(home.folder, 'data', 'ridebook.db');
  await run('login');
  await run('sync');
  workouts = (await run('workouts', '--json')).stdout;
});
afterAll(() => home.remove());

describe('a damaged database', () => {
  it('is told, left as it is, and begun anew where there is no backup', async () => {
    const whole = readFileSync(database);
    truncateSync(database, 8192);
    const damaged = readFileSync(database);
    for (const verb of [['sync'], ['workouts', '--json'], ['serve', '--port', '0', '--no-open']]) {
      const refused = await run(...verb);
      expect(refused).toMatchObject({ exitCode: 5, stdout: '' });
      expect(refused.stderr).toMatch(/ridebook restore/);
    }
    const forgotten = await run('forget', '--confirm', 'whoever');
    expect(forgotten).toMatchObject({ exitCode: 5, stdout: '' });
    expect(forgotten.stderr).toContain(`delete the folder ${path.dirname(database)}`);
    expect(readFileSync(database).equals(damaged)).toBe(true);
    const without = await run('restore');
    expect(without).toMatchObject({ exitCode: 64, stdout: '' });
    expect(without.stderr).toMatch(/no backup .*--anew/);
    expect(await run('restore', '--anew')).toMatchObject({ exitCode: 0, stderr: '' });
    expect(JSON.parse((await run('workouts', '--json')).stdout)).toEqual({ workouts: [] });
    expect(await run('login')).toMatchObject({ exitCode: 0 });
    expect(await run('sync')).toMatchObject({ exitCode: 0 });
    expect((await run('workouts', '--json')).stdout).toBe(workouts);
    writeFileSync(database, whole);
  });

  it('is whole again after a restore, session included, and agrees with Peloton', async () => {
    const backup = JSON.parse((await run('backup', '--json')).stdout) as Record<string, unknown>;
    expect(backup).toMatchObject({ workouts: 12, file: expect.stringContaining('backups') as unknown });
    writeFileSync(database, '');
    expect((await run('status')).stderr).toMatch(/is empty.*ridebook restore/);
    const restored = await run('restore', '--json');
    expect(JSON.parse(restored.stdout)).toMatchObject({
      file: backup['file'],
      workouts: 12,
      keptSession: false,
    });
    expect((await run('workouts', '--json')).stdout).toBe(workouts);
    await run('login');
    expect(await run('verify')).toMatchObject({ exitCode: 0 });
    expect(readdirSync(path.join(home.folder, 'data', 'quarantine')).length).toBe(2);
  });
});

it('a backup of what does not exist, and a restore from nowhere, change nothing', async () => {
  const other = createProgramHome();
  expect(await other.run(['backup'])).toMatchObject({ exitCode: 5, stdout: '' });
  expect(await other.run(['restore', 'nowhere.db'])).toMatchObject({ exitCode: 5, stdout: '' });
  await other.remove();
});

it('a database in PostgreSQL is for its own tools', async () => {
  const elsewhere = { DATABASE_URL: 'postgres://127.0.0.1:1/none' };
  for (const verb of ['backup', 'restore']) {
    expect(await home.run([verb], elsewhere)).toMatchObject({ exitCode: 64, stdout: '' });
  }
});
