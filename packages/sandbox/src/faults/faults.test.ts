import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { signIn, testSandbox, testToday, type SignedIn } from '../testing/member.ts';
import type { Sandbox } from '../options.ts';
import { connectionFaultHeader, connectionFaults, faultNames } from './fault-names.ts';

async function script(sandbox: Sandbox, rules: unknown): Promise<Response> {
  return sandbox.handlers.api(
    new Request('https://api.onepeloton.com/__sandbox/faults', {
      method: 'POST',
      body: JSON.stringify(rules),
    }),
  );
}
async function failingMember(fault: number | string): Promise<SignedIn> {
  const sandbox = testSandbox();
  const member = await signIn(sandbox);
  expect((await script(sandbox, [{ match: '/api/', fault, times: 1 }])).status).toBe(200);
  return member;
}
const listPath = '/api/user/me/workouts?limit=5&page=1';
const meetingOnList = async (fault: number | string) => (await failingMember(fault)).get(listPath);

describe('scripted faults', () => {
  it('meet the n-th distinct path, as often as asked, and no other', async () => {
    const sandbox = testSandbox();
    const member = await signIn(sandbox);
    await script(sandbox, [{ match: '/workouts', position: 2, fault: 503, times: 2 }]);
    const statusOf = async (page: number) =>
      (await member.get(`/api/user/me/workouts?limit=5&page=${page}`)).status;
    expect(await statusOf(0)).toBe(200);
    expect(await statusOf(1)).toBe(503);
    expect(await statusOf(2)).toBe(200);
    expect(await statusOf(1)).toBe(503);
    expect(await statusOf(1)).toBe(200);
  });

  it('heal with an empty list', async () => {
    const sandbox = testSandbox();
    const member = await signIn(sandbox);
    await script(sandbox, [{ match: '/api/me', fault: 500 }]);
    expect((await member.get('/api/me')).status).toBe(500);
    await script(sandbox, []);
    expect((await member.get('/api/me')).status).toBe(200);
  });

  it('are refused when nobody knows them, and what was in force stays', async () => {
    const sandbox = testSandbox();
    const member = await signIn(sandbox);
    await script(sandbox, [{ match: '/api/me', fault: 500 }]);
    expect((await script(sandbox, [{ match: 'x', fault: 'gremlins' }])).status).toBe(400);
    expect((await member.get('/api/me')).status).toBe(500);
  });

  it('reach the sign-in too, and stand in the log', async () => {
    const sandbox = testSandbox();
    await script(sandbox, [{ match: '/oauth/token', fault: 'invalid-grant' }]);
    const answer = await sandbox.handlers.auth(
      new Request('https://auth.onepeloton.com/oauth/token', {
        method: 'POST',
        body: 'grant_type=refresh_token',
      }),
    );
    expect(answer.status).toBe(403);
    const log = await sandbox.handlers.api(new Request('https://api.onepeloton.com/__sandbox/requests'));
    expect(await log.json()).toEqual([
      {
        at: new Date(testToday).toISOString(),
        method: 'POST',
        host: 'auth.onepeloton.com',
        path: '/oauth/token',
        status: 403,
      },
    ]);
  });

  it('are all in the README', () => {
    const readme = readFileSync(
      fileURLToPath(new URL('../../README.md', import.meta.url)),
      'utf8',
    ).replaceAll(/ +/g, ' ');
    expect(faultNames.filter(({ name, does }) => !readme.includes(`| \`${name}\` | ${does} |`))).toEqual([]);
  });
});

describe('a fault named', () => {
  it.each([
    ['html-challenge', 200, null],
    ['challenge-403', 403, null],
    ['cloudflare-1015', 429, null],
    ['endpoint-closed', 403, null],
    ['membership-lapsed', 402, null],
    ['retry-after-seconds', 429, '2'],
    ['retry-after-date', 429, new Date(testToday + 2000).toUTCString()],
    ['retry-after-zero', 429, '0'],
    ['retry-after-negative', 429, '-5'],
    ['retry-after-garbage', 429, 'abc'],
    ['retry-after-day', 429, '86400'],
    ['no-content', 204, null],
    ['redirect-307', 307, null],
  ])('%s answers %i', async (fault, status, retryAfter) => {
    const answer = await meetingOnList(fault);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('retry-after')).toBe(retryAfter);
  });

  it('redirect-302 leads to another host', async () => {
    const location = (await meetingOnList('redirect-302')).headers.get('location') ?? '';
    expect(new URL(location).host).not.toBe('api.onepeloton.com');
  });

  it.each(['truncated-json', 'nan', 'empty'])('%s cannot be parsed', async (fault) => {
    const text = await (await meetingOnList(fault)).text();
    expect(() => JSON.parse(text) as unknown).toThrow(SyntaxError);
  });

  it('bom puts a mark before good JSON', async () => {
    const bytes = new Uint8Array(await (await meetingOnList('bom')).arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  });

  it('proto-keys, big-integer, duplicate-keys and unknown-fields still parse', async () => {
    for (const fault of ['proto-keys', 'big-integer', 'duplicate-keys', 'unknown-fields']) {
      const text = await (await meetingOnList(fault)).text();
      expect(() => JSON.parse(text) as unknown).not.toThrow();
    }
  });

  it('page-repeats and limit-ignored answer another page than asked', async () => {
    expect(await (await meetingOnList('page-repeats')).json()).toMatchObject({ page: 0, limit: 5 });
    expect(await (await meetingOnList('limit-ignored')).json()).toMatchObject({ page: 1, limit: 10 });
  });

  it('duplicate-rows, wrong-total, renamed-field, new-discipline and numbers-as-text change what they say', async () => {
    const json = async (fault: string) =>
      (await (await meetingOnList(fault)).json()) as { data: Record<string, unknown>[]; total: number };
    const doubled = await json('duplicate-rows');
    expect(doubled.data[0]).toEqual(doubled.data[1]);
    expect((await json('wrong-total')).total).toBe(200);
    expect((await json('renamed-field')).data[0]).not.toHaveProperty('total_work');
    expect((await json('new-discipline')).data[0]).toMatchObject({
      fitness_discipline: 'underwater_cycling',
    });
    expect(typeof (await json('numbers-as-text')).data[0]?.['start_time']).toBe('string');
  });

  it.each(['gzip-cut', 'gzip-trailer-missing', 'gzip-flipped', 'gzip-plain'])(
    '%s claims gzip that does not unpack',
    async (fault) => {
      const answer = await meetingOnList(fault);
      expect(answer.headers.get('content-encoding')).toBe('gzip');
      const unpacked = answer.body?.pipeThrough(new DecompressionStream('gzip'));
      await expect(new Response(unpacked).text()).rejects.toThrow();
    },
  );

  it('gzip-bomb is small on the wire', async () => {
    const answer = await meetingOnList('gzip-bomb');
    expect((await answer.arrayBuffer()).byteLength).toBeLessThan(1_000_000);
  });

  it('slow-body gives a byte at a time', async () => {
    let slept = 0;
    const sandbox = testSandbox({ sleep: async () => void slept++ });
    const member = await signIn(sandbox);
    await script(sandbox, [{ match: '/settings', fault: 'slow-body' }]);
    const text = await (await member.get('/api/user/me/settings')).text();
    expect(slept).toBe(text.length - 1);
  });

  it('clock-ahead and clock-behind date the answer wrongly', async () => {
    for (const [fault, direction] of [
      ['clock-ahead', 1],
      ['clock-behind', -1],
    ] as const) {
      const date = Date.parse((await meetingOnList(fault)).headers.get('date') ?? '');
      expect(Math.sign(date - testToday)).toBe(direction);
    }
  });

  it.each(connectionFaults.map(({ name }) => name))('%s is left to the host', async (fault) => {
    expect((await meetingOnList(fault)).headers.get(connectionFaultHeader)).toBe(fault);
  });
});
