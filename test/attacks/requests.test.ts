/** Requests that no honest client sends: from other sites, under other names, out of bounds, too much, in pieces. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect, type Socket } from 'node:net';
import { startEngine, type TestEngine } from '../in-process/engine.ts';
import { attackServer, statusOf, type AttackedServer } from './attacked-server.ts';

let engine: TestEngine;
let server: AttackedServer;

beforeAll(async () => {
  engine = await startEngine({ workouts: 5, seed: 'requests' });
  await engine.sync();
  server = await attackServer(engine.book);
});
afterAll(async () => {
  await server.close();
  await engine.close();
});

const get = (path: string, headers: string): Promise<string> =>
  server.raw(`GET ${path} HTTP/1.1\r\n${headers}connection: close\r\n\r\n`);

describe('a host name that is not this machine’s', () => {
  it.each([
    'evil.test',
    'localhost.evil:PORT',
    '127.0.0.1.nip.io:PORT',
    'localhost.:PORT',
    'LOCALHOST:PORT',
    '127.0.0.1:1',
    '0.0.0.0:PORT',
    '192.168.1.5:PORT',
  ])('%s gets nothing, of the API or of its events', async (name) => {
    const host = `Host: ${name.replace('PORT', String(server.port))}\r\n`;
    for (const path of ['/', '/api/v1/status', '/api/v1/events']) {
      const answer = await get(path, host);
      expect(statusOf(answer), path).toBe(421);
      expect(answer).not.toContain('rider');
    }
  });

  it('does not come in beside an honest one', async () => {
    const own = `Host: 127.0.0.1:${server.port}\r\n`;
    expect(statusOf(await get('/api/v1/status', own))).toBe(200);
    expect(statusOf(await get('/api/v1/status', `${own}Host: evil.test\r\n`))).toBe(400);
    expect(statusOf(await get('http://evil.test/api/v1/status', own))).toBeGreaterThanOrEqual(400);
    expect(statusOf(await get('/api/v1/status', 'Host: evil.test\r\nX-Forwarded-Host: localhost\r\n'))).toBe(
      421,
    );
    expect(statusOf(await get('/api/v1/status', ''))).toBe(400);
  });
});

describe('a page of another site', () => {
  const json = { 'content-type': 'application/json' };
  it.each<[string, () => Record<string, string>]>([
    ['with its own origin', () => ({ ...json, origin: 'https://evil.test' })],
    ['out of a sandboxed frame', () => ({ ...json, origin: 'null' })],
    ['without an origin', () => json],
    ['on another port of this machine', () => ({ ...json, origin: 'http://127.0.0.1:1' })],
    [
      'that the browser calls foreign',
      () => ({ ...json, origin: server.url, 'sec-fetch-site': 'cross-site' }),
    ],
    [
      'of the same site but another host',
      () => ({ ...json, origin: server.url, 'sec-fetch-site': 'same-site' }),
    ],
  ])('changes nothing: %s', async (_, headers) => {
    const before = await (await server.ask('/api/v1/settings')).text();
    const answer = await server.ask('/api/v1/settings', {
      method: 'PUT',
      headers: headers(),
      body: '{"schedule":"off"}',
    });
    expect(answer.status).toBe(403);
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    expect(await (await server.ask('/api/v1/settings')).text()).toBe(before);
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data',
    'text/plain;application/json',
  ])('sends no form as %s', async (type) => {
    const headers = { origin: server.url, 'content-type': type };
    expect((await server.ask('/api/v1/sync', { method: 'POST', headers, body: '{}' })).status).toBe(415);
  });

  it('is asked by no answer to share, and reads none', async () => {
    for (const method of ['GET', 'OPTIONS']) {
      const answer = await server.ask('/api/v1/status', { method, headers: { origin: 'https://evil.test' } });
      expect(answer.status).toBe(403);
      expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
  });
});

describe('a path that leads out', () => {
  it.each([
    '/../../etc/passwd',
    '/..%2f..%2fetc%2fpasswd',
    '/%252e%252e/%252e%252e/etc/passwd',
    '/assets/..%5c..%5cetc%5cpasswd',
    '/assets/%00.js',
    '/C:/Windows/win.ini',
    '//evil.test/share',
    '/assets/CON',
    '/.built-from',
    '/api/v1/images/instructors/..%2f..%2fridebook.db',
    '/api/v1/images/__proto__/x',
    '/api/v1/exports/..%2f..%2fridebook.db',
    '/api/v1/reports/__proto__',
    '/api/v1/reports/constructor',
  ])('%s brings nothing from the disk', async (path) => {
    const answer = await get(path, `Host: 127.0.0.1:${server.port}\r\n`);
    expect([200, 302, 400, 404]).toContain(statusOf(answer));
    expect(answer).not.toMatch(/root:|SQLite format|\[fonts\]/);
    // Whatever looks like a page is the dashboard itself.
    if (statusOf(answer) === 200) expect(answer).toContain('<title>Ridebook</title>');
  });
});

describe('a question that makes no sense', () => {
  const injections = [
    "' or 1=1 --",
    '1;drop table workout',
    '1 union select 1',
    '%00',
    '1e9',
    '-1',
    '1.5',
    'NaN',
    '٣',
    '$ne',
  ];
  it.each(['limit', 'offset'])('as %s of the workouts is refused', async (name) => {
    for (const text of injections) {
      const answer = await server.ask(`/api/v1/workouts?${name}=${encodeURIComponent(text)}`);
      expect(answer.status, text).toBe(400);
    }
  });

  it('is refused by every report, or answered as its parameters allow', async () => {
    const { reports } = (await (await server.ask('/api/v1/reports')).json()) as {
      reports: readonly { name: string; parameters: readonly { name: string }[] }[];
    };
    expect(reports.length).toBeGreaterThan(10);
    for (const { name, parameters } of reports) {
      for (const parameter of parameters) {
        for (const text of ["' or 1=1 --", '<script>', '9'.repeat(400)]) {
          const { status } = await server.ask(
            `/api/v1/reports/${name}?${parameter.name}=${encodeURIComponent(text)}`,
          );
          expect([200, 400, 404], `${name} ${parameter.name}`).toContain(status);
        }
      }
    }
    expect((await server.ask('/api/v1/reports/months?unit=week&unit=year')).status).toBe(400);
    expect(await engine.stored()).toHaveLength(5);
  });

  it.each(['9999-12-31', '2099-12-31'])('costs nobody anything: all of time until %s', async (today) => {
    const { reports } = (await (await server.ask('/api/v1/reports')).json()) as {
      reports: readonly { name: string; parameters: readonly { name: string }[] }[];
    };
    const times = { today, period: '0001-01-01..9999-12-31', unit: 'week' };
    for (const { name, parameters } of reports) {
      const known = Object.entries(times).filter(
        ([time]) => time === 'today' || parameters.some((parameter) => parameter.name === time),
      );
      const query = new URLSearchParams(known).toString();
      const before = process.cpuUsage();
      const answer = await server.ask(`/api/v1/reports/${name}?${query}`);
      const { length } = await answer.text();
      const { user, system } = process.cpuUsage(before);
      expect([200, 400, 404], name).toContain(answer.status);
      expect((user + system) / 1e6, `${name}, seconds of the processor`).toBeLessThan(1);
      expect(length, `${name}, characters`).toBeLessThan(5_000_000);
    }
    for (const query of ['limit=999999999', 'limit=999999999&offset=999999999']) {
      expect((await server.ask(`/api/v1/workouts?${query}`)).status).toBe(200);
    }
  });

  it('does not reach what every object inherits', async () => {
    const body = '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}';
    const headers = { origin: server.url, 'content-type': 'application/json' };
    for (const path of ['/api/v1/settings', '/api/v1/exclusions', '/api/v1/rider-history']) {
      await server.ask(path, { method: 'PUT', headers, body });
    }
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it.each(['apiUrl', 'PELOTON_API_URL', 'hosts', 'authUrl', 'databaseUrl'])(
    'cannot point the session elsewhere by setting %s',
    async (name) => {
      const answer = await server.askAsPage('PUT', '/api/v1/settings', { [name]: 'https://evil.test' });
      expect(answer.status).toBe(400);
      expect(engine.book.hosts.apiUrl).toBe(engine.sandbox.url);
    },
  );
});

describe('too much', () => {
  const head = (length: string): string =>
    `PUT /api/v1/settings HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nOrigin: ${server.url}\r\nContent-Type: application/json\r\n${length}\r\n`;

  it('is not read: a body of 100 MB, announced or in chunks', async () => {
    expect(statusOf(await server.raw(`${head('Content-Length: 104857600\r\n')}{`))).toBe(413);
    const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`;
    expect(statusOf(await server.raw(head('Transfer-Encoding: chunked\r\n') + chunk.repeat(4)))).toBe(413);
  });

  it('is not read: headers by the thousand', async () => {
    const headers = Array.from({ length: 100_000 }, (_, index) => `x-${index}: 1\r\n`).join('');
    expect(statusOf(await get('/', `Host: 127.0.0.1:${server.port}\r\n${headers}`).catch(() => ''))).not.toBe(
      200,
    );
  });

  it('is refused: JSON as deep as the limit allows', async () => {
    const headers = { origin: server.url, 'content-type': 'application/json' };
    const body = '['.repeat(60_000);
    expect((await server.ask('/api/v1/settings', { method: 'PUT', headers, body })).status).toBe(400);
    expect((await server.ask('/api/v1/status')).status).toBe(200);
  });

  it.each([
    ['a length and chunks', 'Content-Length: 5\r\nTransfer-Encoding: chunked\r\n'],
    ['two lengths', 'Content-Length: 5\r\nContent-Length: 6\r\n'],
    ['chunks that are not the last coding', 'Transfer-Encoding: chunked, identity\r\n'],
  ])('is smuggled by nobody with %s', async (_, lengths) => {
    const answer = await server.raw(
      `${head(lengths)}0\r\n\r\nGET /api/v1/status HTTP/1.1\r\nHost: x\r\n\r\n`,
    );
    expect(statusOf(answer)).toBe(400);
    expect(answer.match(/HTTP\/1\.1 /g)).toHaveLength(1);
  });

  it('of silence keeps nobody out: 500 connections that say nothing', async () => {
    const idle = await Promise.all(
      Array.from(
        { length: 500 },
        () =>
          new Promise<Socket>((resolve, reject) => {
            const socket = connect(server.port, '127.0.0.1', () => resolve(socket));
            socket.on('error', reject);
          }),
      ),
    );
    try {
      const statuses = await Promise.all(Array.from({ length: 20 }, () => server.ask('/api/v1/status')));
      expect(statuses.every(({ status }) => status === 200)).toBe(true);
    } finally {
      for (const socket of idle) socket.destroy();
    }
  });
});

it('every answer carries the policy, and no error tells of the inside', async () => {
  for (const path of [
    '/',
    '/login',
    '/api/v1/status',
    '/api/v1/nothing',
    '/assets/nothing.js',
    '/api/v1/table',
  ]) {
    const answer = await server.ask(path);
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy, path).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self';/);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('cache-control'), path).toMatch(/no-store|no-cache/);
    if (!answer.ok) expect(await answer.text()).not.toMatch(/node_modules|\.ts|at \w+ \(|select /);
  }
  expect(server.logged).toEqual([]);
});
