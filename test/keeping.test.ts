/** The verbs that keep, tell and delete: doctor, secrets, forget, as a person runs them. */
import { existsSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Diagnosis } from '../apps/ridebook/src/doctor/diagnose.ts';
import { createProgramHome, signedInAt, startSandbox } from './support/program.ts';
import type { ProgramHome, ProgramRun, SandboxAddress } from './support/program.ts';

let home: ProgramHome;
let sandbox: SandboxAddress;

const run = (...args: readonly string[]): Promise<ProgramRun> => home.run(args, signedInAt(sandbox));
const readDiagnosis = async (...args: readonly string[]): Promise<Diagnosis> =>
  JSON.parse((await run('doctor', '--json', ...args)).stdout) as Diagnosis;
const problemsOf = ({ findings }: Diagnosis): readonly string[] =>
  findings.filter(({ level }) => level === 'problem').map(({ check }) => check);
const place = (...parts: readonly string[]): string => path.join(home.folder, ...parts);

beforeAll(async () => {
  home = createProgramHome();
  sandbox = await startSandbox(home, '--workouts', '12', '--seed', '7', '--now', '2026-11-22T09:00:00Z');
  await run('login');
  await run('sync');
});
afterAll(() => home.remove());

describe('doctor', () => {
  it('finds nothing wrong with a book in order, and names no secret and nobody', async () => {
    const { stdout, exitCode } = await run('doctor', '--json');
    expect(problemsOf(JSON.parse(stdout) as Diagnosis)).toEqual([]);
    expect(exitCode).toBe(0);
    const key = readFileSync(place('config', 'key'), 'utf8').trim();
    for (const secret of [sandbox.username, sandbox.password, sandbox.refreshToken, key, home.folder]) {
      expect(stdout).not.toContain(secret);
    }
    expect((await run('doctor')).stdout).toMatch(/No problem was found\.\n$/);
  });

  it('has a remedy for whatever is not in order', async () => {
    const { findings } = await readDiagnosis();
    expect(findings.filter(({ level, remedy }) => level === 'problem' && remedy === null)).toEqual([]);
    expect(findings.find(({ check }) => check === 'backup')?.remedy).toMatch(/ridebook backup/);
  });

  it('tells of a folder that is missing, and makes none', async () => {
    const other = createProgramHome();
    const { stdout, exitCode } = await other.run(['doctor', '--json']);
    expect(problemsOf(JSON.parse(stdout) as Diagnosis)).toEqual(['folder']);
    expect(exitCode).toBe(2);
    expect(existsSync(path.join(other.folder, 'data'))).toBe(false);
    await other.remove();
  });

  it('tells of a key that does not open the session', async () => {
    const other = { ...signedInAt(sandbox), RIDEBOOK_KEY: Buffer.alloc(32, 7).toString('base64') };
    const { stdout } = await home.run(['doctor', '--json'], other);
    expect(problemsOf(JSON.parse(stdout) as Diagnosis)).toEqual(['session']);
    const contradiction = { ...other, RIDEBOOK_KEY_FILE: 'x' };
    expect(
      problemsOf(JSON.parse((await home.run(['doctor', '--json'], contradiction)).stdout) as Diagnosis),
    ).toEqual(['key']);
  });

  it.each([
    ['cut off', (file: string) => truncateSync(file, 8192), /restore/],
    ['emptied', (file: string) => writeFileSync(file, ''), /restore/],
    ['of another kind', (file: string) => writeFileSync(file, 'Dear diary. '.repeat(900)), /restore/],
    ['of a newer Ridebook', (file: string) => writeFileSync(file, newer(readFileSync(file))), /Update/],
    ['damaged inside', (file: string) => writeFileSync(file, damagedInside(readFileSync(file))), /restore/],
  ] as const)('tells that a database is %s, and does not touch it', async (_name, spoil, remedy) => {
    const file = place('data', 'ridebook.db');
    const whole = readFileSync(file);
    spoil(file);
    const spoilt = readFileSync(file);
    const diagnosis = await readDiagnosis();
    expect(problemsOf(diagnosis)).toContain('database');
    expect(diagnosis.findings.find(({ level }) => level === 'problem')?.remedy).toMatch(remedy);
    expect(readFileSync(file).equals(spoilt)).toBe(true);
    writeFileSync(file, whole);
  });
});

describe('secrets', () => {
  const keyLines = (): readonly string[] => readFileSync(place('config', 'key'), 'utf8').trim().split('\n');

  it('tells where the key is and that it opens, and nothing more', async () => {
    const { stdout } = await run('secrets', 'status', '--json');
    expect(JSON.parse(stdout)).toEqual({ keySource: place('config', 'key'), session: 'opens' });
    expect(stdout).not.toContain(keyLines()[0]);
  });

  it('seals the session under a new key', async () => {
    const before = keyLines();
    expect(await run('secrets', 'rotate')).toMatchObject({ exitCode: 0, stderr: '' });
    expect(keyLines()).toHaveLength(1);
    expect(keyLines()).not.toEqual(before);
    expect(readdirSync(place('config'))).toEqual(['key']);
    expect(await run('sync')).toMatchObject({ exitCode: 0 });
  });

  it('opens under the older key when a rotation was killed between its steps', async () => {
    const [current = ''] = keyLines();
    const half = `${Buffer.alloc(32, 9).toString('base64')}\n${current}\n`;
    writeFileSync(place('config', 'key'), half, { mode: 0o600 });
    expect(await run('sync')).toMatchObject({ exitCode: 0 });
    expect(await run('secrets', 'rotate')).toMatchObject({ exitCode: 0 });
    expect(keyLines()).toHaveLength(1);
    expect(await run('sync')).toMatchObject({ exitCode: 0 });
  });

  it('leaves a key that is the person’s own to the person', async () => {
    const [current = ''] = keyLines();
    const own = { ...signedInAt(sandbox), RIDEBOOK_KEY: current };
    const refused = await home.run(['secrets', 'rotate'], own);
    expect(refused).toMatchObject({ exitCode: 64, stdout: '' });
    expect(refused.stderr).toMatch(/RIDEBOOK_KEY, which is yours/);
    const next = Buffer.alloc(32, 3).toString('base64');
    const both = { ...own, RIDEBOOK_KEY: `${next} ${current}` };
    expect(await home.run(['secrets', 'rotate'], both)).toMatchObject({ exitCode: 0 });
    expect(await home.run(['sync'], { ...own, RIDEBOOK_KEY: next })).toMatchObject({ exitCode: 0 });
    expect((await run('secrets', 'status')).stdout).toMatch(/does not open/);
    expect(
      await home.run(['secrets', 'rotate'], { ...own, RIDEBOOK_KEY: `${current} ${next}` }),
    ).toMatchObject({
      exitCode: 0,
    });
  });

  it('forgets the session and no workout', async () => {
    expect(await run('secrets', 'forget')).toMatchObject({ exitCode: 0 });
    expect(await run('sync')).toMatchObject({ exitCode: 3 });
    expect((await run('workouts')).stdout).not.toBe('');
    expect(await run('login')).toMatchObject({ exitCode: 0 });
  });
});

describe('forget', () => {
  it('deletes nothing that was not confirmed', async () => {
    for (const args of [['forget'], ['forget', '--confirm', 'somebody']]) {
      expect(await run(...args)).toMatchObject({ exitCode: 64, stdout: '' });
    }
    expect(
      (JSON.parse((await run('workouts', '--json')).stdout) as { workouts: unknown[] }).workouts,
    ).toHaveLength(12);
  });

  it('leaves nothing of the rider anywhere in the folder', async () => {
    await run('backup');
    mkdirSync(place('data', 'quarantine', 'older'), { recursive: true });
    const { stdout, exitCode } = await run('forget', '--confirm', sandbox.username, '--json');
    expect(exitCode).toBe(0);
    const { rows, backups } = JSON.parse(stdout) as { rows: number; backups: number };
    expect(rows).toBeGreaterThan(50);
    expect(backups).toBe(1);
    expect(readdirSync(place('data')).sort()).toEqual(['locks', 'ridebook.db']);
    const bytes = readFileSync(place('data', 'ridebook.db'), 'latin1');
    expect(bytes).not.toContain(sandbox.username);
    expect(JSON.parse((await run('status', '--json')).stdout)).toMatchObject({
      rider: null,
      storedWorkouts: 0,
    });
    expect(await run('login')).toMatchObject({ exitCode: 0 });
    expect(await run('sync')).toMatchObject({ exitCode: 0 });
  });
});

function newer(bytes: Buffer): Buffer {
  bytes.writeUInt32BE(9999, 60);
  return bytes;
}

/** Every page but the first, whose beginning SQLite checks on opening. */
const damagedInside = (bytes: Buffer): Buffer => bytes.fill(0xa5, 8192, 40_960);
