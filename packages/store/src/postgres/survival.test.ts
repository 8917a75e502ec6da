import { createServer, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { makeCommit, makeRun, now, riderId } from '../conformance/made-up.ts';
import { LockHeldError, StorageError } from '../errors.ts';
import type { Store } from '../port.ts';
import { openPostgresStore } from './open.ts';
import { startPostgres, type PostgresServer } from './testing/server.ts';
import { openSilentWay } from './testing/silent-way.ts';

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres({ max_connections: '30' });
});
afterAll(() => server.stop());

async function open(url: string): Promise<Store> {
  const store = await openPostgresStore({
    url,
    clock: () => Date.parse(now),
    sleep: () => Promise.resolve(),
  });
  onTestFinished(() => store.close());
  return store;
}

const terminateAll = (): Promise<unknown> =>
  server.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'ridebook' and pid <> pg_backend_pid()",
  );

/** A promise and what settles it, so that a test decides the order of two tasks. */
function makeGate(): { readonly opened: Promise<void>; readonly open: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { opened: promise, open: resolve };
}

describe('a store whose connections break', { timeout: 60_000 }, () => {
  it('keeps every acknowledged workout while its connections are ended again and again', async () => {
    const store = await open(await server.createDatabase());
    const acknowledged: string[] = [];
    const writing = (async () => {
      for (let index = 0; index < 150; index += 1) {
        try {
          await store.commitWorkout(riderId, makeCommit(`w${index}`));
          acknowledged.push(`w${index}`);
        } catch (error) {
          // In doubt: it may have happened, and the next sync would see.
          expect(error).toBeInstanceOf(StorageError);
        }
      }
    })();
    for (let round = 0; round < 15; round += 1) await terminateAll();
    await writing;
    const stored = new Set((await store.listWorkouts(riderId)).map((workout) => workout.id));
    expect(acknowledged.length).toBeGreaterThan(100);
    expect(acknowledged.filter((id) => !stored.has(id))).toEqual([]);
    expect(await store.countWorkouts(riderId)).toBe(stored.size);
  });

  it('says so when it is let in and thrown out in one breath', async () => {
    const message = (type: string, body: Buffer): Buffer => {
      const length = Buffer.alloc(4);
      length.writeInt32BE(body.length + 4);
      return Buffer.concat([Buffer.from(type), length, body]);
    };
    const letIn = [message('R', Buffer.alloc(4)), message('Z', Buffer.from('I'))];
    const thrownOut = message('E', Buffer.from('SFATAL\0C57P01\0Mthe server stops\0\0'));
    const host = createServer((socket) => {
      socket.once('data', () => socket.end(Buffer.concat([...letIn, thrownOut])));
      socket.on('error', () => undefined);
    });
    await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void host.close());
    const { port } = host.address() as AddressInfo;
    await expect(open(`postgres://ridebook@127.0.0.1:${port}/ridebook`)).rejects.toBeInstanceOf(StorageError);
  });

  it('goes on after the server was restarted', async () => {
    const store = await open(await server.createDatabase());
    await store.commitWorkout(riderId, makeCommit('before'));
    await server.restart();
    await store.commitWorkout(riderId, makeCommit('after'));
    expect(await store.countWorkouts(riderId)).toBe(2);
  });

  it('keeps no program from ending when its connections fell silent', async () => {
    const url = await server.createDatabase();
    const way = await openSilentWay(url);
    onTestFinished(() => way.close());
    const sockets = (): number =>
      process.getActiveResourcesInfo().filter((name) => name === 'TCPSocketWrap').length;
    const store = await open(way.addressOf(url));
    await Promise.all([store.countWorkouts(riderId), store.listRiders(), store.listMembers()]);
    const [before, connections] = [sockets(), way.connections()];
    expect(connections).toBeGreaterThan(0);
    way.fallSilent();
    await store.close();
    // The far ends stay as they are; the near ones are given up.
    await expect.poll(sockets, { timeout: 10_000 }).toBeLessThanOrEqual(before - connections);
  });

  it('stops a holder that lost its lock, and keeps the work of the one that took over', async () => {
    const url = await server.createDatabase();
    const [first, second] = [await open(url), await open(url)];
    const [taken, overtaken] = [makeGate(), makeGate()];
    const work = first.withLock('sync', async () => {
      await first.commitWorkout(riderId, makeCommit('mine'));
      taken.open();
      await overtaken.opened;
      await first.commitWorkout(riderId, makeCommit('late'));
    });
    await taken.opened;
    await expect(second.withLock('sync', () => Promise.resolve())).rejects.toThrow(LockHeldError);
    await terminateAll();
    await second.withLock('sync', () => second.commitWorkout(riderId, makeCommit('theirs')));
    overtaken.open();
    await expect(work).rejects.toThrow(/has taken over the work on this book/);
    const ids = (await second.listWorkouts(riderId)).map((workout) => workout.id);
    expect(ids.toSorted()).toEqual(['mine', 'theirs']);
  });

  it('counts the runs of two writers that meet as if one came after the other', async () => {
    const url = await server.createDatabase();
    const stores = [await open(url), await open(url)];
    await Promise.all(
      stores.flatMap((store) =>
        Array.from({ length: 10 }, (_, index) =>
          store.recordRun(riderId, makeRun(`2026-11-22T10:00:${10 + index}Z`)),
        ),
      ),
    );
    expect(await stores[0]?.listRuns(riderId)).toHaveLength(20);
  });

  it('says that no connection is left, and works once there is', async () => {
    const url = await server.createDatabase();
    const store = await open(url);
    await store.commitWorkout(riderId, makeCommit('w1'));
    const crowd = await Promise.all(
      Array.from({ length: 40 }, () => open(url).catch((error: unknown) => error)),
    );
    const refusals = crowd.filter((each): each is Error => each instanceof Error);
    expect(refusals.length).toBeGreaterThan(0);
    for (const refusal of refusals) expect(refusal.message).toMatch(/has no connection left/);
    expect(await store.countWorkouts(riderId)).toBe(1);
  });
});

describe('opening a store that is not there', () => {
  const opening = (url: string) =>
    openPostgresStore({ url, clock: () => 0, sleep: () => Promise.resolve() }).then(
      () => 'opened',
      (error: unknown) => (error instanceof StorageError ? error.message : error),
    );

  it('names what is wrong with the address and never the password', async () => {
    const good = new URL(await server.createDatabase());
    const variant = (change: (url: URL) => void): string => {
      const url = new URL(good);
      url.password = 'opensesame';
      change(url);
      return url.href;
    };
    const refusals = {
      port: await opening(variant((url) => (url.port = '1'))),
      database: await opening(variant((url) => (url.pathname = '/nowhere'))),
      user: await opening(variant((url) => (url.username = 'stranger'))),
    };
    expect(refusals.port).toMatch(/There is no answer from the PostgreSQL database .* at 127\.0\.0\.1:1/);
    expect(refusals.database).toMatch(/"nowhere" at 127\.0\.0\.1:\d+ does not exist/);
    expect(refusals.user).toMatch(/refused the user or the password/);
    expect(JSON.stringify(refusals)).not.toContain('opensesame');
  });

  it('refuses a server that is too old, and makes no table there', async () => {
    const url = new URL(await server.createDatabase());
    const database = decodeURIComponent(url.pathname.slice(1));
    // What the server says of its own age, found before the function that is built in.
    await server.query(
      `create schema older; create function older.current_setting(text) returns text language sql as
       $$ select case $1 when 'server_version_num' then '140012' else '14.12' end $$;
       grant usage on schema older to public`,
      database,
    );
    url.searchParams.set('options', '-c search_path=older,pg_catalog,public');
    expect(await opening(url.href)).toMatch(
      /^The PostgreSQL database .* runs PostgreSQL 14\.12, and Ridebook needs 15 or newer\. Update it; nothing was changed\.$/,
    );
    expect(await server.query("select 1 from pg_tables where schemaname = 'public'", database)).toEqual([]);
  });

  it('refuses tables of a newer program and leaves them as they are', async () => {
    const url = await server.createDatabase();
    await (await open(url)).close();
    const database = decodeURIComponent(new URL(url).pathname.slice(1));
    await server.query('update ridebook_schema set version = 999, works_from = 998', database);
    expect(await opening(url)).toMatch(/made by a newer Ridebook \(version 999/);
    expect(await server.query('select version from ridebook_schema', database)).toEqual([{ version: 999 }]);
  });

  it('makes the tables once when two programs open a new database at once', async () => {
    const url = await server.createDatabase();
    const [first, , third] = await Promise.all([open(url), open(url), open(url)]);
    await first.commitWorkout(riderId, makeCommit('w1'));
    expect(await third.countWorkouts(riderId)).toBe(1);
  });
});
