/**
 * Kills, the long way: `npm run test:kills [random kills] [seed] [part]`. Before every step of a sync until none is left, with a
 * lasting session and with one that is renewed on the way, and then at random; eight syncs at once in between. A fifth of
 * the random number again are servers, killed while they sync. A part is whatever has this text in its name.
 */
import { killAtRandom } from './kill-at-random.ts';
import { killEverywhere, type KillsReport } from './kill-everywhere.ts';
import { killServers } from './kill-servers.ts';
import { damageAfterKill, damageAfterRecovery, openMortalBook } from './mortal-book.ts';
import { runSync } from './run-sync.ts';

const [kills = '1000', seed = '1', part = ''] = process.argv.slice(2);
const rows: (readonly [name: string, kills: number, broken: number, seconds: number])[] = [];

async function take(name: string, run: () => Promise<KillsReport>): Promise<void> {
  if (!name.includes(part)) return;
  const startMs = performance.now();
  const report = await run();
  for (const line of report.broken) console.log(`BROKEN ${line}`);
  for (const [step, count] of report.byStep) console.log(`${String(count).padStart(5)}  before ${step}`);
  rows.push([name, report.kills, report.broken.length, Math.round((performance.now() - startMs) / 1000)]);
}

async function meet(rounds: number): Promise<KillsReport> {
  const broken: string[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    const mortal = await openMortalBook({ workouts: 3, seed: `round ${round}` });
    const { folder, hosts, clock } = mortal;
    const count = 2 + (round % 7);
    const assignment = { folder, hosts, nowMs: clock.nowMs(), killAt: 0 };
    const ends = await Promise.all(Array.from({ length: count }, () => runSync(assignment)));
    const odd = ends.filter((end) => end?.exitCode !== 0 && end?.exitCode !== 6);
    if (odd.length > 0)
      broken.push(`round ${round}: exit codes ${odd.map((end) => end?.exitCode).join(', ')}`);
    broken.push(...damageAfterKill(folder), ...(await damageAfterRecovery(mortal, folder)));
    await mortal.close();
  }
  return { kills: rounds, byStep: new Map(), broken };
}

await take('before each step, lasting session', () =>
  killEverywhere({ workouts: 2, seed: 'steps', isSessionEnding: false }),
);
await take('before each step, session renewed on the way', () =>
  killEverywhere({ workouts: 2, seed: 'steps', isSessionEnding: true }),
);
await take('two to eight syncs at once (rounds)', () => meet(40));
await take(`servers at random, seed ${seed}`, async () => {
  const report = await killServers({ kills: Math.ceil(Number(kills) / 5), seed: Number(seed) });
  console.log(`${report.changes} changes were made through the servers meanwhile.`);
  return { ...report, byStep: new Map() };
});
await take(`at random, seed ${seed}`, () => killAtRandom({ kills: Number(kills), seed: Number(seed) }));

console.log('\n| kills | count | broken | seconds |\n| --- | --- | --- | --- |');
for (const row of rows) console.log(`| ${row.join(' | ')} |`);
process.exitCode = rows.every(([, , broken]) => broken === 0) ? 0 : 1;
