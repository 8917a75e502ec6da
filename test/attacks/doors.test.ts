/** Who gets in: every route by every kind of visitor, sessions, tokens, guesses at the password, the word of a proxy. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDoorRoutes, createRest } from '../../apps/ridebook/src/server/rest.ts';
import { routeRules } from '../../apps/ridebook/src/server/route-rules.ts';
import { silentLog } from '../../apps/ridebook/src/log.ts';
import type { Desk } from '../../apps/ridebook/src/server/desk.ts';
import { readReach } from '../../apps/ridebook/src/reach.ts';
import { startEngine, type TestEngine } from '../in-process/engine.ts';
import { attackServer, cookieOf, type AttackedServer } from './attacked-server.ts';

const password = 'tide-table-91';
const routes = [createDoorRoutes, createRest]
  .flatMap((create) => create({} as Desk, silentLog).routes)
  .filter(({ method }) => method !== 'ALL')
  .map(({ method, path }) => ({ method, path, route: `${method} ${path}` }));
const addressOf = (path: string): string => `/api/v1${path.replaceAll(/:\w+/g, 'x')}`;

let engine: TestEngine;
let server: AttackedServer;
let cookie: string;

const signIn = (guess: string, headers: Record<string, string> = {}): Promise<Response> =>
  server.askAsPage('POST', '/api/v1/access/session', { password: guess }, headers);
const isIn = async (session: string): Promise<boolean> =>
  (await server.ask('/api/v1/status', { headers: { cookie: session } })).status === 200;

beforeAll(async () => {
  engine = await startEngine({ workouts: 5, seed: 'doors' });
  await engine.sync();
  server = await attackServer(engine.book);
});
afterAll(async () => {
  await server.close();
  await engine.close();
});

it('every route has a rule, and every rule a route', () => {
  expect(routes.length).toBeGreaterThan(20);
  expect(Object.keys(routeRules).toSorted()).toEqual(routes.map(({ route }) => route).toSorted());
});

describe('without a password, on this machine', () => {
  it('everything opens without a login', async () => {
    expect((await server.ask('/api/v1/status')).status).toBe(200);
    expect((await server.ask('/records')).status).toBe(200);
    const login = await server.ask('/login');
    expect([login.status, login.headers.get('location')]).toEqual([302, '/']);
  });

  it.each(['', 'admin', 'password', 'ridebook1', '12345678'])('“%s” becomes no password', async (weak) => {
    expect((await server.askAsPage('PUT', '/api/v1/access/password', { password: weak })).status).toBe(400);
    expect(await server.desk.access.isPasswordSet()).toBe(false);
  });
});

describe('with a password', () => {
  beforeAll(async () => {
    const answer = await server.askAsPage('PUT', '/api/v1/access/password', { password });
    expect(answer.status).toBe(200);
    cookie = cookieOf(answer);
  });

  it.each(routes)(
    '$route is closed to who brings nothing, or something made up',
    async ({ method, path, route }) => {
      const closed = routeRules[route] === 'open' ? [400] : [401];
      for (const headers of [
        {},
        { cookie: 'ridebook=made-up' },
        { authorization: 'Bearer ridebook_made-up' },
      ]) {
        const answer = await server.askAsPage(method, addressOf(path), {}, headers);
        expect(closed, JSON.stringify(headers)).toContain(answer.status);
        expect(await answer.text()).not.toContain('cycling');
      }
    },
  );

  it('an address of the API that does not exist tells nothing either', async () => {
    expect((await server.ask('/api/v1/nothing-here')).status).toBe(401);
  });

  it.each(['/', '/records', '/workouts?minutes=30', '/index.html', '/%2e%2e/settings'])(
    'the page %s leads to the login',
    async (page) => {
      const answer = await server.ask(page);
      expect(answer.status).toBe(302);
      expect(answer.headers.get('location')).toMatch(/^\/login(\?next=%2F.*)?$/);
    },
  );

  it('the login itself is open, and asks for nothing that is closed', async () => {
    const page = await (await server.ask('/login')).text();
    const needed = [...page.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, address = '']) => address);
    expect(needed.length).toBeGreaterThan(2);
    for (const address of needed) expect((await server.ask(address)).status, address).toBe(200);
  });

  it('a session opens everything, in a cookie that no script reads', async () => {
    expect(await isIn(cookie)).toBe(true);
    const page = await server.ask('/records', { headers: { cookie } });
    expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'no-store']);
    const [header = ''] = (await signIn(password)).headers.getSetCookie();
    expect(header).toMatch(/^ridebook=[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/);
  });

  it('over https the cookie belongs to this host alone', async () => {
    const reach = readReach({ RIDEBOOK_ALLOWED_HOSTS: 'rides.example.org' });
    const behindTls = await attackServer(engine.book, reach);
    const answer = await behindTls.askAsPage(
      'POST',
      '/api/v1/access/session',
      { password },
      { origin: 'https://rides.example.org' },
    );
    await behindTls.close();
    const [header = ''] = answer.headers.getSetCookie();
    expect(header).toMatch(/^__Host-ridebook=[\w-]{43}; .*Path=\/; HttpOnly; Secure; SameSite=Lax$/);
  });

  it('each login begins a new session and ends the one that was there: none can be planted', async () => {
    const first = cookieOf(await signIn(password));
    const planted = 'ridebook=planted-by-somebody-else';
    const second = cookieOf(await signIn(password, { cookie: planted }));
    expect([second === planted, await isIn(planted), await isIn(second)]).toEqual([false, false, true]);
    const third = cookieOf(await signIn(password, { cookie: first }));
    expect([await isIn(first), await isIn(third)]).toEqual([false, true]);
    cookie = third;
  });

  it('a session ends after a week without a visit, and after a month of visits', async () => {
    const dayMs = 24 * 60 * 60 * 1000;
    engine.clock.advance(6.9 * dayMs);
    expect(await isIn(cookie)).toBe(true);
    for (let day = 7; day < 29; day += 2) {
      engine.clock.advance(2 * dayMs);
      expect(await isIn(cookie)).toBe(true);
    }
    engine.clock.advance(2 * dayMs);
    expect(await isIn(cookie)).toBe(false);
    const idle = cookieOf(await signIn(password));
    engine.clock.advance(7 * dayMs);
    expect(await isIn(idle)).toBe(false);
  });

  it('signing out ends the session at the server, not only in the browser', async () => {
    const session = cookieOf(await signIn(password));
    expect((await server.askAsPage('DELETE', '/api/v1/access/session', {}, { cookie: session })).status).toBe(
      200,
    );
    expect(await isIn(session)).toBe(false);
  });

  it('another password ends every session, and takes the one before it', async () => {
    engine.clock.advance(120_000);
    const session = cookieOf(await signIn(password));
    const change = (currentPassword: string) =>
      server.askAsPage(
        'PUT',
        '/api/v1/access/password',
        { password: 'tide-table-92', currentPassword },
        { cookie: session },
      );
    expect((await change('tide-table-00')).status).toBe(403);
    const changed = await change(password);
    expect([changed.status, await isIn(session), await isIn(cookieOf(changed))]).toEqual([200, false, true]);
    await server.desk.access.setPassword(password);
  });

  it('of a thousand guesses ten a minute are looked at, and the rest wait', async () => {
    engine.clock.advance(120_000);
    const statuses: number[] = [];
    for (let round = 0; round < 20; round += 1) {
      const answers = await Promise.all(Array.from({ length: 50 }, (_, guess) => signIn(`guess ${guess}`)));
      statuses.push(...answers.map(({ status }) => status));
    }
    expect(statuses.filter((status) => status === 403).length).toBeLessThanOrEqual(10);
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThanOrEqual(990);
    const refused = await signIn(password);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    engine.clock.advance(61_000);
    expect((await signIn(password)).status).toBe(200);
  });
});

describe('a program with a token', () => {
  it.each(['read', 'write'] as const)('of the scope %s may do exactly what the rules say', async (scope) => {
    const { token } = await server.desk.access.createToken('Test', scope);
    const mayUse = { open: true, read: true, write: scope === 'write', rider: false, owner: false };
    // What would end the engine under the other tests is asked of with a body that is refused.
    for (const { method, path, route } of routes.filter((one) => one.route !== 'GET /events')) {
      const rule = routeRules[route] ?? 'rider';
      if (rule === 'open') continue;
      const answer = await server.ask(addressOf(path), {
        method,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        ...(method === 'GET' ? {} : { body: '[]' }),
      });
      const kind = answer.ok ? null : ((await answer.json()) as { problem: { kind: string } }).problem.kind;
      expect([route, kind === 'not-allowed'], route).toEqual([route, !mayUse[rule]]);
      expect(answer.status, route).not.toBe(401);
    }
    await server.desk.stopSync();
  });

  it('is told when it was used, kept as a hash, and not let in once it is revoked', async () => {
    const { id, token } = await server.desk.access.createToken('Pack', 'read');
    const use = async (): Promise<number> =>
      (await server.ask('/api/v1/status', { headers: { authorization: `Bearer ${token}` } })).status;
    expect(await use()).toBe(200);
    const listed = JSON.stringify(await server.desk.access.listTokens());
    expect(listed).toContain(`"lastUsedAt":"${new Date(engine.clock.nowMs()).toISOString().slice(0, 16)}`);
    expect(listed).not.toContain(token);
    expect(JSON.stringify(await engine.book.store.listApiTokens('owner'))).not.toContain(token);
    await server.desk.access.revokeToken(id);
    expect(await use()).toBe(401);
  });

  it('is not let in by a page of another site that learnt it', async () => {
    const { token } = await server.desk.access.createToken('Leaked', 'write');
    const answer = await server.ask('/api/v1/status', {
      headers: { authorization: `Bearer ${token}`, origin: 'https://evil.test' },
    });
    expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([403, null]);
  });
});

describe('behind a proxy', () => {
  const proxied = (from: string) =>
    readReach({
      RIDEBOOK_ALLOWED_HOSTS: 'rides.example.org',
      RIDEBOOK_PROXY_HEADER: 'Remote-User',
      RIDEBOOK_PROXY_USERS: 'maren',
      RIDEBOOK_PROXY_FROM: from,
    });
  const askThrough = async (from: string, headers: Record<string, string>): Promise<number> => {
    const behind = await attackServer(engine.book, proxied(from));
    const { status } = await behind.ask('/api/v1/status', { headers });
    await behind.close();
    return status;
  };

  it('its word counts for the users that were named, and from its own address alone', async () => {
    expect(await askThrough('127.0.0.1', { 'remote-user': 'maren' })).toBe(200);
    expect(await askThrough('127.0.0.1', { 'remote-user': 'somebody' })).toBe(401);
    expect(await askThrough('127.0.0.1', {})).toBe(401);
    expect(await askThrough('10.0.0.1', { 'remote-user': 'maren' })).toBe(401);
    expect(await askThrough('10.0.0.1', { 'remote-user': 'maren', 'x-forwarded-for': '10.0.0.1' })).toBe(401);
  });

  it('nobody comes in without it where there is no password', async () => {
    await server.desk.access.setPassword(null);
    expect(await askThrough('10.0.0.1', {})).toBe(401);
    await server.desk.access.setPassword(password);
  });

  it('comes in as the member of the household that the proxy names, and as nobody else', async () => {
    const { members } = server.desk;
    await members.rename('owner', 'Maren');
    const { token } = await members.invite('Jonas', 'rider');
    const jonasId = await members.accept(token, 'Jonas', 'another-tide-table');
    const behind = await attackServer(
      engine.book,
      readReach({
        RIDEBOOK_ALLOWED_HOSTS: 'rides.example.org',
        RIDEBOOK_PROXY_HEADER: 'Remote-User',
        RIDEBOOK_PROXY_USERS: 'maren, jonas@example.org=Jonas, somebody, jonas',
        RIDEBOOK_PROXY_FROM: '127.0.0.1',
      }),
    );
    const whoIs = async (user: string): Promise<unknown> => {
      const answer = await behind.ask('/api/v1/household', { headers: { 'remote-user': user } });
      return answer.ok
        ? ((await answer.json()) as { readonly me: { readonly id: string } }).me.id
        : answer.status;
    };
    expect(await whoIs('maren')).toBe('owner');
    expect(await whoIs('jonas@example.org')).toBe(jonasId);
    // Named to the server, and nobody's name: not the owner by accident.
    expect(await whoIs('somebody')).toBe(401);
    expect(await whoIs('jonas')).toBe(jonasId);
    await behind.desk.members.remove(jonasId);
    expect(await whoIs('jonas')).toBe(401);
    await behind.close();
  });
});
