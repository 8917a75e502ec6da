/** Owns killing syncs at random moments: what a power cut or an impatient person does to the program. */
import { setTimeout as wait } from 'node:timers/promises';
import type { SyncOutcome, Workout } from '@ridebook/domain';
import { createProgramHome, signedInAt, startSandbox, type ProgramHome } from './program.ts';
import { differences } from './same-workouts.ts';

export interface KillPlan {
  readonly workouts: number;
  readonly kills: number;
  readonly latencyMs: number;
  /** A sync is killed at a moment up to this long after its start. */
  readonly longestLifeMs: number;
}

export interface KillReport {
  /** Syncs that were at work when they were killed. */
  readonly midSync: number;
  /** Stored workouts after each kill. */
  readonly progress: readonly number[];
  readonly lastOutcome: SyncOutcome;
  readonly differences: readonly string[];
}

/** Kills sync after sync, then lets one finish and compares what is stored with the truth. */
export async function killSyncs(plan: KillPlan): Promise<KillReport> {
  const home = createProgramHome();
  try {
    const flags = ['--workouts', `${plan.workouts}`, '--seed', 'mortal', '--latency', `${plan.latencyMs}`];
    const sandbox = await startSandbox(home, ...flags, '--now', '2026-11-22T09:00:00Z');
    const environment = signedInAt(sandbox);
    await home.run(['login'], environment);
    const progress: number[] = [];
    let midSync = 0;
    for (let kill = 0; kill < plan.kills; kill += 1) {
      if (await killOnce(home, environment, Math.random() * plan.longestLifeMs)) midSync += 1;
      progress.push((await readStored(home, environment)).length);
    }
    const last = await home.run(['sync', '--json'], environment);
    const truth = await fetch(`${sandbox.url}/__sandbox/truth`, { signal: AbortSignal.timeout(60_000) });
    return {
      midSync,
      progress,
      lastOutcome: JSON.parse(last.stdout) as SyncOutcome,
      differences: differences(
        await readStored(home, environment),
        ((await truth.json()) as { workouts: readonly Workout[] }).workouts,
      ),
    };
  } finally {
    await home.remove();
  }
}

/** @returns whether the sync was still at work */
async function killOnce(
  home: ProgramHome,
  environment: Readonly<Record<string, string>>,
  lifeMs: number,
): Promise<boolean> {
  const sync = home.launch(['sync', '--json'], environment);
  const ended = new Promise<NodeJS.Signals | null>((resolve) => {
    sync.once('close', (_, signal) => resolve(signal));
  });
  // The program is up a third of a second after its start.
  await wait(350 + lifeMs);
  sync.kill('SIGKILL');
  return (await ended) === 'SIGKILL';
}

async function readStored(
  home: ProgramHome,
  environment: Readonly<Record<string, string>>,
): Promise<readonly Workout[]> {
  const { stdout } = await home.run(['workouts', '--json'], environment);
  return (JSON.parse(stdout) as { workouts: readonly Workout[] }).workouts;
}
