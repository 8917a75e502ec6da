/** The six minutes of a run: how a long history is brought home in pieces, and what a cut costs. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sharedScript } from '../support/shared-builds.ts';
import { longestRunMs } from './platform/run-clock.ts';
import type { Platform, RunEnd } from './platform/platform.ts';
import { startWorld, type ScriptWorld } from './world.ts';

let world: ScriptWorld;

/** So slow that a history of 40 takes many runs. */
const requestMs = 20_000;

beforeAll(async () => {
  world = await startWorld(await sharedScript(), '--workouts', '40', '--seed', 'minutes');
});
afterAll(() => world.close());

const idsIn = (platform: Platform): readonly string[] =>
  platform.spreadsheet.shown('Workouts').map((row) => String(row['Workout ID']));

/** Fires what is due until nothing waits any more. */
function continueToEnd(platform: Platform): readonly RunEnd[] {
  const runs: RunEnd[] = [];
  for (let run = platform.fireNext(); run !== null; run = platform.fireNext()) runs.push(run);
  return runs;
}

const fetchedIds = (runs: readonly RunEnd[]): readonly string[] =>
  runs.flatMap(({ requests }) =>
    requests.flatMap((request) => /^GET \/api\/workout\/([^/]+)$/u.exec(request)?.[1] ?? []),
  );

describe('six minutes', () => {
  it('ends a run in time, continues it by a trigger, and fetches nothing twice', async () => {
    const platform = world.openConnectedSheet(requestMs);
    const runs = [platform.choose('Ridebook > Sync now'), ...continueToEnd(platform)];
    expect(runs.length).toBeGreaterThan(2);
    for (const { wasCut, error, tookMs } of runs) {
      expect([wasCut, error]).toEqual([false, null]);
      expect(tookMs).toBeLessThan(longestRunMs - 45_000);
    }
    const truth = (await world.truth()).map(({ id }) => id).toSorted();
    expect(idsIn(platform).toSorted()).toEqual(truth);
    expect(fetchedIds(runs).toSorted()).toEqual(truth);
    expect(platform.triggers).toEqual([]);
  });

  it('has every workout exactly once after 20 runs cut off at random', async () => {
    const platform = world.openConnectedSheet(requestMs);
    platform.choose('Ridebook > Schedule > Hourly');
    const runs: RunEnd[] = [];
    while (runs.filter(({ wasCut }) => wasCut).length < 20) {
      const cutAfterMs = Math.random() * longestRunMs;
      runs.push(platform.fireNext(cutAfterMs) ?? platform.fire('scheduledSync', cutAfterMs));
      expect(idsIn(platform)).toHaveLength(new Set(idsIn(platform)).size);
    }
    runs.push(platform.choose('Ridebook > Sync now'), ...continueToEnd(platform));
    expect(runs.at(-1)).toMatchObject({ wasCut: false, error: null });
    expect(idsIn(platform).toSorted()).toEqual((await world.truth()).map(({ id }) => id).toSorted());
    expect(platform.triggers.map(({ handler }) => handler)).toEqual(['scheduledSync']);
  }, 60_000);
});
