/** What goes wrong is said in one sentence, with the documented exit code, and loses nothing. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createProgramHome, pointedAt, setFaults, signedInAt, startSandbox } from './support/program.ts';
import type { ProgramHome, ProgramRun, SandboxAddress } from './support/program.ts';

let home: ProgramHome;
let sandbox: SandboxAddress;

beforeAll(async () => {
  home = createProgramHome();
  sandbox = await startSandbox(home, '--workouts', '12', '--seed', '7', '--now', '2026-11-22T09:00:00Z');
});
afterAll(() => home.remove());

/** One sentence (or two) on stderr, nothing on stdout, no stack. */
function expectRefusal(run: ProgramRun, exitCode: number, sentence: RegExp): void {
  expect(run.stderr).toMatch(sentence);
  expect(run.stderr.trim().split('\n').length).toBeLessThanOrEqual(2);
  expect(run.stderr).not.toMatch(/\bat .*\.ts:/);
  expect(run.stdout).toBe('');
  expect(run.exitCode).toBe(exitCode);
}

describe('the command line', () => {
  it.each([
    [['frob'], /unknown command 'frob'/],
    [['sync', '--frob'], /unknown option '--frob'/],
    [['workouts', '--limit', 'many'], /whole number/],
    [['serve', '--port', '70000'], /port from 0 to 65535/],
  ] as const)('refuses %j with the usage code', async (args, sentence) => {
    expectRefusal(await home.run(args), 64, sentence);
  });

  it('refuses an environment that makes no sense', async () => {
    expectRefusal(
      await home.run(['status'], { PELOTON_API_URL: 'http://example.test' }),
      64,
      /PELOTON_API_URL/,
    );
    expectRefusal(await home.run(['status'], { RIDEBOOK_PORT: 'x' }), 64, /RIDEBOOK_PORT/);
  });
});

describe('signing in', () => {
  it('says that the password is wrong', async () => {
    const environment = { ...signedInAt(sandbox), PELOTON_PASSWORD: 'not-it' };
    expectRefusal(await home.run(['login'], environment), 3, /does not accept this username and password/);
  });

  it('says that a second factor cannot be automated, and what can', async () => {
    const environment = {
      ...pointedAt(sandbox),
      PELOTON_USERNAME: 'two_factor_rider',
      PELOTON_PASSWORD: 'any',
    };
    expectRefusal(await home.run(['login'], environment), 3, /Paste a token instead/);
  });

  it('says that the host cannot be reached', async () => {
    const environment = { ...signedInAt(sandbox), PELOTON_AUTH_URL: 'http://127.0.0.1:9' };
    expectRefusal(await home.run(['login'], environment), 4, /127\.0\.0\.1:9 cannot be reached/);
  });

  it('says that nobody can be asked where there is no terminal', async () => {
    expectRefusal(await home.run(['login'], pointedAt(sandbox)), 64, /PELOTON_USERNAME/);
  });

  it('says that a pasted token is not accepted', async () => {
    const environment = { ...pointedAt(sandbox), PELOTON_REFRESH_TOKEN: 'v1.nonsense' };
    expectRefusal(await home.run(['login'], environment), 3, /does not accept this token/);
  });
});

describe('a rider who is signed in', () => {
  const run = (...args: readonly string[]): Promise<ProgramRun> => home.run(args, signedInAt(sandbox));

  it('keeps every workout when Peloton answers with a web page instead of data', async () => {
    expect(await run('login')).toMatchObject({ exitCode: 0 });
    expect(await run('sync')).toMatchObject({ exitCode: 0 });
    const before = (await run('workouts', '--json')).stdout;
    await setFaults(sandbox, [{ match: '/workouts', fault: 'html-challenge', times: 100 }]);
    expectRefusal(await run('sync'), 4, /web page instead of data/);
    await setFaults(sandbox, []);
    expect((await run('workouts', '--json')).stdout).toBe(before);
    expect(await run('retry')).toMatchObject({ exitCode: 0 });
  });

  it('leaves no password on the disk, and the session only sealed', () => {
    const files = readdirSync(home.folder, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    const contents = files
      .map((file) => readFileSync(path.join(file.parentPath, file.name), 'latin1'))
      .join('\n');
    expect(files.length).toBeGreaterThan(1);
    expect(contents).toContain(sandbox.username);
    for (const secret of [sandbox.password, 'eyJhbGci', 'refreshToken', 'accessToken'])
      expect(contents).not.toContain(secret);
    expect(statSync(path.join(home.folder, 'config', 'key')).mode & 0o077).toBe(0);
  });

  it('is asked to sign in again when the key is another one, and reads the workouts all the same', async () => {
    const other = { ...signedInAt(sandbox), RIDEBOOK_KEY: Buffer.alloc(32, 7).toString('base64') };
    expectRefusal(await home.run(['sync'], other), 3, /sealed with another key/);
    expect((await home.run(['workouts', '--json'], other)).stdout).toBe(
      (await run('workouts', '--json')).stdout,
    );
  });

  it('is told that another sync is running', async () => {
    const lock = new DatabaseSync(path.join(home.folder, 'data', 'locks', 'sync.lock'));
    lock.exec('begin exclusive');
    const refusal = await run('sync');
    expectRefusal(refusal, 6, /A sync of this book is already running/);
    expect(refusal.stderr).not.toContain('lock');
    lock.close();
  });

  it('is told that a newer Ridebook wrote the database, which stays as it is', async () => {
    const file = path.join(home.folder, 'data', 'ridebook.db');
    const database = new DatabaseSync(file);
    const version = database.prepare('pragma user_version').get()?.['user_version'];
    database.exec('pragma user_version = 9999');
    database.close();
    expectRefusal(await run('status'), 5, /newer Ridebook/);
    expectRefusal(await run('sync'), 5, /newer Ridebook/);
    const again = new DatabaseSync(file);
    expect(again.prepare('pragma user_version').get()).toMatchObject({ user_version: 9999 });
    again.exec(`pragma user_version = ${Number(version)}`);
    again.close();
    expect(await run('status')).toMatchObject({ exitCode: 0 });
  });
});
