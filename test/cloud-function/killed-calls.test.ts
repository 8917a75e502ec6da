/** The function killed at random, a few times; the long suite does it twenty times. */
import { expect, it } from 'vitest';
import { sharedFunction } from '../support/shared-builds.ts';
import { killFunction } from './kill-at-random.ts';

it('has every workout in the doc exactly once after the function was killed at random', async () => {
  const { midCall, shown, wanted } = await killFunction({ build: sharedFunction, workouts: 50, kills: 4 });
  expect(midCall).toBeGreaterThan(0);
  expect(shown).toEqual(wanted);
}, 60_000);
