/** Syncs that are killed, and syncs that meet: nothing lost, nothing doubled. All steps in turn are `npm run test:kills`. */
import { describe, expect, it } from 'vitest';
import { killAtRandom } from './kill-at-random.ts';
import { damageAfterKill, damageAfterRecovery, openMortalBook } from './mortal-book.ts';
import { runSync } from './run-sync.ts';

const minuteMs = 60_000;

it(
  'a hundred kills before random steps, while workouts come and go, leave nothing lost or doubled',
  { timeout: 10 * minuteMs },
  async () => {
    const { kills, broken } = await killAtRandom({ kills: 100, seed: 2_026 });
    expect(broken).toEqual([]);
    expect(kills).toBe(100);
  },
);

describe('syncs at the same moment', () => {
  it.each([2, 8])(
    '%i of them: one works, the others say so, and nothing is doubled',
    { timeout: 2 * minuteMs },
    async (count) => {
      const mortal = await openMortalBook({ workouts: 4, seed: `${count} at once` });
      const { folder, hosts, clock } = mortal;
      const assignment = { folder, hosts, nowMs: clock.nowMs(), killAt: 0 };
      const ends = await Promise.all(Array.from({ length: count }, () => runSync(assignment)));
      const exitCodes = ends.map((end) => end?.exitCode);
      expect(exitCodes).toContain(0);
      // Who comes after the first has finished may work too.
      expect(exitCodes.filter((exitCode) => exitCode !== 0 && exitCode !== 6)).toEqual([]);
      expect(damageAfterKill(folder)).toEqual([]);
      expect(await damageAfterRecovery(mortal, folder)).toEqual([]);
      await mortal.close();
    },
  );
});

it('a kill that lost a commit would be noticed', async () => {
  const mortal = await openMortalBook({ workouts: 2, seed: 'noticed' });
  await mortal.withBook(mortal.folder, async (book) => {
    const riderId = (await book.maybeRider())?.id ?? '';
    await book.store.recordFailure(riderId, { workoutId: 'nowhere', reason: 'made up', retryAt: null });
  });
  expect(await damageAfterRecovery(mortal, mortal.folder)).not.toEqual([]);
  await mortal.close();
});
