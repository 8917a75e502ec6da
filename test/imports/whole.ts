/** Mutated files by the thousand: `npm run test:files [runs] [seed]`. Prints the seed, so that the same files can be tried again. */
import fc from 'fast-check';
import { openFileBook } from '../in-process/file-book.ts';
import { mutatedFiles } from './mutations.ts';
import { tryMutatedFile } from './try-mutated-file.ts';

const [runs = '10000', seed = String(Date.now() % 1_000_000_000)] = process.argv.slice(2);
console.log(`${runs} mutated files with seed ${seed}`);
const startMs = performance.now();
const files = await openFileBook();
const ends = {
  'refused as a whole': 0,
  'refused for some of its lines': 0,
  'imported in part': 0,
  'imported whole': 0,
};
const result = await fc.check(
  fc.asyncProperty(mutatedFiles, async (file) => {
    const { broken, end } = await tryMutatedFile(files, file);
    ends[end] += 1;
    if (broken.length > 0) throw new Error(broken.join('\n'));
  }),
  { numRuns: Number(runs), seed: Number(seed), includeErrorInReport: true },
);
await files.close();
if (result.failed) console.log(await fc.asyncDefaultReportMessage(result));
else for (const [end, count] of Object.entries(ends)) console.log(`${String(count).padStart(6)}  ${end}`);
const seconds = Math.round((performance.now() - startMs) / 1000);
console.log(
  `${result.numRuns} files, ${result.failed ? 'one broke a promise' : 'every promise kept'}; ${seconds} s.`,
);
process.exitCode = result.failed ? 1 : 0;
