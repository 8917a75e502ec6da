/**
 * Real workers at a real PostgreSQL: `npm run bench:fleet-workers`, with `--workers 4 --riders 1000 --minutes 20 --workouts 5
 * --turn 4` in front of what is not so. A rider's turn comes every `--turn` minutes in the place of an hour; a worker is killed every
 * minute and another one started; the database restarts once, half-way; riders do new workouts all the time. Then what failed
 * meanwhile has its turns, and each rider is looked at. Printed is what holds and what a rider costs, while everything is brought
 * home and then for a turn in which little is new.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { startPostgres } from '../packages/store/src/postgres/testing/server.ts';
import { startFleet, until, type FleetWorker } from '../test/fleet/fleet.ts';
import {
  countingStatements,
  databaseOf,
  figureOf,
  queueSchemas,
  sizeOf,
  told,
  type Query,
} from './fleet/database.ts';
import { goFirst } from './fleet/go-first.ts';
import { checkInvariants } from './fleet/invariants.ts';
import { jobsOf } from './fleet/jobs.ts';
import { findUnfinished, recover } from './fleet/recovery.ts';
import { costsBetween, createSpendingMeter, type Spent } from './fleet/spending.ts';
import { createTakeovers, heldJobs } from './fleet/takeovers.ts';

const { values } = parseArgs({
  options: {
    riders: { type: 'string', default: '1000' },
    workers: { type: 'string', default: '4' },
    minutes: { type: 'string', default: '20' },
    workouts: { type: 'string', default: '5' },
    turn: { type: 'string', default: '4' },
    pace: { type: 'string', default: '60' },
    lease: { type: 'string', default: '30' },
    kills: { type: 'boolean', default: true },
  },
  allowNegative: true,
});
const [riders, workers, minutes, workouts, turnMinutes, pace, lease] = [
  values.riders,
  values.workers,
  values.minutes,
  values.workouts,
  values.turn,
  values.pace,
  values.lease,
].map(Number) as [number, number, number, number, number, number, number];

/** For what failed and what is new when the time is over. */
const longestRecoveryMs = 30 * 60_000;
/** From the end of a lease until a worker looks: each does every five seconds, and one on a busy machine later. */
const noticedWithinSeconds = 15;

const server = await startPostgres(countingStatements);
const fleet = await startFleet(server, {
  workouts: Array.from({ length: riders }, () => workouts),
  latencyMs: 20,
  environment: {
    RIDEBOOK_PACE: '10',
    RIDEBOOK_TOTAL_PACE: String(pace),
    RIDEBOOK_TURN_MINUTES: String(turnMinutes),
  },
});
const database = databaseOf(fleet);
const query: Query = (text) => server.query(text, database);
const spending = await createSpendingMeter(fleet, query);

const letGoAfter = goFirst();
const lateness = monitorEventLoopDelay({ resolution: 20 });
lateness.enable();

const all: FleetWorker[] = [];
const startWorker = (): FleetWorker => {
  const worker = fleet.startWorker('--lease', String(lease));
  letGoAfter(worker.pid);
  spending.watchWorker(worker);
  all.push(worker);
  return worker;
};

const stored = async (): Promise<number> => figureOf(query, 'select count(*) from workout').catch(() => 0);
const done = (): number => fleet.crowd.riders.reduce((total, rider) => total + rider.workouts, 0);

const tell = (line: string): void => console.error(`${new Date().toISOString()} ${line}`);
const begun = await spending.read();
const startedMs = performance.now();
const passedMinutes = (): number => (performance.now() - startedMs) / 60_000;
const running = Array.from({ length: workers }, startWorker);
const takeovers = createTakeovers(query);
const troubles: string[] = [];
let kills = 0;
let restarts = 0;
let isEnded = false;
const isOver = (): boolean => isEnded;

const killing = (async () => {
  for (let minute = 1; values.kills && !isOver(); await sleep(250)) {
    if (passedMinutes() < minute) continue;
    minute += 1;
    const victim = kills % workers;
    running[victim]?.kill();
    takeovers.watch(await heldJobs(query).catch(() => []));
    running[victim] = startWorker();
    kills += 1;
  }
})();
const restarting = (async () => {
  while (!isOver() && passedMinutes() < minutes / 2) await sleep(250);
  if (isOver() || !values.kills) return;
  spending.noteServer();
  await server.restart();
  await spending.watchServer();
  restarts += 1;
})();
/** Three a week each, at the rate at which hours pass here. */
const workoutsPerMinute = (riders * 3 * 60) / (7 * 24 * turnMinutes);
const riding = (async () => {
  for (let ridden = 0; !isOver(); await sleep(250)) {
    if (passedMinutes() > minutes - 1) return;
    for (; ridden < workoutsPerMinute * passedMinutes(); ridden += 1) {
      const rider = fleet.crowd.riders[(ridden * 7) % riders];
      if (rider !== undefined) await fleet.crowd.addWorkout(rider.id);
    }
  }
})();
const failed = (what: string) => (error: unknown) => void troubles.push(`${what}: ${String(error)}`);
const befalling = [
  killing.catch(failed('killing')),
  restarting.catch(failed('restarting')),
  riding.catch(failed('riding')),
];

let home: Spent | null = null;
for (let look = 0; passedMinutes() < minutes; look += 1, await sleep(2_000)) {
  const now = await stored();
  if (home === null && now >= riders * workouts) {
    home = await spending.read().catch(() => null);
    tell(`everything of the beginning is home after ${passedMinutes().toFixed(1)} minutes`);
  }
  if (look % 15 === 0)
    tell(`${now} of ${done()} workouts, ${fleet.crowd.seen.length} requests, ${kills} kills`);
}
isEnded = true;
await Promise.all(befalling);
const ended = await spending.read();
const left = await findUnfinished(fleet, query);
tell(`the time is over; ${left.riderIds.length} riders are unfinished: ${JSON.stringify(left.reasons)}`);
const recoveryMs = performance.now();
const recoveryRounds = await recover(fleet, query, longestRecoveryMs);
if (recoveryRounds === null) troubles.push('not everybody was served in the turns afterwards');
const recoveryMinutes = (performance.now() - recoveryMs) / 60_000;
await until('the jobs of the killed are had by others', () => takeovers.open() === 0, 120_000).catch(
  failed('jobs'),
);
await takeovers.stop();
const codes = await Promise.all(running.map((worker) => worker.stop()));
troubles.push(...codes.filter((code) => code !== 143).map((code) => `a worker ended with ${code}`));
const logs = all.flatMap(({ log }) => log);
troubles.push(
  ...logs
    .filter((line) => line !== '' && !line.startsWith('{'))
    .slice(0, 5)
    .map((line) => `said: ${line}`),
);

const jobs = all.flatMap(jobsOf).toSorted((a, b) => a.atMs - b.atMs);
const served = jobs.filter(({ event }) => event === 'job done' || event === 'job more');
const steadyFromMs = home?.atMs ?? ended.atMs;
const steady = served.filter(({ atMs }) => atMs >= steadyFromMs && atMs <= ended.atMs);

/** How old everybody's last sync is, looked at every ten seconds from when all had one. */
function readAges(): readonly number[] {
  const ages: number[] = [];
  const last = new Map<string, number>();
  let next = 0;
  for (let nowMs = begun.atMs; nowMs <= ended.atMs; nowMs += 10_000) {
    for (let job = served[next]; job !== undefined && job.atMs <= nowMs; job = served[(next += 1)])
      if (job.lane !== 'friends') last.set(job.member, job.atMs);
    if (nowMs >= steadyFromMs && last.size >= riders)
      ages.push(...[...last.values()].map((atMs) => (nowMs - atMs) / 60_000));
  }
  return ages.toSorted((a, b) => a - b);
}
const at = (ascending: readonly number[], share: number): number =>
  ascending[Math.min(ascending.length - 1, Math.floor(ascending.length * share))] ?? Number.NaN;

tell('looking at everything');
const freeAfter = takeovers.freeAfterSeconds.toSorted((a, b) => a - b);
const verdicts = await checkInvariants(fleet, query, {
  logs,
  longestJobSeconds: Math.max(0, ...jobs.map(({ durationMs }) => durationMs / 1_000)),
  // Three requests at once for a job, four jobs at once; and what a restart breaks off in every worker.
  mostRepeats: 12 * (kills + restarts * workers),
});

verdicts.push({
  name: `a dead worker's job is anybody's within the lease of ${lease} s and ${noticedWithinSeconds} s until somebody looks`,
  broken: freeAfter
    .filter((seconds) => seconds > lease + noticedWithinSeconds)
    .map((seconds) => `a job was free after ${told(seconds)} s`),
});

await query('vacuum analyze');
const [bytes, queueBytes] = [await sizeOf(query, "'public'"), await sizeOf(query, queueSchemas)];
const tables = await query(
  `select relname, pg_total_relation_size(relid)::float8 as bytes from pg_stat_user_tables where schemaname = 'public' order by 2 desc`,
);
const largest = tables
  .slice(0, 8)
  .map(({ relname, bytes: size }) => `${String(relname)} ${told(Number(size) / done() / 1_000)}`);
let rows = 0;
for (const { relname } of tables) rows += await figureOf(query, `select count(*) from "${String(relname)}"`);

const ages = readAges();
const takenAfter = takeovers.takenAfterSeconds.toSorted((a, b) => a - b);
const perSecond = new Map<number, number>();
for (const { atMs } of fleet.crowd.seen) {
  const second = Math.floor(atMs / 1_000);
  perSecond.set(second, (perSecond.get(second) ?? 0) + 1);
}
const table: readonly (readonly [string, string])[] = [
  ['riders, workers, minutes', `${riders}, ${workers}, ${minutes}`],
  ['workouts each at first, done meanwhile', `${workouts}, ${done() - riders * workouts}`],
  ['a turn, in place of an hour (minutes)', String(turnMinutes)],
  ['workers killed, restarts of the database', `${kills}, ${restarts}`],
  [
    'everything of the beginning home after (minutes)',
    home === null ? 'not within' : told((home.atMs - begun.atMs) / 60_000),
  ],
  ['jobs whose lease ended', String(freeAfter.length)],
  [
    '… free for others after the last sign of life: median, at most (seconds)',
    `${told(at(freeAfter, 0.5))}, ${told(at(freeAfter, 1))}`,
  ],
  [
    "… in another's hands after the kill: median, at most (seconds)",
    `${told(at(takenAfter, 0.5))}, ${told(at(takenAfter, 1))}`,
  ],
  [
    'unfinished when the time was over: riders, workouts with a reason',
    `${left.riderIds.length}, ${Object.entries(left.reasons)
      .map(([reason, count]) => `${count} ${reason}`)
      .join('; ')}`,
  ],
  [
    'turns for them: rounds, minutes until all was stored',
    recoveryRounds === null ? 'not all' : `${recoveryRounds}, ${told(recoveryMinutes)}`,
  ],
  [
    'the made-up Peloton: slowest answer, its own lateness 99 of 100 and at most (seconds)',
    [fleet.crowd.slowestAnswerMs() / 1e3, lateness.percentile(99) / 1e9, lateness.max / 1e9]
      .map((seconds) => told(seconds, 2))
      .join(', '),
  ],
  [
    'age of the last sync: median, 95 of 100, oldest (turns)',
    [0.5, 0.95, 1].map((share) => told(at(ages, share) / turnMinutes, 2)).join(', '),
  ],
  ['most requests in a second, of allowed', `${Math.max(0, ...perSecond.values())}, ${pace}`],
  [
    'jobs ended',
    Object.entries(Object.groupBy(jobs, ({ event }) => event))
      .map(([event, of]) => `${of?.length} ${event.slice(4)}`)
      .join(', '),
  ],
  ...(home === null ? [] : costsBetween(begun, home, riders, 'a rider brought home')),
  ...(home === null ? [] : costsBetween(home, ended, steady.length, 'a turn afterwards')),
  ['rows a rider', told(rows / riders)],
  ['kilobytes a rider', told(bytes / riders / 1_000)],
  ['kilobytes a workout', told(bytes / done() / 1_000)],
  ['… of it in', largest.join(', ')],
  ['kilobytes of queue and calendar', told(queueBytes / 1_000, 0)],
];
console.log('| what | figure |\n| --- | --- |');
for (const [name, value] of table) console.log(`| ${name} | ${value} |`);
console.log('\n| what must hold | |\n| --- | --- |');
for (const { name, broken } of verdicts)
  console.log(`| ${name} | ${broken.length === 0 ? 'yes' : `NO: ${broken.length}`} |`);
for (const line of [...verdicts.flatMap(({ broken }) => broken.slice(0, 5)), ...troubles])
  console.log(`  ${line}`);
spending.stop();
await fleet.close();
await server.stop();
process.exitCode = troubles.length === 0 && verdicts.every(({ broken }) => broken.length === 0) ? 0 : 1;
