/** Owns killing a sync before each of its steps in turn, until none is left: SQLite's way of testing what can fail. */
import { signInToBook } from '../../apps/ridebook/src/engine/sign-in.ts';
import { damageAfterKill, damageAfterRecovery, openMortalBook, type MortalBook } from './mortal-book.ts';
import { runSync } from './run-sync.ts';

export interface KillsReport {
  readonly kills: number;
  /** How often a kill came before a step of this name. */
  readonly byStep: ReadonlyMap<string, number>;
  /** What did not hold, with the step. */
  readonly broken: readonly string[];
}

export interface EverywhereOptions {
  readonly workouts: number;
  readonly seed: string;
  /** The session ends during the sync, so that its renewal is among the steps. */
  readonly isSessionEnding: boolean;
}

const longerThanASessionMs = 3 * 24 * 3_600_000;

export async function killEverywhere(options: EverywhereOptions): Promise<KillsReport> {
  const mortal = await openMortalBook(options);
  try {
    const byStep = new Map<string, number>();
    const broken: string[] = [];
    const { hosts, clock } = mortal;
    if (options.isSessionEnding) await signInAfresh(mortal);
    const whole = await runSync({ folder: mortal.copyFolder(), hosts, nowMs: clock.nowMs(), killAt: 0 });
    const steps = whole?.steps ?? [];
    let kills = 0;
    for (let killAt = 1; ; killAt += 1) {
      // A renewal spends the refresh token, in whichever copy: each round begins with one of its own.
      if (options.isSessionEnding) await signInAfresh(mortal);
      const folder = mortal.copyFolder();
      const end = await runSync({ folder, hosts, nowMs: clock.nowMs(), killAt });
      if (end !== null) break;
      kills += 1;
      const step = steps[killAt - 1] ?? 'a step of its own';
      byStep.set(step, (byStep.get(step) ?? 0) + 1);
      const damage = [...damageAfterKill(folder), ...(await damageAfterRecovery(mortal, folder))];
      broken.push(...damage.map((line) => `killed at step ${killAt}, before ${step}: ${line}`));
    }
    return { kills, byStep, broken };
  } finally {
    await mortal.close();
  }
}

async function signInAfresh({ withBook, folder, sandbox, clock }: MortalBook): Promise<void> {
  const { username, password } = sandbox;
  await withBook(folder, (book) => signInToBook(book, { kind: 'password', username, password }));
  clock.advance(longerThanASessionMs);
}
