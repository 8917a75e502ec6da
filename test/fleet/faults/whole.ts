/**
 * PostgreSQL's own faults, against real workers: `npm run test:faults-postgres [name]`. Under each fault two workers bring
 * a crowd home; then everything must be there once, and a worker must still be at work.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { startPostgres, type PostgresServer } from '../../../packages/store/src/postgres/testing/server.ts';
import { openSilentWay } from '../../../packages/store/src/postgres/testing/silent-way.ts';
import { startFleet, until, type Fleet } from '../fleet.ts';
import { startPooler } from './pooler.ts';

interface Scene {
  readonly server: PostgresServer;
  readonly fleet: Fleet;
  /** Another connection to the workers' database, as its owner. */
  connect(): Promise<Client>;
}

interface Fault {
  readonly name: string;
  /** How often it strikes. */
  readonly times: number;
  readonly strike: (scene: Scene) => Promise<void>;
  /** Puts something between the workers and the database. */
  readonly between?: (url: string) => Promise<Way>;
  readonly riders?: readonly number[];
}

interface Way {
  addressOf(url: string): string;
  strike?: () => void;
  close(): Promise<void>;
}

const terminate = (application: string) => async (scene: Scene) => {
  await scene.server.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where application_name like '${application}' and pid <> pg_backend_pid()`,
  );
};

let way: Way | null = null;

const faults: readonly Fault[] = [
  { name: 'restart', times: 3, strike: ({ server }) => server.restart() },
  { name: 'every connection ended', times: 10, strike: terminate('ridebook%') },
  { name: "the queue's connections ended", times: 10, strike: terminate('ridebook-queue') },
  {
    name: 'half-open connections',
    times: 2,
    between: async (url) => {
      const silent = await openSilentWay(url);
      return { addressOf: silent.addressOf, strike: silent.fallSilent, close: silent.close };
    },
    strike: () => Promise.resolve(way?.strike?.()),
  },
  { name: 'deadlock', times: 10, strike: provokeDeadlock },
  {
    name: 'no connection left',
    times: 2,
    strike: async ({ connect }) => {
      const crowd: Client[] = [];
      for (let index = 0; index < 60; index += 1) {
        const client = await connect().catch(() => null);
        if (client === null) break;
        crowd.push(client);
      }
      await sleep(4_000);
      await Promise.all(crowd.map((client) => client.end()));
    },
  },
  {
    name: 'pgbouncer in transaction mode, its connections ended',
    times: 5,
    between: startPooler,
    strike: terminate('ridebook%'),
  },
  {
    name: 'two hosts at one rider',
    times: 10,
    riders: [60],
    // The same rider in every lane, and their lock taken away from whoever holds it.
    strike: async ({ fleet }) => {
      const [rider] = fleet.crowd.riders;
      await fleet.store.revokeLock(`sync.member.m-${rider?.id ?? ''}`);
    },
  },
];

/** Holds one row of the shared state and wants the next, in the opposite order of the workers. */
async function provokeDeadlock({ fleet, connect }: Scene): Promise<void> {
  const client = await connect();
  const [rider] = fleet.crowd.riders;
  const lock = (key: string) =>
    client.query('select 1 from ridebook_fleet.state where key = $1 for update', [key]);
  try {
    await client.query('begin');
    await lock(`rider m-${rider?.id ?? ''}`);
    await sleep(300);
    await lock('pace');
    await client.query('commit');
  } catch {
    // The server chose this one to give way.
  } finally {
    await client.end();
  }
}

async function run(fault: Fault): Promise<readonly string[]> {
  const server = await startPostgres({ max_connections: '40', deadlock_timeout: '100ms' });
  const url = await server.createDatabase();
  way = fault.between === undefined ? null : await fault.between(url);
  const fleet = await startFleet(server, {
    workouts: fault.riders ?? [30, 30, 30],
    latencyMs: 30,
    patienceMs: 240_000,
    environment: { RIDEBOOK_PACE: '20', RIDEBOOK_TOTAL_PACE: '40' },
    workersAt: (each) => way?.addressOf(each) ?? each,
  });
  const connect = async (): Promise<Client> => {
    const client = new Client({ connectionString: fleet.databaseUrl });
    client.on('error', () => undefined);
    await client.connect();
    return client;
  };
  const workers = [fleet.startWorker('--hands', '2'), fleet.startWorker('--hands', '2')];
  try {
    await until('somebody is at work', () => fleet.crowd.seen.length > 15);
    for (let time = 0; time < fault.times; time += 1) {
      await fault.strike({ server, fleet, connect });
      await sleep(500);
    }
    await fleet.untilComplete();
    const unexpected = workers.flatMap(({ log }) => log.filter((line) => !line.startsWith('{')));
    const codes = await Promise.all(workers.map((worker) => worker.stop()));
    return [
      ...(await fleet.broken()),
      ...unexpected.map((line) => `said: ${line}`),
      ...codes.filter((code) => code !== 143).map((code) => `a worker ended with ${code}`),
      ...(fleet.crowd.mostInFlight() > 3
        ? [`${fleet.crowd.mostInFlight()} requests of a rider at once`]
        : []),
    ];
  } catch (error) {
    for (const { log } of workers) console.error(log.slice(-40).join('\n'));
    throw error;
  } finally {
    await fleet.close();
    await way?.close();
    await server.stop();
  }
}

const only = process.argv[2];
let broken = 0;
console.log('| fault of PostgreSQL | strikes | held | seconds |\n| --- | --- | --- | --- |');
for (const fault of faults.filter(({ name }) => only === undefined || name.includes(only))) {
  const startMs = performance.now();
  const lines = await run(fault).catch((error: unknown) => [String(error)]);
  const seconds = Math.round((performance.now() - startMs) / 1000);
  console.log(`| ${fault.name} | ${fault.times} | ${lines.length === 0 ? 'yes' : 'NO'} | ${seconds} |`);
  for (const line of lines.slice(0, 5)) console.log(`  ${line}`);
  if (lines.length > 0) broken += 1;
}
process.exitCode = broken === 0 ? 0 : 1;
