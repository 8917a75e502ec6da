/** What a worker says when its database or a member is not as it should be: one sentence each, and nothing is lost. */
import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { startPostgres, type PostgresServer } from '../../packages/store/src/postgres/testing/server.ts';
import { createBook } from '../../apps/ridebook/src/engine/book.ts';
import { createHttpTransport } from '@ridebook/peloton/node';
import { unlimitedPace } from '@ridebook/peloton';
import { crowdKey, memberOf } from './crowd.ts';
import { startFleet, until, type Fleet, type FleetOptions } from './fleet.ts';

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.stop());

async function open(options: FleetOptions): Promise<Fleet> {
  const fleet = await startFleet(server, options);
  onTestFinished(() => fleet.close());
  return fleet;
}

describe('a worker that cannot begin', { timeout: 60_000 }, () => {
  it('says in one sentence what is wrong with the database, and exits', async () => {
    const fleet = await open({ workouts: [] });
    const run = (DATABASE_URL: string) => fleet.home.run(['worker'], { ...fleet.environment, DATABASE_URL });
    const down = new URL(fleet.environment.DATABASE_URL);
    down.port = '1';
    const elsewhere = new URL(fleet.environment.DATABASE_URL);
    elsewhere.pathname = '/nowhere';
    const sentences = {
      none: await run(''),
      nonsense: await run('mysql://somewhere'),
      down: await run(down.href),
      missing: await run(elsewhere.href),
    };
    expect(sentences.none).toMatchObject({ exitCode: 64, stdout: '' });
    expect(sentences.none.stderr).toMatch(
      /^Workers share a PostgreSQL database: name it in DATABASE_URL.*\n$/,
    );
    expect(sentences.nonsense).toMatchObject({ exitCode: 64, stdout: '' });
    expect(sentences.nonsense.stderr).toMatch(/^DATABASE_URL is no address of a PostgreSQL database.*\n$/);
    expect(sentences.down).toMatchObject({ exitCode: 5, stdout: '' });
    expect(sentences.down.stderr).toMatch(/^There is no answer from the PostgreSQL database .*\n$/);
    expect(sentences.missing).toMatchObject({ exitCode: 5, stdout: '' });
    expect(sentences.missing.stderr).toMatch(/"nowhere" at .* does not exist.*\n$/);
  });
});

describe.each([
  ['status', ['status']],
  ['worker', ['worker']],
  ['worker dead-letters', ['worker', 'dead-letters']],
] as const)('%s', (_name, words) => {
  const secret = 'sesame-open';
  /** @returns the one line that it said, after its exit code */
  const told = async (fleet: Fleet, change: (url: URL) => void): Promise<string> => {
    const url = new URL(fleet.databaseUrl);
    change(url);
    const environment = { ...fleet.environment, DATABASE_URL: url.href };
    const { exitCode, stdout, stderr } = await fleet.home.run(words, environment);
    expect(stdout).toBe('');
    expect(stderr).not.toContain(secret);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    return `${exitCode} ${stderr.trimEnd()}`;
  };

  it('says in one sentence what an address does not get it', { timeout: 60_000 }, async () => {
    const fleet = await open({ workouts: [] });
    expect(await told(fleet, (url) => (url.port = '1'))).toMatch(/^5 There is no answer from .*:1\. Check /);
    expect(await told(fleet, (url) => (url.pathname = '/no%zz'))).toMatch(
      /^5 .* "no%zz" at .* does not exist/,
    );
    expect(await told(fleet, (url) => (url.search = '?sslmode=require'))).toMatch(
      /^5 The PostgreSQL database .* does not speak TLS, and DATABASE_URL asks for it\. Turn it on/,
    );
    const search = '?sslmode=verify-full&sslrootcert=/nowhere.pem';
    expect(await told(fleet, (url) => (url.search = search))).toMatch(
      /^5 A file of TLS that DATABASE_URL names .* cannot be read\. Check /,
    );
    expect(await told(fleet, (url) => (url.username = 'doorless'))).toMatch(
      /^5 The PostgreSQL database .* asks for a password, and DATABASE_URL names none\.$/,
    );
    const wrong = (url: URL): void => {
      url.username = 'doorless';
      url.password = `${secret}-wrong`;
    };
    expect(await told(fleet, wrong)).toMatch(
      /^5 The PostgreSQL database .* refused the user or the password/,
    );
    expect(await told(fleet, (url) => (url.username = 'rightless'))).toMatch(
      /^5 The PostgreSQL database .* does not let this user read and write Ridebook's tables\. Grant it/,
    );
  });

  beforeAll(async () => {
    const [row] = await server.query('show hba_file');
    const file = String(row?.['hba_file']);
    const rules = readFileSync(file, 'utf8');
    if (rules.includes('doorless')) return;
    writeFileSync(file, `host all doorless 127.0.0.1/32 scram-sha-256\n${rules}`);
    await server.query(`create role doorless login password '${secret}'; create role rightless login;
      select pg_reload_conf()`);
  });
});

describe('a worker at work', { timeout: 120_000 }, () => {
  it('waits for a database that restarts, tells of it once, and loses nothing', async () => {
    const fleet = await open({ workouts: [40, 40], latencyMs: 30 });
    const worker = fleet.startWorker('--hands', '2');
    await until('it is at work', () => fleet.crowd.seen.length > 30);
    await server.restart();
    await fleet.untilComplete();
    expect(await fleet.broken()).toEqual([]);
    const told = worker.log.filter((line) => line.includes('the database does not answer'));
    expect(told.length).toBeLessThanOrEqual(1);
    expect(worker.log.filter((line) => !line.startsWith('{'))).toEqual([]);
  });

  it('lays a job that fails for good aside with its reason, until somebody has it tried again', async () => {
    const fleet = await open({ workouts: [3] });
    const [rider] = fleet.crowd.riders;
    const riderId = rider?.id ?? '';
    const database = decodeURIComponent(new URL(fleet.databaseUrl).pathname.slice(1));
    const ask = (text: string) => server.query(text, database);
    const run = (...words: readonly string[]) => fleet.home.run(['worker', ...words], fleet.environment);
    expect((await run('dead-letters')).stdout).toBe('No job has failed for good.\n');
    await ask(`create function refuse() returns trigger language plpgsql as $$ begin raise exception 'no room'; end $$;
      create trigger refuse before insert on workout for each row execute function refuse()`);
    fleet.startWorker('--hands', '2');
    // Its attempts are spread over hours: all but the last one are left out.
    await until(
      'it is laid aside',
      async () => {
        await ask(
          `update ridebook_queue.job set retry_count = retry_limit, start_after = now() where state = 'retry'`,
        );
        return (await run('dead-letters')).stdout.includes(memberOf(riderId));
      },
      60_000,
    );
    const listed = await run('dead-letters');
    expect(listed.stdout).toMatch(
      /^[0-9a-f-]{36} {2}\S+Z {2}fresh {2}m-\S+ {2}The PostgreSQL database .* no room\.\n$/,
    );
    const wrong = await run('redrive', 'nonsense');
    expect(wrong).toMatchObject({ exitCode: 64, stdout: '' });
    expect(wrong.stderr).toMatch(/^No job that failed for good has the id "nonsense"\..*\n$/);
    await ask('drop trigger refuse on workout');
    expect((await run('redrive', listed.stdout.slice(0, 36))).stdout).toBe('1 job is tried again.\n');
    await fleet.untilComplete();
    expect((await run('dead-letters')).stdout).toBe('No job has failed for good.\n');
  });

  it('stops for a member who is deleted during their sync, and brings nothing of them back', async () => {
    const fleet = await open({ workouts: [60, 10], latencyMs: 30 });
    const [deleted, other] = fleet.crowd.riders;
    const [deletedId, otherId] = [deleted?.id ?? '', other?.id ?? ''];
    const book = bookOf(fleet).ofMember(memberOf(deletedId));
    // As their sign-in would have noted it.
    await book.claims.note(deletedId);
    const worker = fleet.startWorker('--hands', '2');
    await until('their sync is under way', async () => (await fleet.count(deletedId)) > 5);
    await book.forget();
    await fleet.store.removeMember(memberOf(deletedId));
    await until('the worker has noticed', () =>
      worker.log.some((line) => /job (gone|signed-out).*m-/.test(line)),
    );
    await until('the other one is complete', async () => (await fleet.count(otherId)) === 10);
    expect(await fleet.count(deletedId)).toBe(0);
    expect(await fleet.store.listLedger(deletedId)).toEqual([]);
    expect((await fleet.store.listRiders()).map(({ id }) => id)).toEqual([otherId]);
    const failed = worker.log.filter((line) => line.includes('"job failed"'));
    expect(failed.filter((line) => !line.includes('deleted by another program'))).toEqual([]);
  });
});

/** The household's book, in this process, beside the workers. */
const bookOf = (fleet: Fleet) =>
  createBook({
    store: fleet.store,
    hosts: { apiUrl: fleet.crowd.url, authUrl: fleet.crowd.url },
    signInMethod: 'oauth',
    pace: unlimitedPace,
    transport: createHttpTransport({
      headDeadlineMs: 5_000,
      deadlineMs: 10_000,
      maximumBytes: 1_000_000,
      signal: new AbortController().signal,
    }),
    coda: { apiUrl: 'http://127.0.0.1:9/apis/v1', environmentAccess: null },
    keys: () => Promise.resolve([crowdKey]),
    folder: fleet.home.folder,
    isDemo: false,
    clock: {
      nowMs: Date.now,
      monotonicMs: () => performance.now(),
      random: () => 0.5,
      sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    },
  });
