import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startSandbox, type RunningSandbox, type TlsFiles } from './host.ts';
import { readReplayFolder } from './replay-folder.ts';

const running: RunningSandbox[] = [];
const deadline = () => AbortSignal.timeout(5000);
async function started(options: Parameters<typeof startSandbox>[0]): Promise<RunningSandbox> {
  const sandbox = await startSandbox({ workouts: 5, today: Date.UTC(2026, 10, 22), ...options });
  running.push(sandbox);
  return sandbox;
}
afterEach(async () => {
  await Promise.all(running.splice(0).map((sandbox) => sandbox.close()));
});

async function accessToken(sandbox: RunningSandbox): Promise<string> {
  const answer = await fetch(`${sandbox.url}/__sandbox/token`, { method: 'POST', signal: deadline() });
  return ((await answer.json()) as { readonly access_token: string }).access_token;
}
async function get(sandbox: RunningSandbox, path: string): Promise<Response> {
  return fetch(`${sandbox.url}${path}`, {
    headers: { authorization: `Bearer ${await accessToken(sandbox)}` },
    signal: deadline(),
  });
}

describe('a sandbox with ports', () => {
  it('listens on loopback, each host on a port of its own', async () => {
    const sandbox = await started({});
    expect(new URL(sandbox.url).hostname).toBe('127.0.0.1');
    expect(new URL(sandbox.authUrl).port).not.toBe(new URL(sandbox.url).port);
    expect((await get(sandbox, '/api/me')).status).toBe(200);
  });

  it('says so when its port is taken', async () => {
    const first = await started({});
    await expect(startSandbox({ workouts: 1, port: Number(new URL(first.url).port) })).rejects.toThrow(
      'EADDRINUSE',
    );
  });

  it('packs answers when asked', async () => {
    const sandbox = await started({});
    const answer = await fetch(`${sandbox.url}/api/me`, {
      headers: { authorization: `Bearer ${await accessToken(sandbox)}`, 'accept-encoding': 'gzip' },
      signal: deadline(),
    });
    expect(answer.headers.get('content-encoding')).toBe('gzip');
    expect(await answer.json()).toMatchObject({ username: 'evening_cadence' });
  });

  it.each([
    ['reset', 'fetch failed'],
    ['reset-mid-body', 'terminated'],
    ['short-content-length', 'terminated'],
    ['chunked-cut', 'terminated'],
  ])('breaks the connection: %s', async (fault, complaint) => {
    const sandbox = await started({});
    const rules = JSON.stringify([{ match: '/api/me', fault, times: 1 }]);
    await fetch(`${sandbox.url}/__sandbox/faults`, { method: 'POST', body: rules, signal: deadline() });
    await expect(get(sandbox, '/api/me').then((answer) => answer.text())).rejects.toThrow(complaint);
    expect((await get(sandbox, '/api/me')).status).toBe(200);
  });

  it('cuts a body that nothing delimits, and the client sees nothing wrong', async () => {
    const sandbox = await started({});
    const whole = await (await get(sandbox, '/api/me')).text();
    const rules = JSON.stringify([{ match: '/api/me', fault: 'close-delimited-cut', times: 1 }]);
    await fetch(`${sandbox.url}/__sandbox/faults`, { method: 'POST', body: rules, signal: deadline() });
    const cut = await (await get(sandbox, '/api/me')).text();
    expect(cut.length).toBeLessThan(whole.length);
    expect(whole.startsWith(cut)).toBe(true);
  });
});

describe('a folder of captures', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ridebook-captures-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is served as it came: workouts with their graphs, 404 for what is missing', async () => {
    const workout = (id: string, createdAt: number) =>
      JSON.stringify({
        id,
        created_at: createdAt,
        leaderboard_rank: 3,
        ride: { id: 'r', instructor_id: 'i', instructor: { id: 'i' } },
      });
    writeFileSync(join(folder, 'one.workout.json'), workout('<odd id>', 100));
    writeFileSync(join(folder, 'two.workout.json'), workout('two', 200));
    writeFileSync(join(folder, 'two.graph-5s.json'), '{"duration": 7}');
    const sandbox = await started({ replay: await readReplayFolder(folder) });
    const list = (await (await get(sandbox, '/api/user/anyone/workouts?joins=ride')).json()) as {
      readonly data: readonly Record<string, unknown>[];
    };
    expect(list.data).toEqual([
      { id: 'two', created_at: 200, ride: { id: 'r', instructor_id: 'i' } },
      { id: '<odd id>', created_at: 100, ride: { id: 'r', instructor_id: 'i' } },
    ]);
    const odd = `/api/workout/${encodeURIComponent('<odd id>')}`;
    expect(await (await get(sandbox, `${odd}?joins=ride,ride.instructor`)).text()).toBe(
      workout('<odd id>', 100),
    );
    expect((await get(sandbox, `${odd}/performance_graph?every_n=1`)).status).toBe(404);
    expect(await (await get(sandbox, '/api/workout/two/performance_graph?every_n=1')).text()).toBe(
      '{"duration": 7}',
    );
    expect(await (await get(sandbox, '/api/instructor')).json()).toMatchObject({ data: [], total: 0 });
    expect((await get(sandbox, '/api/ride/r')).status).toBe(404);
    expect((await fetch(`${sandbox.url}/__sandbox/truth`, { signal: deadline() })).status).toBe(404);
  });
});

/** A certificate of its own, where the machine has openssl. */
function maybeCertificate(folder: string): TlsFiles | null {
  const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
  try {
    execFileSync(
      'openssl',
      `req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=sandbox -keyout ${key} -out ${certificate}`.split(
        ' ',
      ),
      { stdio: 'ignore' },
    );
  } catch {
    console.warn('Skipped: no openssl to make a certificate with');
    return null;
  }
  return { key: readFileSync(key, 'utf8'), certificate: readFileSync(certificate, 'utf8') };
}

describe('behind TLS', () => {
  let folder = '';
  let tls: TlsFiles | null = null;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'ridebook-tls-'));
    tls = maybeCertificate(folder);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('plays every host by its Host header on one port', async (test) => {
    // A certificate is made by openssl; where there is none, a visible line above has said so.
    if (tls === null) return test.skip('There is no openssl here to make a certificate with.');
    const sandbox = await started({ tls });
    const statusFor = (host: string, path: string) =>
      new Promise((resolve, reject) => {
        request(`${sandbox.url}${path}`, { headers: { host }, rejectUnauthorized: false }, (answer) => {
          answer.resume();
          resolve(answer.statusCode);
        })
          .on('error', reject)
          .end();
      });
    expect(await statusFor('api.onepeloton.com', '/api/me')).toBe(401);
    expect(await statusFor('auth.onepeloton.com', '/authorize')).toBe(403);
    expect(await statusFor('auth.onepeloton.com', '/api/me')).toBe(404);
    expect(await statusFor('auth-orca.onepeloton.com', '/sso/login_site')).toBe(403);
    return undefined;
  });
});
