/**
 * What a rider costs among many: `npm run bench:fleet-cost`, with `-- --riders 100,1000,10000 --minutes 10 --workers 2
 * --workouts 3` in front of what is not so. So many riders are signed in, and their first turns are spread as a fleet's are; whoever
 * is brought home until the time is over is counted, and everything that was spent until then is divided by them. 10,000
 * riders are each a made-up Peloton of their own and need `NODE_OPTIONS=--max-old-space-size=14000`.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { startPostgres } from '../packages/store/src/postgres/testing/server.ts';
import { startFleet } from '../test/fleet/fleet.ts';
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
import { costsBetween, createSpendingMeter } from './fleet/spending.ts';

const { values } = parseArgs({
  options: {
    riders: { type: 'string', default: '100,1000,10000' },
    workers: { type: 'string', default: '2' },
    minutes: { type: 'string', default: '10' },
    workouts: { type: 'string', default: '3' },
  },
});
const [workers, minutes, workouts] = [values.workers, values.minutes, values.workouts].map(Number) as [
  number,
  number,
  number,
];

/** So that one size is measured under the same load as another. */
const ridersAMinute = 120;
const shortestTurnMinutes = 1;
const lookEveryMs = 2_000;

const letGoAfter = goFirst();
const server = await startPostgres(countingStatements);
const columns: (readonly (readonly [name: string, figure: string])[])[] = [];
for (const riders of values.riders.split(',').map(Number)) {
  console.error(`${new Date().toISOString()} ${riders} riders`);
  columns.push(await measure(riders));
}
await server.stop();
for (const [row, [name]] of (columns[0] ?? []).entries()) {
  console.log(`| ${[name, ...columns.map((column) => column[row]?.[1])].join(' | ')} |`);
  if (row === 0) console.log(`| ${[name, ...columns].map(() => '---').join(' | ')} |`);
}

async function measure(riders: number): Promise<readonly (readonly [name: string, figure: string])[]> {
  const turnMinutes = Math.max(shortestTurnMinutes, riders / ridersAMinute);
  const fleet = await startFleet(server, {
    workouts: Array.from({ length: riders }, () => workouts),
    latencyMs: 20,
    environment: {
      RIDEBOOK_PACE: '10',
      RIDEBOOK_TOTAL_PACE: '100',
      RIDEBOOK_TURN_MINUTES: String(turnMinutes),
    },
  });
  const database = databaseOf(fleet);
  const query: Query = (text) => server.query(text, database);
  const spending = await createSpendingMeter(fleet, query);
  const begun = await spending.read();
  const running = Array.from({ length: workers }, () => {
    const worker = fleet.startWorker();
    letGoAfter(worker.pid);
    spending.watchWorker(worker);
    return worker;
  });
  const countHome = (): Promise<number> =>
    figureOf(
      query,
      `select count(*) from (select from ledger where state = 'stored' group by rider_id having count(*) = ${workouts}) as home`,
    );
  let home = 0;
  const untilMs = begun.atMs + minutes * 60_000;
  while (Date.now() < untilMs && home < riders) {
    await sleep(lookEveryMs);
    home = await countHome();
  }
  const ended = await spending.read();
  const bytes = await sizeOf(query, "'public'");
  const queueBytes = await sizeOf(query, queueSchemas);
  for (const worker of running) await worker.stop();
  spending.stop();
  await fleet.close();
  return [
    ['riders', String(riders)],
    ['… brought home', String(home)],
    ['minutes, turn of so many', `${told((ended.atMs - begun.atMs) / 60_000)}, ${told(turnMinutes)}`],
    ...costsBetween(begun, ended, home, 'a rider brought home'),
    ['… kilobytes', told(bytes / home / 1_000)],
    ['kilobytes of queue and calendar', told(queueBytes / 1_000, 0)],
  ];
}
