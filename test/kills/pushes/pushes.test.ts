/** Pushes to Coda that are killed; fifty of them are `npm run test:kills-coda`. */
import { expect, it } from 'vitest';
import { killPushes } from './kill-pushes.ts';

it(
  'five kills before random steps of a push leave every row of the doc exactly once',
  { timeout: 180_000 },
  async () => {
    const { kills, midWrite, rows, broken } = await killPushes({ kills: 5, seed: 2_026, workouts: 6 });
    expect(broken).toEqual([]);
    expect(kills).toBe(5);
    expect(midWrite).toBeGreaterThan(0);
    expect(rows).toBeGreaterThan(20);
  },
);
