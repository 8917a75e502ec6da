/** Owns the rule that nothing of one member leaks to another, over every route and every kind of id: call it per engine. */
import type { Store } from '@ridebook/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routeRules } from '../../apps/ridebook/src/server/route-rules.ts';
import { isShown } from '../../apps/ridebook/src/access/shared-pages.ts';
import { keptOf, openHousehold, type MadeUpHousehold, type Resident } from './made-up-household.ts';
import { rows, type Ask, type ForeignIds } from './rows.ts';

interface Answer {
  readonly status: number;
  readonly text: string;
}

const routes = Object.keys(routeRules);
/** About who comes in: everybody has these. */
const isAtDoor = (route: string): boolean => / \/(access|household|invitation)\b/.test(route);
const isOfOwner = (route: string): boolean => routeRules[route] === 'owner';

/** As long and of the same letters as real ones, and nobody's. */
const madeUp: ForeignIds = {
  workoutId: 'f'.repeat(32),
  classId: 'e'.repeat(32),
  instructorId: 'd'.repeat(32),
  friendId: 'c'.repeat(32),
  riderId: 'b'.repeat(32),
  username: 'nobody_at_all',
  importNumber: 987_654,
  tokenId: '00000000-0000-4000-8000-000000000000',
  memberId: '00000000-0000-4000-8000-000000000001',
  memberName: 'Nobody at all',
  invitationId: '00000000-0000-4000-8000-000000000002',
};

export function describeHousehold(engine: string, openStore?: () => Promise<Store>): void {
  describe(`a household on ${engine}`, { timeout: 60_000 }, () => {
    let home: MadeUpHousehold;
    beforeAll(async () => {
      home = await openHousehold(openStore);
    }, 120_000);
    afterAll(() => home.close());

    const idsOf = ({ workouts, ...resident }: Resident): ForeignIds => ({
      ...resident,
      workoutId: workouts[0]?.id ?? '',
      classId: workouts.find(({ classId }) => classId !== null)?.classId ?? '',
      username: 'evening_cadence',
      memberName: resident.name,
      invitationId: home.invitationId,
    });

    const send = async (
      route: string,
      { path, body }: Ask,
      headers: Readonly<Record<string, string>>,
    ): Promise<Answer> => {
      const [method = ''] = route.split(' ');
      const isFile = typeof body === 'string';
      const answer = await home.server.ask(`/api/v1${path}`, {
        method,
        headers: {
          origin: home.server.url,
          'content-type': isFile ? 'text/csv' : 'application/json',
          ...headers,
        },
        ...(method === 'GET' || method === 'HEAD'
          ? {}
          : { body: isFile ? body : JSON.stringify(body ?? {}) }),
      });
      return { status: answer.status, text: await answer.text() };
    };
    /** A session of its own for each request: some end it. */
    const asMember = async (memberId: string) => ({
      cookie: `ridebook=${await home.server.desk.access.openSession(memberId)}`,
    });
    const rest = async (memberId: string): Promise<void> => home.server.desk.ofMember(memberId).stopSync();

    it('has a row for every route, and a route for every row', () => {
      expect(routes.length).toBeGreaterThan(40);
      expect(Object.keys(rows).toSorted()).toEqual(routes.toSorted());
    });

    it('has something of everybody to leak', () => {
      for (const { canaries, workouts, importNumber } of home.riders) {
        expect(workouts.length).toBeGreaterThan(6);
        expect(importNumber).toBeGreaterThan(0);
        expect(canaries.filter((canary) => canary === '')).toEqual([]);
      }
      const ids = home.riders.map(idsOf);
      for (const kind of ['workoutId', 'classId', 'instructorId', 'friendId', 'riderId', 'tokenId'] as const)
        expect([kind, new Set([...ids.map((one) => one[kind]), madeUp[kind]]).size]).toEqual([kind, 4]);
    });

    it('shows each rider what is theirs', async () => {
      for (const { cookie, workouts, name } of home.riders) {
        const { text } = await send('GET /workouts', { path: '/workouts' }, { cookie });
        expect(workouts.filter(({ id }) => !text.includes(id))).toEqual([]);
        expect((await send('GET /imports', { path: '/imports' }, { cookie })).text).toContain(
          `file of ${name}`,
        );
      }
    });

    it.each(routes)('%s tells a rider nothing of another, whatever ids they know', async (route) => {
      const [owner, jonas, edda] = home.riders;
      // Edda has the fewest imports, so that the others' numbers are nobody's for her.
      for (const victim of [owner, jonas]) {
        const before = await keptOf(home.store, victim);
        const asks = rows[route]?.(idsOf(victim)) ?? [];
        const madeUpAsks = rows[route]?.(madeUp) ?? [];
        for (const [index, ask] of asks.entries()) {
          for (const way of ['session', 'token'] as const) {
            const headers =
              way === 'session' ? await asMember(edda.memberId) : { authorization: `Bearer ${edda.token}` };
            const answer = await send(route, ask, headers);
            const leaked = victim.canaries.filter(
              (canary) => answer.text.includes(canary) && !JSON.stringify(ask).includes(canary),
            );
            expect(leaked, `${way} ${ask.path}`).toEqual([]);
            if (way === 'token') continue;
            const nobodys = madeUpAsks[index] ?? ask;
            const headersAgain = await asMember(edda.memberId);
            if (JSON.stringify(nobodys) !== JSON.stringify(ask)) {
              const expected = await send(route, nobodys, headersAgain);
              expect(withoutIds(answer, idsOf(victim)), ask.path).toEqual(withoutIds(expected, madeUp));
            }
            if (route.includes('/:id') || route.includes('/:number'))
              expect(answer.status, ask.path).toBe(404);
            if (isOfOwner(route)) expect(answer.status, ask.path).toBe(404);
          }
        }
        await rest(edda.memberId);
        expect(await keptOf(home.store, victim), route).toBe(before);
      }
    });

    it.each(routes.filter((route) => !isAtDoor(route)))('%s is not there for a viewer', async (route) => {
      const [owner] = home.riders;
      for (const ask of rows[route]?.(idsOf(owner)) ?? []) {
        const answer = await send(route, ask, { cookie: home.viewer.cookie });
        expect([ask.path, answer.status]).toEqual([ask.path, 404]);
      }
    });

    it('tells nobody by an ETag what another has', async () => {
      const [owner, jonas] = home.riders;
      const ask = (cookie: string, headers = {}) =>
        home.server.ask('/api/v1/table', { headers: { cookie, ...headers } });
      const theirs = (await ask(owner.cookie)).headers.get('etag') ?? '';
      const own = await ask(jonas.cookie, { 'if-none-match': theirs });
      expect([own.status, own.headers.get('etag') === theirs]).toEqual([200, false]);
      expect((await ask(owner.cookie, { 'if-none-match': theirs })).status).toBe(304);
      expect(own.headers.get('cache-control')).toContain('private');
    });

    /** Everything that a stream of events says from now on, and whether it has ended. */
    const listen = async (cookie: string, path: string) => {
      const ending = new AbortController();
      const heard = { text: '', isOver: false, stop: () => ending.abort() };
      const answer = await fetch(`${home.server.url}/api/v1${path}`, {
        headers: { cookie },
        signal: ending.signal,
      });
      expect([path, answer.status]).toEqual([path, 200]);
      const reading = answer.body?.pipeThrough(new TextDecoderStream());
      void reading
        ?.pipeTo(new WritableStream({ write: (text) => void (heard.text += text) }))
        .catch(() => undefined)
        .then(() => (heard.isOver = true));
      await expect.poll(() => heard.text).not.toBe('');
      return heard;
    };
    const syncAs = async (memberId: string): Promise<void> => {
      const desk = home.server.desk.ofMember(memberId);
      await desk.startSync();
      await desk.untilSynced();
    };

    it('tells each listener of their own sync, and of nobody else’s', async () => {
      const [owner, jonas] = home.riders;
      const [ofOwner, ofJonas] = await Promise.all(
        [owner, jonas].map(({ cookie }) => listen(cookie, '/events')),
      );
      await syncAs(owner.memberId);
      await expect.poll(() => ofOwner?.text).toContain('event: progress');
      expect(ofJonas?.text).not.toContain('event: progress');
      expect(owner.canaries.filter((canary) => ofJonas?.text.includes(canary))).toEqual([]);
      for (const one of [ofOwner, ofJonas]) one?.stop();
    });

    describe('with pages that one of them shows', () => {
      const pages = ['calendar'];
      beforeAll(async () => {
        await home.server.desk.members.sharePages('owner', pages);
      });
      afterAll(() => home.server.desk.members.sharePages('owner', []));

      it.each(routes)('%s is reached by others as far as it is shown, and no further', async (route) => {
        const [owner, jonas] = home.riders;
        const [method = ''] = route.split(' ');
        const before = await keptOf(home.store, owner);
        for (const ask of rows[route]?.(idsOf(owner)) ?? []) {
          const [path = ''] = ask.path.split('?');
          for (const cookie of [home.viewer.cookie, jonas.cookie]) {
            // A file is refused at the guard, before anybody looks whose address it is.
            const shared = { body: {}, path: `/of/owner${ask.path}` };
            const answer = await send(route, shared, { cookie });
            const expected = isShown(pages, method, path) ? 200 : 404;
            expect([ask.path, answer.status]).toEqual([ask.path, expected]);
            if (expected === 404)
              expect(owner.canaries.filter((one) => answer.text.includes(one))).toEqual([]);
            expect(answer.text).not.toContain(`Note of ${owner.name}`);
            const unshared = { body: {}, path: `/of/${jonas.memberId}${ask.path}` };
            expect((await send(route, unshared, { cookie: home.viewer.cookie })).status).toBe(404);
          }
        }
        expect(await keptOf(home.store, owner)).toBe(before);
      });

      it('shows the rides and not what runs, fails or where they lie', async () => {
        const { cookie } = home.viewer;
        const { text } = await send('GET /status', { path: '/of/owner/status' }, { cookie });
        expect(JSON.parse(text)).toMatchObject({ failed: [], sync: null, dataFolder: '' });
        const table = await send('GET /table', { path: '/of/owner/table' }, { cookie });
        expect(table.text).toContain(home.riders[0].workouts[0]?.id);
      });

      it('tells who looks on that there is news, and nothing of what it is', async () => {
        const [owner, jonas, edda] = home.riders;
        const ownerDesk = home.server.desk.ofMember(owner.memberId);
        const shown = '/of/owner/events';
        const listeners = await Promise.all(
          [home.viewer.cookie, jonas.cookie].map((cookie) => listen(cookie, shown)),
        );
        const texts = (): readonly string[] => listeners.map(({ text }) => text.replaceAll(/^: ?\n+/gm, ''));
        // What runs, fails, is set or is written for oneself is no news to others.
        await syncAs(owner.memberId);
        await send(
          'PUT /settings',
          { path: '/settings', body: { schedule: 'off' } },
          await asMember('owner'),
        );
        await syncAs(jonas.memberId);
        await syncAs(edda.memberId);
        ownerDesk.tell({ name: 'status', data: await ownerDesk.status() });
        expect((await ownerDesk.status()).sync).toBeNull();
        await new Promise((resolve) => setTimeout(resolve, 600));
        expect(texts()).toEqual(['', '']);
        const breaks = [{ firstDate: '2026-10-01', lastDate: '2026-10-09', reason: 'Holiday of Maren' }];
        for (const change of [breaks, []])
          await send('PUT /breaks', { path: '/breaks', body: { breaks: change } }, await asMember('owner'));
        const told = 'event: news\ndata: {}\n\n';
        await expect.poll(texts).toEqual([told, told]);
        // Another page shown is news as well, and no page shown is the end of it.
        await home.server.desk.members.sharePages('owner', ['calendar', 'records']);
        await expect.poll(texts, { timeout: 10_000 }).toEqual([told + told, told + told]);
        await home.server.desk.members.sharePages('owner', []);
        await expect
          .poll(() => listeners.map(({ isOver }) => isOver), { timeout: 10_000 })
          .toEqual([true, true]);
        expect(texts()).toEqual([told + told, told + told]);
        for (const cookie of [home.viewer.cookie, jonas.cookie, edda.cookie])
          expect((await send('GET /events', { path: shown }, { cookie })).status).toBe(404);
        await home.server.desk.members.sharePages('owner', pages);
        const unshown = `/of/${jonas.memberId}/events`;
        expect((await send('GET /events', { path: unshown }, { cookie: owner.cookie })).status).toBe(404);
        expect((await send('HEAD /events', { path: shown }, { cookie: jonas.cookie })).status).toBe(404);
      });

      it('ends the news of whoever does not belong here any more', async () => {
        const session = await asMember(home.viewer.memberId);
        const heard = await listen(session.cookie, '/of/owner/events');
        await home.server.desk.access.endSession(session.cookie.slice('ridebook='.length));
        await expect.poll(() => heard.isOver, { timeout: 10_000 }).toBe(true);
      });

      it('goes through no side door', async () => {
        const { cookie } = home.viewer;
        const paths = [
          '/of/owner//workouts',
          '/of/owner/table/../workouts',
          '/of/owner/table%2f..%2fworkouts',
          '/of/owner/of/owner/table',
          '/of/owner/access/tokens',
          '/of/owner/images/classes/%2e%2e',
          '/of/nobody/table',
          '/of//table',
        ];
        for (const path of paths)
          expect([path, (await send('GET /x', { path }, { cookie })).status]).toEqual([path, 404]);
      });
    });
  });
}

/** The answer with each id it was asked with replaced, so that two answers can be held side by side. */
function withoutIds({ status, text }: Answer, ids: ForeignIds): Answer {
  const values = Object.values(ids)
    .map(String)
    .filter((value) => value.length > 3);
  return {
    status,
    text: values.reduce((rest, value) => rest.replaceAll(value, '#'), text).replace(/import \d+/, 'import #'),
  };
}
