/** Kills of pushes to Coda, the long way: `npm run test:kills-coda [kills] [seed]`. */
import { killPushes } from './kill-pushes.ts';

const [kills = '50', seed = '1'] = process.argv.slice(2);
const startMs = performance.now();
const report = await killPushes({ kills: Number(kills), seed: Number(seed), workouts: 240 });
for (const line of report.broken) console.log(`BROKEN ${line}`);
const seconds = Math.round((performance.now() - startMs) / 1000);
console.log('\n| kills | rows on their way | rows in the end | broken | seconds |');
console.log('| --- | --- | --- | --- | --- |');
console.log(
  `| ${report.kills} | ${report.midWrite} | ${report.rows} | ${report.broken.length} | ${seconds} |`,
);
process.exitCode = report.broken.length === 0 ? 0 : 1;
