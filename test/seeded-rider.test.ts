/** The made-up rider arrives exactly as they are, and stays so whatever happens upstream. */
import { afterEach, describe, expect, it } from 'vitest';
import { startEngine, type TestEngine } from './in-process/engine.ts';
import { changeUpstream } from './in-process/upstream-changes.ts';
import { differences } from './support/same-workouts.ts';

let engine: TestEngine;
afterEach(() => engine.close());

const dayMs = 24 * 3_600_000;

describe('the made-up rider', () => {
  it('arrives field by field, but for the samples of the one graph that always fails', async () => {
    engine = await startEngine({ workouts: 300, seed: 'three hundred' });
    const first = await engine.sync();
    expect(first.endedBy).toBeNull();
    expect(first.outcome).toMatchObject({ discovered: 300, added: 300, updated: 0 });
    expect(first.outcome.failed).toHaveLength(1);
    expect(first.newlyFailed).toBe(1);
    expect(differences(await engine.stored(), await engine.truth())).toEqual([]);

    const second = await engine.sync();
    expect(second.outcome).toMatchObject({
      requests: 2,
      discovered: 0,
      added: 0,
      updated: 0,
      unchanged: 300,
      writes: 0,
    });
    expect(second.newlyFailed).toBe(0);
  });

  it('stays the same after changes of every kind mixed with syncs, once two whole looks a day apart have been had', async () => {
    engine = await startEngine({ workouts: 120, seed: 'restless' });
    await engine.sync();
    await changeUpstream(engine, { changes: 40, syncEvery: 6, seed: 11 });
    await engine.sync({ scope: 'everything' });
    engine.clock.advance(dayMs + 60_000);
    const last = await engine.sync({ scope: 'everything' });
    expect(last.endedBy).toBeNull();
    expect(differences(await engine.stored(), await engine.truth())).toEqual([]);
  });

  it('brings only what is wanted, and the rest when it is wanted later', async () => {
    engine = await startEngine({ workouts: 120, seed: 'choosy' });
    await engine.sync({ types: ['yoga', 'outdoor'] });
    const wanted = await engine.stored();
    expect(wanted.length).toBeGreaterThan(0);
    for (const workout of wanted) expect(workout.discipline === 'yoga' || workout.isOutdoor).toBe(true);
    await engine.sync();
    expect(differences(await engine.stored(), await engine.truth())).toEqual([]);
  });
});
