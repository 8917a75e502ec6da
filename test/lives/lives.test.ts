/** Whatever happens, in whatever order: after two clean full syncs a day apart the store equals the truth. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lives } from './events.ts';
import { liveThrough } from './live.ts';

const runs = 100;
const seed = Number(process.env['LIVES_SEED'] ?? '20261122');

it(`${runs} random lives of a book end with the truth (seed ${seed})`, { timeout: 15 * 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(lives(7), async (events) => {
      expect(await liveThrough(events, 'lives')).toEqual([]);
    }),
    { numRuns: runs, seed, endOnFailure: false },
  );
});
