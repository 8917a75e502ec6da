/** The verbs beside `sync`, each as a process of its own against a sandbox. */
import type { StatusAnswer, SyncRecord } from '@ridebook/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createProgramHome, readRequests, setFaults, signedInAt, startSandbox } from './support/program.ts';
import type { ProgramHome, ProgramRun, SandboxAddress } from './support/program.ts';

let home: ProgramHome;
let sandbox: SandboxAddress;
const run = (...args: readonly string[]): Promise<ProgramRun> => home.run(args, signedInAt(sandbox));
const read = async <T>(...args: readonly string[]): Promise<T> =>
  JSON.parse((await run(...args)).stdout) as T;

beforeAll(async () => {
  home = createProgramHome();
  sandbox = await startSandbox(home, '--workouts', '12', '--seed', '7', '--now', '2026-11-22T09:00:00Z');
  expect(await run('login')).toMatchObject({ exitCode: 0 });
});
afterAll(() => home.remove());

describe('before the first sync', () => {
  it('a dry run tells what would come, and nothing is there afterwards', async () => {
    expect(await read('sync', '--dry-run', '--json')).toMatchObject({
      discovered: 12,
      toFetch: 12,
      unchanged: 0,
    });
    expect(await read('workouts', '--json')).toEqual({ workouts: [] });
    expect(await read('status', '--json')).toMatchObject({ lastSync: null, syncs: [] });
  });

  it('verify finds all of it missing', async () => {
    const verified = await run('verify', '--json');
    expect(verified.exitCode).toBe(2);
    expect((JSON.parse(verified.stdout) as { missingHere: unknown[] }).missingHere).toHaveLength(12);
  });
});

describe('after a sync', () => {
  beforeAll(async () => {
    await run('sync');
  });

  it('verify agrees', async () => {
    expect(await run('verify')).toMatchObject({ exitCode: 0, stderr: '' });
  });

  it('rebuild computes the same again, without a request', async () => {
    const before = (await readRequests(sandbox)).length;
    expect(await read('rebuild', '--json')).toEqual({ workouts: 12, updated: 0, unchanged: 12, failed: 0 });
    expect(await readRequests(sandbox)).toHaveLength(before);
  });

  it('api prints an answer as it came, and only reads', async () => {
    expect(await read('api', 'GET', '/api/me')).toMatchObject({ username: sandbox.username });
    expect(await run('api', 'POST', '/api/me')).toMatchObject({ exitCode: 64, stdout: '' });
    expect(await run('api', 'GET', 'https://example.test/api/me')).toMatchObject({
      exitCode: 64,
      stdout: '',
    });
    expect(await run('api', 'GET', '//example.test/api/me')).toMatchObject({ exitCode: 64, stdout: '' });
    const lost = await run('api', 'GET', '/api/nowhere');
    expect(lost).toMatchObject({ exitCode: 4, stdout: '' });
    expect(lost.stderr).toBe('Peloton does not know it (404): /api/nowhere\n');
  });

  it('retry names the ids it does not know, and changes nothing', async () => {
    const refused = await run('retry', 'nobody-rode-this');
    expect(refused).toMatchObject({ exitCode: 64, stdout: '' });
    expect(refused.stderr).toMatch(/nobody-rode-this/);
  });

  it('status tells the last syncs', async () => {
    const { syncs } = await read<{ readonly syncs: readonly SyncRecord[] }>('status', '--json');
    expect(syncs).toHaveLength(1);
    expect(syncs[0]?.outcome.added).toBe(12);
  });

  it('a workout that failed is left alone until retry, and tried by the next sync', async () => {
    await setFaults(sandbox, [{ match: '/performance_graph', position: 1, fault: '500', times: 1_000 }]);
    await run('sync', '--full');
    const [failed] = (await read<StatusAnswer>('status', '--json')).failed;
    await setFaults(sandbox, []);
    await run('sync');
    expect((await read<StatusAnswer>('status', '--json')).failed.map(({ id }) => id)).toContain(failed?.id);
    expect(await run('retry', failed?.id ?? '')).toMatchObject({
      exitCode: 0,
      stdout: expect.stringMatching(/^1 workout is tried/) as string,
    });
    await run('sync');
    expect((await read<StatusAnswer>('status', '--json')).failed.map(({ id }) => id)).not.toContain(
      failed?.id,
    );
  }, 60_000);
});

describe('a cool-down', () => {
  it('is obeyed by the next process and by the server, which sends nothing, until retry lifts it', async () => {
    await setFaults(sandbox, [{ match: '/api/', fault: 'retry-after-day', times: 10 }]);
    expect(await run('sync')).toMatchObject({ exitCode: 4 });
    await setFaults(sandbox, []);
    const before = (await readRequests(sandbox)).length;

    const refused = await run('sync', '--json');
    expect(refused.exitCode).toBe(4);
    expect(JSON.parse(refused.stdout)).toMatchObject({ requests: 0 });
    expect(refused.stderr).toMatch(/^Nothing is asked of Peloton before \S+Z .*fewer requests \(429\)\.\n$/);
    expect(await run('verify')).toMatchObject({ exitCode: 4, stdout: '' });

    const server = await home.start(['serve', '--port', '0'], signedInAt(sandbox));
    const url = /http:\S+/.exec(server.firstLine)?.[0] ?? '';
    const headers = { origin: url, 'content-type': 'application/json' };
    const signal = AbortSignal.timeout(5_000);
    const status = (await (await fetch(`${url}/api/v1/status`, { signal })).json()) as StatusAnswer;
    expect(status.notBefore?.reason).toMatch(/fewer requests/);
    const answer = await fetch(`${url}/api/v1/sync`, { method: 'POST', headers, body: '{}', signal });
    expect(answer.status).toBe(502);
    expect(await answer.json()).toMatchObject({ problem: { kind: 'limited' } });
    await server.stop();

    expect(await readRequests(sandbox)).toHaveLength(before);
    expect((await run('retry')).stdout).toMatch(/^Peloton may be asked again\./);
    expect(await run('sync')).toMatchObject({ exitCode: 0 });
  }, 60_000);
});

describe('the settings', () => {
  it('are kept by serve, changed over REST, and refused with a sentence where they make no sense', async () => {
    const flags = ['--schedule', '30 6 * * *', '--schedule-time-zone', 'Europe/Berlin'];
    const server = await home.start(['serve', '--port', '0', ...flags], signedInAt(sandbox));
    const url = /http:\S+/.exec(server.firstLine)?.[0] ?? '';
    const send = async (body: unknown, method = 'PUT') => {
      const answer = await fetch(`${url}/api/v1/settings`, {
        method,
        headers: { origin: url, 'content-type': 'application/json' },
        signal: AbortSignal.timeout(5_000),
        ...(method === 'GET' ? {} : { body: JSON.stringify(body) }),
      });
      return { status: answer.status, body: (await answer.json()) as unknown };
    };
    const first = { schedule: '30 6 * * *', scheduleTimeZone: 'Europe/Berlin', types: null };
    expect(await send(null, 'GET')).toEqual({ status: 200, body: first });
    expect(await send({ types: ['cycling', 'outdoor'] })).toMatchObject({ status: 200 });
    for (const wrong of [
      { schedule: '*/2 * * * *' },
      { schedule: 'now and then' },
      { schedule: 5 },
      { scheduleTimeZone: 'Mars/Olympus' },
      { types: 'cycling' },
      { types: ['drop table'] },
      { types: [] },
      { pelotonUrl: 'https://example.test' },
      [],
    ]) {
      expect(await send(wrong), JSON.stringify(wrong)).toMatchObject({
        status: 400,
        body: { problem: { kind: 'bad-request', message: expect.stringMatching(/\.$/) as string } },
      });
    }
    expect((await send(null, 'GET')).body).toEqual({ ...first, types: ['cycling', 'outdoor'] });

    const syncs = await fetch(`${url}/api/v1/syncs?limit=2`, { signal: AbortSignal.timeout(5_000) });
    expect(((await syncs.json()) as { syncs: unknown[] }).syncs).toHaveLength(2);
    const refused = await fetch(`${url}/api/v1/syncs?limit=all`, { signal: AbortSignal.timeout(5_000) });
    expect(refused.status).toBe(400);
    await server.stop();
  });

  it('refuse a rule that comes too often on the command line too', async () => {
    const refused = await run('serve', '--schedule', '* * * * *');
    expect(refused).toMatchObject({ exitCode: 64, stdout: '' });
    expect(refused.stderr).toMatch(/more often than every 5 minutes/);
  });
});
