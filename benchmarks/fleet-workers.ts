/**
 * Real workers at a real PostgreSQL: `npm run bench:fleet-workers -- [riders] [workers] [workouts]`. One worker is killed every
 * minute and comes back, the database restarts once; printed is what a rider costs.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { startPostgres } from '../packages/store/src/postgres/testing/server.ts';
import { startFleet, until, type FleetWorker } from '../test/fleet/fleet.ts';

const [riders = 100, workers = 4, workouts = 10] = process.argv.slice(2).map(Number);
const server = await startPostgres({ max_connections: '400' });
const fleet = await startFleet(server, {
  workouts: Array.from({ length: riders }, () => workouts),
  latencyMs: 20,
  patienceMs: 1_800_000,
});
const database = decodeURIComponent(new URL(fleet.databaseUrl).pathname.slice(1));
const figure = async (query: string): Promise<number> =>
  Number(Object.values((await server.query(query, database))[0] ?? {})[0] ?? 0);
const transactions = () =>
  figure(`select xact_commit + xact_rollback from pg_stat_database where datname = '${database}'`);

const running: FleetWorker[] = Array.from({ length: workers }, () => fleet.startWorker());
await until('somebody is at work', () => fleet.crowd.seen.length > 0);
const startedMs = performance.now();
let kills = 0;
let isDone = false;
const killing = (async () => {
  for (let passedMs = 1_000; !isDone; passedMs += 1_000) {
    await sleep(1_000);
    if (passedMs % 60_000 !== 0) continue;
    const victim = kills % workers;
    running[victim]?.kill();
    running[victim] = fleet.startWorker();
    kills += 1;
  }
})();
await until('half an installation is there', () => fleet.crowd.seen.length > riders * workouts, 1_800_000);
await server.restart();
await fleet.untilComplete();
isDone = true;
const seconds = (performance.now() - startedMs) / 1_000;
await killing;
const broken = await fleet.broken();
await Promise.all(running.map((worker) => worker.stop()));
const requests = fleet.crowd.seen.length;
const bytes = await figure(
  "select sum(pg_total_relation_size(c.oid)) from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind = 'r'",
);
const queueBytes = await figure(
  "select sum(pg_total_relation_size(c.oid)) from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname in ('ridebook_queue', 'ridebook_fleet') and c.relkind in ('r', 'i')",
);
const rows = await figure(
  'select (select count(*) from raw_document) + (select count(*) from workout) + (select count(*) from ledger) + (select count(*) from samples) + (select count(*) from power_curve) + (select count(*) from raw_head)',
).catch(() => Number.NaN);
const told: readonly (readonly [string, string])[] = [
  ['riders, workers, workouts each', `${riders}, ${workers}, ${workouts}`],
  ['seconds', seconds.toFixed(0)],
  ['workers killed, restarts of the database', `${kills}, 1`],
  ['lost, doubled or wrong', String(broken.length)],
  ['requests a rider', (requests / riders).toFixed(1)],
  ['requests a second', (requests / seconds).toFixed(1)],
  ['requests of a rider at once, at most', String(fleet.crowd.mostInFlight())],
  ['rows a rider', (rows / riders).toFixed(0)],
  ['kilobytes a rider', (bytes / riders / 1_000).toFixed(0)],
  ['kilobytes a workout', (bytes / riders / workouts / 1_000).toFixed(1)],
  ['kilobytes of queue and calendar', (queueBytes / 1_000).toFixed(0)],
  ['transactions since the restart', String(await transactions())],
];
console.log('| what | figure |\n| --- | --- |');
for (const [name, value] of told) console.log(`| ${name} | ${value} |`);
for (const line of broken.slice(0, 5)) console.log(`  ${line}`);
await fleet.close();
await server.stop();
process.exitCode = broken.length === 0 ? 0 : 1;
