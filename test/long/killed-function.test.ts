/** The function killed at random twenty times: whatever was under way, every workout is in the doc exactly once in the end. */
import { expect, it } from 'vitest';
import { killFunction } from '../cloud-function/kill-at-random.ts';

it('has every workout in the doc exactly once after 20 kills at random', async () => {
  const { midCall, shown, wanted } = await killFunction({ workouts: 100, kills: 20 });
  console.log(
    `${midCall} of 20 kills struck a call that was under way; ${shown.length} rows of ${wanted.length}.`,
  );
  expect(midCall).toBeGreaterThan(5);
  expect(shown).toEqual(wanted);
}, 300_000);
