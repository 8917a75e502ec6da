/** Owns a running dashboard over a seeded rider whose whole history is read. */
import { journeyNow, startDashboard, type RunningDashboard } from './dashboard.ts';
import { signedInAt, startSandbox, type ProgramHome } from './program.ts';

/** What a seeded rider has, up to the tests' own day. */
export interface SeededRider {
  readonly workouts: number;
  readonly seed: number;
}

/** @param home stops what it runs when it is removed */
export async function startSeededDashboard(
  home: ProgramHome,
  { workouts, seed }: SeededRider,
): Promise<RunningDashboard> {
  const flags = ['--workouts', String(workouts), '--seed', String(seed), '--now', journeyNow];
  const sandbox = await startSandbox(home, ...flags);
  await home.run(['login'], signedInAt(sandbox));
  await home.run(['sync'], signedInAt(sandbox));
  return startDashboard(home, sandbox);
}
