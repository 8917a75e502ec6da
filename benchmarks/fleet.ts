/**
 * The fleet's figures: `npm run bench:fleet [riders] [seed]` simulates two days of 10,000 riders on a virtual clock, with the very functions
 * that the workers decide by.
 */
import { createRandom } from '../test/in-process/random.ts';
import { simulate, totalOf, type Outage } from './fleet/simulate.ts';

const hourMs = 3_600_000;
const [riders = 10_000, seed = 1] = process.argv.slice(2).map(Number);
const hours = 48;
const pace = { requestsPerSecond: 10, requestsPerSecondOfRider: 4 };
const outages: readonly Outage[] = [
  { fromMs: 10 * hourMs, untilMs: 10.5 * hourMs, status: 503 },
  { fromMs: 30 * hourMs, untilMs: 32 * hourMs, status: 403 },
];

const at = (ascending: readonly number[], share: number): number =>
  ascending[Math.min(ascending.length - 1, Math.floor(ascending.length * share))] ?? Number.NaN;
const told = (value: number): string => (Number.isInteger(value) ? String(value) : value.toFixed(1));

const startedMs = performance.now();
const result = await simulate({
  ...{ riders, hours, pace, outages },
  workers: 4,
  hands: 4,
  killEveryMs: 60_000,
  random: createRandom(seed),
});
const total = totalOf(result.requests);
const rows: readonly (readonly [string, string, string])[] = [
  ['most requests in any second', told(result.mostInSecond), `at most ${pace.requestsPerSecond}`],
  ['requests a second, mean', (total / (hours * 3_600)).toFixed(2), ''],
  ['… of the slow lanes', `${told((100 * (total - result.requests.fresh)) / total)} %`, ''],
  ['age of the last sync, median', `${told(at(result.ages, 0.5))} min`, ''],
  ['… 95 of 100', `${told(at(result.ages, 0.95))} min`, 'under 75 min'],
  ['… 99 of 100', `${told(at(result.ages, 0.99))} min`, ''],
  ['… outside the outages and the hour after: 95 of 100', `${told(at(result.agesInPeace, 0.95))} min`, ''],
  [
    '… the oldest over the median there',
    told(at(result.agesInPeace, 1) / at(result.agesInPeace, 0.5)),
    'under 3',
  ],
  ...result.drains.map(
    (minutes, index) =>
      [`outage ${index + 1}: fresh again after`, `${told(minutes)} min`, 'within 60 min'] as const,
  ),
  ...result.requestsInOutage.map(
    (count, index) => [`outage ${index + 1}: requests sent meanwhile`, String(count), ''] as const,
  ),
  ['riders without a sync for three hours', String(result.starved), 'none'],
  ['backfills finished', `${result.backfills.finished} of ${result.backfills.all}`, ''],
  [
    'a dead worker’s job taken over after, at most',
    `${told(result.longestTakeOverSeconds)} s`,
    'under 180 s',
  ],
];
console.log(
  `${riders} riders, ${hours} hours, simulated in ${((performance.now() - startedMs) / 1000).toFixed(0)} s\n`,
);
for (const [name, value, target] of rows) console.log(`| ${name} | ${value} | ${target} |`);
