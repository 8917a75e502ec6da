/** Measures the table for the browser over 10,000 workouts: its size as it travels, and the time to build and to read it. */
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { madeUpHistory } from '@ridebook/analytics/made-up-workouts';
import { decodeTable, encodeTable } from '@ridebook/analytics/table';
import type { WorkoutTable } from '@ridebook/domain';
import { printTiming, timingOf } from './timing.ts';

const brotli = promisify(brotliCompress);
const workouts = madeUpHistory({ workouts: 10_000, seed: 1, until: '2026-11-22T12:00:00Z' });
const json = JSON.stringify(encodeTable(workouts));
const rowsJson = JSON.stringify(workouts);
const kilobytes = (bytes: number): string => `${Math.round(bytes / 1000)} KB`;
const brotliAt = (text: string, quality: number): Promise<Buffer> =>
  brotli(text, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: quality,
      [constants.BROTLI_PARAM_SIZE_HINT]: Buffer.byteLength(text),
    },
  });

console.log(
  `${workouts.length} workouts: ${kilobytes(json.length)} as columns, ${kilobytes(rowsJson.length)} as rows`,
);
for (const quality of [4, 5, 7, 9, 10, 11]) {
  const columns = (await brotliAt(json, quality)).length;
  printTiming(
    `brotli ${quality}: ${kilobytes(columns)}`,
    await timingOf(quality > 9 ? 3 : 5, () => brotliAt(json, quality), 1),
  );
}
console.log(`rows in brotli 5: ${kilobytes((await brotliAt(rowsJson, 5)).length)}`);
printTiming(
  `gzip: ${kilobytes((await promisify(gzip)(json)).length)}`,
  await timingOf(5, () => promisify(gzip)(json)),
);
printTiming('encode', await timingOf(30, () => encodeTable(workouts)));
printTiming('encode and write JSON', await timingOf(30, () => JSON.stringify(encodeTable(workouts))));
printTiming('read JSON', await timingOf(30, () => JSON.parse(json) as WorkoutTable));
printTiming(
  'read JSON and decode to workouts',
  await timingOf(30, () => decodeTable(JSON.parse(json) as WorkoutTable)),
);
