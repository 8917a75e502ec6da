/** Many lives: `npm run test:lives [runs] [seed]`. Prints the seed, so that the same lives can be lived again. */
import fc from 'fast-check';
import { lives } from './events.ts';
import { liveThrough } from './live.ts';

const [runs = '1000', seed = String(Date.now() % 1_000_000_000)] = process.argv.slice(2);
console.log(`${runs} lives with seed ${seed}`);
const startMs = performance.now();
const result = await fc.check(
  fc.asyncProperty(lives(14), async (events) => {
    const broken = await liveThrough(events, 'lives');
    if (broken.length > 0) throw new Error(broken.slice(0, 5).join('\n'));
  }),
  { numRuns: Number(runs), seed: Number(seed) },
);
const seconds = Math.round((performance.now() - startMs) / 1000);
if (result.failed) console.log(await fc.asyncDefaultReportMessage(result));
console.log(
  `${result.numRuns} lives, ${result.failed ? 'one broken' : 'all ended with the truth'}; ${seconds} s.`,
);
process.exitCode = result.failed ? 1 : 0;
