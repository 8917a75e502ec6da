/** No secret reaches an output, an error, a log, an answer, a file or a backup: every canary is looked for everywhere. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Session } from '@ridebook/peloton';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSealed } from '../apps/ridebook/src/vault/sealing.ts';
import { createProgramHome, setFaults, signedInAt, startSandbox } from './support/program.ts';
import type { ProgramHome, SandboxAddress } from './support/program.ts';

let home: ProgramHome;
let sandbox: SandboxAddress;
let keyText: string;
/** Everything that anybody was told, by where. */
const said: [where: string, text: string][] = [];
/** Each secret with a name for it: a finding must not print the secret itself. */
const canaries = new Map<string, string>();

async function say(...args: readonly string[]): Promise<void> {
  await sayIn(signedInAt(sandbox), ...args);
}
async function sayIn(
  environment: Readonly<Record<string, string>>,
  ...args: readonly string[]
): Promise<void> {
  const { stdout, stderr } = await home.run(args, environment);
  said.push([args.join(' '), stdout + stderr]);
}

function readSession(): Session {
  const database = new DatabaseSync(path.join(home.folder, 'data', 'ridebook.db'), { readOnly: true });
  const row = database.prepare("select sealed from secret where kind = 'peloton-session'").get();
  database.close();
  const purpose = { account: 'current', kind: 'peloton-session' };
  return JSON.parse(
    openSealed([Buffer.from(keyText, 'base64')], purpose, row?.['sealed'] as Uint8Array),
  ) as Session;
}

function watchSession(name: string): void {
  const { accessToken, refreshToken } = readSession();
  canaries.set(`access token of ${name}`, accessToken);
  canaries.set(`refresh token of ${name}`, refreshToken ?? 'none');
}

beforeAll(async () => {
  home = createProgramHome();
  sandbox = await startSandbox(home, '--workouts', '6', '--seed', '7', '--now', '2026-11-22T09:00:00Z');
  canaries.set('password', sandbox.password);
  await say('login');
  keyText = readFileSync(path.join(home.folder, 'config', 'key'), 'utf8').trim();
  canaries.set('key', keyText);
  canaries.set('key in hexadecimal', Buffer.from(keyText, 'base64').toString('hex'));
  watchSession('the first session');
});
afterAll(() => home.remove());

const findCanaries = (where: string, text: string): readonly string[] =>
  [...canaries].flatMap(([name, secret]) => (text.includes(secret) ? [`the ${name} in ${where}`] : []));

describe('no secret', () => {
  it('is in what the verbs say, when all is well and when it is not', { timeout: 120_000 }, async () => {
    for (const args of [
      ['sync', '--json'],
      ['status', '--json'],
      ['status'],
      ['doctor', '--json'],
      ['doctor'],
    ])
      await say(...args);
    for (const args of [['secrets', 'status', '--json'], ['verify'], ['api', 'GET', '/api/me'], ['backup']])
      await say(...args);
    for (const fault of [401, 'html-challenge', 'invalid-grant']) {
      await setFaults(sandbox, [{ match: '/', fault, times: 50 }]);
      await say('sync', '--json');
      await say('login');
    }
    await setFaults(sandbox, []);
    await sayIn({ ...signedInAt(sandbox), PELOTON_PASSWORD: `${sandbox.password}-canary` }, 'login');
    canaries.set('wrong password', `${sandbox.password}-canary`);
    const token = {
      PELOTON_REFRESH_TOKEN: 'v1.refused-canary-token',
      PELOTON_USERNAME: '',
      PELOTON_PASSWORD: '',
    };
    canaries.set('refused token', token.PELOTON_REFRESH_TOKEN);
    await sayIn({ ...signedInAt(sandbox), ...token }, 'login');
    await sayIn({ ...signedInAt(sandbox), RIDEBOOK_KEY: 'canary-that-is-no-key' }, 'sync');
    canaries.set('malformed key', 'canary-that-is-no-key');
    await say('login');
    watchSession('the last session');
    expect(said.length).toBeGreaterThan(16);
    expect(said.flatMap(([where, text]) => findCanaries(where, text))).toEqual([]);
  });

  it('is in what the server answers and logs', async () => {
    const dashboard = await home.start(['serve', '--port', '0', '--no-open'], signedInAt(sandbox));
    let log = '';
    dashboard.process.stderr.on('data', (chunk: Buffer) => (log += chunk.toString()));
    const url = /http:\/\/\S+/.exec(dashboard.firstLine)?.[0] ?? '';
    const ask = async (method: string, place: string, body?: object): Promise<string> => {
      const response = await fetch(url + place, {
        method,
        headers: { origin: url, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(10_000),
      });
      return `${JSON.stringify([...response.headers])} ${await response.text()}`;
    };
    const answers: string[] = [];
    for (const place of ['status', 'settings', 'syncs', 'exclusions', 'instructors', 'friends', 'nowhere']) {
      answers.push(await ask('GET', `/api/v1/${place}`));
    }
    const wrong = { username: sandbox.username, password: `${sandbox.password}-canary` };
    answers.push(await ask('POST', '/api/v1/session', wrong));
    answers.push(await ask('POST', '/api/v1/session', { token: 'v1.refused-canary-token' }));
    answers.push(await ask('POST', '/api/v1/forget', { confirmation: 'nobody' }));
    await dashboard.stop();
    expect(answers.length).toBe(10);
    expect([...answers, log].flatMap((text) => findCanaries('an answer or the log', text))).toEqual([]);
  });

  it('lies open in any file but the key in its own', () => {
    const files = readdirSync(home.folder, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    const findings = files.flatMap(({ parentPath, name }) =>
      findCanaries(name, readFileSync(path.join(parentPath, name), 'latin1')),
    );
    expect(files.some(({ name }) => name.startsWith('ridebook-'))).toBe(true);
    expect(findings).toEqual(['the key in key']);
  });

  it('would stay unnoticed: a canary that is let out is found', () => {
    expect(findCanaries('a log', `password=${sandbox.password}`)).toEqual(['the password in a log']);
  });
});
