/** The long suite: whole histories, long lives upstream, many kills. Run by `npm run test:long`. */
import { afterEach, describe, expect, it } from 'vitest';
import { startEngine, type TestEngine } from '../in-process/engine.ts';
import { changeUpstream } from '../in-process/upstream-changes.ts';
import { killSyncs } from '../support/kills.ts';
import { differences } from '../support/same-workouts.ts';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

describe('a whole history', () => {
  let engine: TestEngine;
  afterEach(() => engine.close());

  it.each([300, 2_000, 10_000])(
    'of %i workouts arrives field by field',
    { timeout: 15 * minuteMs },
    async (workouts) => {
      engine = await startEngine({ workouts, seed: `history of ${workouts}` });
      const { endedBy, outcome } = await engine.sync();
      expect(endedBy).toBeNull();
      expect(outcome.added).toBe(workouts);
      expect(differences(await engine.stored(), await engine.truth())).toEqual([]);
    },
  );

  it('stays the same after 200 changes mixed with syncs', { timeout: 15 * minuteMs }, async () => {
    engine = await startEngine({ workouts: 300, seed: 'long life' });
    await engine.sync();
    await changeUpstream(engine, { changes: 200, syncEvery: 7, seed: 2_026 });
    await engine.sync({ scope: 'everything' });
    engine.clock.advance(dayMs + minuteMs);
    await engine.sync({ scope: 'everything' });
    expect(differences(await engine.stored(), await engine.truth())).toEqual([]);
  });
});

it('twenty kills leave nothing lost or doubled', { timeout: 15 * minuteMs }, async () => {
  const report = await killSyncs({ workouts: 300, kills: 20, latencyMs: 30, longestLifeMs: 1_200 });
  expect(report.midSync).toBeGreaterThanOrEqual(10);
  expect(report.differences).toEqual([]);
});
