/** Owns killing the function at random moments of its calls, and what is in the doc in the end. */
import { setTimeout as wait } from 'node:timers/promises';
import { startFunctionWorld, type FunctionWorldOptions } from './world.ts';

export interface KillPlan extends Pick<FunctionWorldOptions, 'build'> {
  readonly workouts: number;
  readonly kills: number;
}

export interface KillReport {
  /** Calls that were under way when they were killed. */
  readonly midCall: number;
  /** Ids in the doc and ids that should be there, sorted: a workout that is there twice is in it twice. */
  readonly shown: readonly string[];
  readonly wanted: readonly string[];
}

/** A call is killed at a moment up to this long after its start. */
const longestLifeMs = 2_500;

export async function killFunction({ kills, ...plan }: KillPlan): Promise<KillReport> {
  const world = await startFunctionWorld({ ...plan, seed: 'killed', latencyMs: 25 });
  try {
    const token = await world.google.token();
    let midCall = 0;
    for (let kill = 0; kill < kills; kill += 1) {
      const running = await world.start();
      const call = running.call(token).then(
        () => 'answered',
        () => 'killed',
      );
      await wait(Math.random() * longestLifeMs);
      await running.kill();
      if ((await call) === 'killed') midCall += 1;
    }
    await (await world.start()).call(token);
    const rows = await world.doc.rows('Workouts');
    return {
      midCall,
      shown: rows.map((row) => String(row['Workout ID'])).toSorted(),
      wanted: (await world.control.truth()).map(({ id }) => id).toSorted(),
    };
  } finally {
    await world.close();
  }
}
