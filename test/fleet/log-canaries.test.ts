/**
 * A server and a worker at their most talkative, and a rider who is canaries all over: through sign-in, sync, every kind of
 * failure, invitations, tokens, a dead letter, a database that restarts and goodbye, nobody but the rider reads of them.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { CreatedApiToken, CreatedInvitation, PushesAnswer, WorkoutsAnswer } from '@ridebook/domain';
import type { Store } from '@ridebook/store';
import { openPostgresStore } from '@ridebook/store/postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPostgres, type PostgresServer } from '../../packages/store/src/postgres/testing/server.ts';
import { createSessionVault } from '../../apps/ridebook/src/vault/session-vault.ts';
import { startSandbox, type RunningSandbox } from '../../apps/ridebook/src/sandbox/host.ts';
import { cookieOf } from '../attacks/attacked-server.ts';
import { createProgramHome, type ProgramHome } from '../support/program.ts';
import { canaryOf, startCanaryHost, type CanaryHost, type Trouble } from './canary-host.ts';
import { until } from './fleet.ts';

const vaultKey = Buffer.from('canary-vault-key-of-32-bytes-.-.');
const made = {
  databasePassword: 'canary-database-password',
  key: vaultKey.toString('base64'),
  password: 'canary-password-of-the-owner',
  otherPassword: 'canary-password-of-another',
  wrongPassword: 'canary-wrong-password',
  metricsToken: 'canary-metrics-token',
  codaToken: 'canary-coda-token',
  refusedToken: 'v1.canary-refused-token',
  memberName: 'Canary Maren',
  invitedName: 'Canary Jonas',
};

/** As tall as they come: each quotes more than it should. */
const troubles: Readonly<Record<string, Trouble>> = {
  'a session that is refused': { status: 401, body: '{"message": "canary_username is not signed in"}' },
  'a limit': { status: 429, body: '{"message": "canary_username"}', headers: { 'retry-after': '3600' } },
  'a failure': { status: 500, body: '{"message": "canary_title cannot be had"}' },
  'HTML for JSON': { status: 200, body: '<html>canary_title', headers: { 'content-type': 'text/html' } },
  'half of the JSON': { status: 200, body: '{"id": "0123456789abcdef", "username": "canary_us' },
  'JSON of something else': { status: 200, body: '{"canary_key": "canary_value"}' },
};

let server: PostgresServer;
let sandbox: RunningSandbox;
let host: CanaryHost;
let home: ProgramHome;
let store: Store;
let database: string;
let environment: Readonly<Record<string, string>>;
let serve: Talking;
let worker: Talking;
let cookie = '';
/** Each with a name: a finding must not print what was found. */
const secrets = new Map<string, string>();
const personal = new Map<string, string>();
/** What was answered with an error, and what tells of how it goes. */
const told: (readonly [where: string, text: string])[] = [];

interface Talking {
  readonly url: string;
  readonly said: () => string;
  stop(): Promise<unknown>;
}

/** Starts a verb, and keeps every byte that it says. */
async function talking(args: readonly string[]): Promise<Talking> {
  const child = home.launch([...args, '--log', 'json', '--port', '0'], environment);
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const ended = new Promise((resolve) => child.once('close', resolve));
  await until(`${args.join(' ')} says where it is`, () => / at http:\/\/[\d.:]+/.test(said));
  const url = / at (http:\/\/[\d.:]+\d)/.exec(said)?.[1] ?? '';
  return {
    url,
    said: () => said,
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

beforeAll(async () => {
  server = await startPostgres();
  const url = new URL(await server.createDatabase());
  database = decodeURIComponent(url.pathname.slice(1));
  url.password = made.databasePassword;
  store = await openPostgresStore({ url: url.href, clock: Date.now, sleep: (ms) => sleep(ms) });
  sandbox = await startSandbox({ workouts: 5, friends: 1, seed: 'canaries', today: Date.now() });
  host = await startCanaryHost(sandbox.url);
  home = createProgramHome();
  environment = {
    DATABASE_URL: url.href,
    PELOTON_API_URL: host.url,
    PELOTON_AUTH_URL: sandbox.authUrl,
    RIDEBOOK_KEY: made.key,
    RIDEBOOK_PASSWORD: made.password,
    RIDEBOOK_METRICS_TOKEN: made.metricsToken,
    // On this machine alone may a turn come so soon.
    RIDEBOOK_TURN_MINUTES: '0.02',
    CODA_API_URL: sandbox.codaUrl,
    CODA_DOC_ID: sandbox.codaDocId,
    CODA_API_TOKEN: made.codaToken,
  };
  for (const [name, value] of Object.entries(made))
    (name.endsWith('Name') ? personal : secrets).set(name, value);
  secrets.set('key as text', vaultKey.toString());
  secrets.set('key in hexadecimal', vaultKey.toString('hex'));
  secrets.set('Peloton password', sandbox.password);
  personal.set('username', sandbox.username);
  personal.set('canary', 'canary');
  serve = await talking(['serve', '--no-open', '--schedule', 'off']);
  worker = await talking(['worker', '--hands', '2', '--lease', '10']);
}, 120_000);
afterAll(async () => {
  await home.remove();
  await host.close();
  await sandbox.close();
  await store.close();
  await server.stop();
});

const findings = (where: string, text: string, canaries: ReadonlyMap<string, string>): readonly string[] => {
  const lower = text.toLowerCase();
  return [...canaries].flatMap(([name, canary]) =>
    lower.includes(canary.toLowerCase()) ? [`${name} in ${where}`] : [],
  );
};
const everything = (): ReadonlyMap<string, string> => new Map([...secrets, ...personal]);

/** What is not theirs alone: an answer with an error, and what those read who run it. */
const ask = async (
  method: string,
  path: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = { cookie },
): Promise<Response> => {
  const response = await fetch(serve.url + path, {
    method,
    headers: { origin: serve.url, 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(60_000),
  });
  const isForAnybody = response.status >= 400 || !path.startsWith('/api');
  if (isForAnybody) told.push([`${method} ${path} ${response.status}`, await response.clone().text()]);
  return response;
};
const api = (method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>) =>
  ask(method, `/api/v1${path}`, body, headers);

const lookAtFigures = async (): Promise<void> => {
  const bearer = { authorization: `Bearer ${made.metricsToken}` };
  for (const path of ['/healthz', '/readyz', '/metrics']) {
    await ask('GET', path);
    const response = await fetch(worker.url + path, { headers: bearer, signal: AbortSignal.timeout(15_000) });
    told.push([`${path} of the worker ${response.status}`, await response.text()]);
  }
};

type Event = Readonly<Record<string, unknown>>;

const eventsOf = (talker: Talking): readonly Event[] =>
  talker
    .said()
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Event);
const count = (talker: Talking, event: RegExp): number =>
  eventsOf(talker).filter((each) => event.test(String(each['event']))).length;

const signInToPeloton = (): Promise<Response> =>
  api('POST', '/session', { username: sandbox.username, password: sandbox.password });

/** No pause for anybody: what comes next is met by both at once. */
const forgive = async (): Promise<void> => {
  await api('POST', '/retry', { workoutIds: [] });
  await server.query(`update ridebook_fleet.state set value = '{}' where key = 'health'`, database);
  await server.query(`delete from ridebook_queue.job where state = 'retry'`, database);
  await server.query('update ridebook_fleet.turn set due_at_ms = 0', database);
};

/** Has both sync, until each has told of one more sync that ended like that. */
async function syncBoth(what: string, isSo: (event: Event) => boolean): Promise<void> {
  const before = new Map([serve, worker].map((talker) => [talker, eventsOf(talker).length]));
  const hasTold = (talker: Talking): boolean => eventsOf(talker).slice(before.get(talker)).some(isSo);
  await until(`the server tells of ${what}`, async () => {
    await forgive();
    await api('POST', '/sync', {});
    await sleep(300);
    return hasTold(serve);
  });
  await until(`the worker tells of ${what}`, async () => {
    await forgive();
    await sleep(300);
    return hasTold(worker);
  });
}
const wentWell = ({ event, reason }: Event): boolean =>
  /^(sync ended|job done)$/.test(String(event)) && reason === undefined;
const wentWrong = ({ event, reason }: Event): boolean =>
  event === 'sync ended' ? reason !== undefined : /^job (failed|upstream|signed-out)$/.test(String(event));

const workoutsHome = async (): Promise<number> =>
  ((await (await api('GET', '/workouts')).json()) as WorkoutsAnswer).workouts.length;

describe('of a rider who is canaries all over', { timeout: 300_000 }, () => {
  it('everything happens', async () => {
    // Who may come in.
    const asked = await api('POST', '/access/session', { password: made.wrongPassword }, {});
    expect(asked.status).toBe(403);
    cookie = cookieOf(await api('POST', '/access/session', { password: made.password }, {}));
    secrets.set('browser session', cookie.split('=')[1] ?? 'none');
    expect((await api('PUT', '/household/me', { name: made.memberName })).status).toBe(200);
    const created = await api('POST', '/access/tokens', { name: 'Canary program', scope: 'read' });
    const { token } = (await created.json()) as CreatedApiToken;
    secrets.set('API token', token);
    const bearer = { authorization: `Bearer ${token}` };
    expect((await api('POST', '/sync', {}, bearer)).status).toBe(403);
    const refused = { authorization: 'Bearer ridebook_canary-token-of-nobody' };
    expect((await api('GET', '/workouts', undefined, refused)).status).toBe(401);
    const invitation = await api('POST', '/household/invitations', { name: made.invitedName, role: 'rider' });
    const { token: invited } = (await invitation.json()) as CreatedInvitation;
    secrets.set('invitation', invited);
    expect((await api('POST', '/invitation', { token: 'canary-invitation-of-nobody' }, {})).status).toBe(400);
    const accepting = { token: invited, name: made.invitedName, password: made.otherPassword };
    const accepted = await api('POST', '/invitation/accept', accepting, {});
    secrets.set("the other's session", cookieOf(accepted).split('=')[1] ?? 'none');
    expect((await api('POST', '/invitation/accept', accepting, {})).status).toBe(400);
    const wrong = { name: made.memberName, password: made.wrongPassword };
    expect((await api('POST', '/access/session', wrong, {})).status).toBe(403);

    // Peloton lets them in, in the end.
    const mistyped = { username: sandbox.username, password: made.wrongPassword };
    expect((await api('POST', '/session', mistyped)).status).toBe(401);
    expect((await api('POST', '/session', { token: made.refusedToken })).status).toBe(401);
    expect((await signInToPeloton()).status).toBe(200);
    await until('all is home', async () => (await workoutsHome()) === 5);
    const { workouts } = (await (await api('GET', '/workouts')).json()) as WorkoutsAnswer;
    for (const [index, { id }] of workouts.entries()) personal.set(`workout ${index}`, id);
    for (const { id } of await store.listRiders()) personal.set('rider', id);
    await syncBoth('a sync', wentWell);
    // It brought nothing home, and the doc is asked all the same.
    const { pushes } = (await (await api('GET', '/pushes')).json()) as PushesAnswer;
    expect(pushes[0]?.problems.length).toBeGreaterThan(0);
    await lookAtFigures();

    for (const [name, trouble] of Object.entries(troubles)) {
      host.fail(trouble);
      await syncBoth(name, wentWrong);
      host.fail(null);
      await forgive();
      expect([name, (await signInToPeloton()).status]).toEqual([name, 200]);
    }
    await syncBoth('a sync', wentWell);

    // What is stored makes no sense any more: nobody expects that.
    const spoil = (key: string) =>
      server.query(`update rider_state set value = '{"canary_value": canary' where key = '${key}'`, database);
    await api('PUT', '/exclusions', { excludedIds: [workouts[0]?.id], eras: [] });
    await spoil('exclusions');
    expect((await api('GET', '/exclusions')).status).toBe(500);
    expect(count(serve, /^unexpected error/)).toBe(1);

    // The database says no to what every sync has to write, and quotes what it does not like.
    await server.query(
      `update rider set total_workouts = 0;
       create function refuse() returns trigger language plpgsql as $$
         begin perform new.username::integer; return new; end $$;
       create trigger refuse before insert or update on rider for each row execute function refuse()`,
      database,
    );
    await syncBoth('the refusal', wentWrong);
    await until('a job is laid aside', async () => {
      await server.query(
        `update ridebook_queue.job set retry_count = retry_limit, start_after = now() where state = 'retry'`,
        database,
      );
      const { stdout } = await home.run(['worker', 'dead-letters'], environment);
      if (!stdout.includes('fresh')) return false;
      told.push(['dead-letters', stdout]);
      return true;
    });
    told.push(['the queue with a dead letter', await dump('ridebook_queue')]);
    await server.query('drop trigger refuse on rider', database);
    await lookAtFigures();

    await server.restart();
    await until('the worker has noticed', () => count(worker, /does not answer/) > 0);
    await until('the server is ready', async () => (await ask('GET', '/readyz')).status === 200);
    await until('the worker is back', () => count(worker, /answers again/) > 0);

    // Other ways to be refused.
    await api('GET', '/workouts?limit=canary');
    await api('GET', '/canary-address');
    await api('POST', '/exports/canary', { ids: [] });
    await api('POST', '/retry', { workoutIds: ['f'.repeat(32)] });

    // The canaries are really there, and theirs to take along.
    const exported = await (await api('GET', '/exports/csv')).text();
    expect(exported).toContain('canary_title_');
    for (const token of host.tokens) secrets.set(`Peloton token ${secrets.size}`, token);
    expect(host.tokens.size).toBeGreaterThan(2);
    const vault = createSessionVault({
      store,
      keys: () => Promise.resolve([vaultKey]),
      sleep: (ms) => sleep(ms),
      memberId: 'owner',
    });
    secrets.set('refresh token', (await vault.load())?.refreshToken ?? 'none');
    expect(findings('what is stored', await dump('public'), personal).length).toBeGreaterThan(5);
    expect(findings('what is stored', await dump('public'), secrets)).toEqual([]);
    expect((await api('POST', '/forget', { confirmation: 'canary-of-nobody' })).status).toBe(400);
    const [rider] = await store.listRiders();
    expect(rider?.username).toBe(canaryOf('username', sandbox.username));
    expect((await api('POST', '/forget', { confirmation: rider?.username })).status).toBe(200);
    await lookAtFigures();
    told.push(['the queue', await dump('ridebook_queue')], ['the fleet', await dump('ridebook_fleet')]);
    await worker.stop();
    await serve.stop();
  });

  it('nothing stands in what the server and the worker say', () => {
    expect(eventsOf(serve).length).toBeGreaterThan(10);
    expect(eventsOf(worker).length).toBeGreaterThan(10);
    expect(findings('what the server says', serve.said(), everything())).toEqual([]);
    expect(findings('what the worker says', worker.said(), everything())).toEqual([]);
  });

  it('nothing stands in an answer with an error, in figures, or in the queue', () => {
    const places = told.map(([where]) => where.replace(/\d{3}$/, '').trim());
    expect(new Set(places).size).toBeGreaterThan(20);
    expect(told.find(([where]) => where === 'the queue')?.[1]).toContain('owner');
    expect(told.flatMap(([where, text]) => findings(where, text, everything()))).toEqual([]);
  });
});

/** Every row of every table of a schema, as text. */
async function dump(schema: string): Promise<string> {
  const tables = await server.query(
    `select quote_ident(tablename) as name from pg_tables where schemaname = '${schema}'`,
    database,
  );
  const texts = await Promise.all(
    tables.map(async ({ name }) => {
      const rows = await server.query(
        `select row_to_json(each)::text as row from ${schema}.${String(name)} each`,
        database,
      );
      return rows.map(({ row }) => String(row)).join('\n');
    }),
  );
  return texts.join('\n');
}
