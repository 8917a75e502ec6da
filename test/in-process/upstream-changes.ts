/** Owns a life upstream: workouts added, changed and deleted in a random but repeatable order, with syncs in between. */
import type { TestEngine } from './engine.ts';
import { createRandom } from './random.ts';

export interface UpstreamChanges {
  readonly changes: number;
  readonly syncEvery: number;
  readonly seed: number;
}

export async function changeUpstream(
  engine: TestEngine,
  { changes, syncEvery, seed }: UpstreamChanges,
): Promise<void> {
  const random = createRandom(seed);
  for (let change = 1; change <= changes; change += 1) {
    await changeOnce(engine, random);
    if (change % syncEvery === 0) await engine.sync();
  }
}

async function changeOnce(engine: TestEngine, random: () => number): Promise<void> {
  const truth = await engine.truth();
  const one = truth[Math.floor(random() * truth.length)];
  const kind = random();
  if (one === undefined || kind < 0.4) await engine.control('workouts', { add: 1 });
  else if (kind < 0.6) await engine.control('workouts', { delete: one.id });
  else if (kind < 0.8)
    await engine.control('workouts', { change: one.id, set: { title: `Renamed ${kind}` } });
  else
    await engine.control('workouts', {
      change: one.id,
      set: { leaderboardRank: 1 + Math.floor(kind * 1_000) },
    });
}
