/** Owns a life of kills: workouts come and go upstream, sync after sync is killed before a random step of its own. */
import {
  damageAfterKill,
  damageAfterRecovery,
  openMortalBook,
  syncBook,
  type MortalBook,
} from './mortal-book.ts';
import type { KillsReport } from './kill-everywhere.ts';
import { runSync } from './run-sync.ts';
import { createRandom } from '../in-process/random.ts';

export interface RandomKillsOptions {
  readonly kills: number;
  readonly seed: number;
}

export const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** A full recovery is looked at after so many kills: whatever one of them broke would show. */
const killsBetweenRecoveries = 10;

/** About what a sync with one new workout takes. */
export const mostSteps = 60;

export async function killAtRandom({ kills, seed }: RandomKillsOptions): Promise<KillsReport> {
  const mortal = await openMortalBook({ workouts: 4, seed: `random kills ${seed}` });
  const random = createRandom(seed);
  const broken: string[] = [];
  const { folder, hosts, clock } = mortal;
  let done = 0;
  try {
    while (done < kills) {
      await changeUpstream(mortal, random);
      clock.advance(Math.floor(random() * 90 * minuteMs));
      const killAt = 1 + Math.floor(random() * mostSteps);
      const end = await runSync({ folder, hosts, nowMs: clock.nowMs(), killAt });
      if (end !== null) continue;
      done += 1;
      const after = (lines: readonly string[]) =>
        lines.map((line) => `after kill ${done}, at step ${killAt}: ${line}`);
      broken.push(...after(damageAfterKill(folder)));
      if (done % killsBetweenRecoveries === 0) broken.push(...after(await recoverFully(mortal)));
    }
    return { kills: done, byStep: new Map(), broken };
  } finally {
    await mortal.close();
  }
}

/** Two full syncs more than a day apart tell what was deleted from what a list let slip. */
export async function recoverFully(mortal: MortalBook): Promise<readonly string[]> {
  for (let sync = 1; sync <= 2; sync += 1) {
    await mortal.withBook(mortal.folder, async (book) => {
      await syncBook(book, 'everything');
    });
    mortal.clock.advance(dayMs + minuteMs);
  }
  return damageAfterRecovery(mortal, mortal.folder);
}

export async function changeUpstream({ control }: MortalBook, random: () => number): Promise<void> {
  const truth = await control.truth();
  const one = truth[Math.floor(random() * truth.length)];
  const kind = random();
  if (one === undefined || truth.length < 4 || kind < 0.4) await control.post('workouts', { add: 1 });
  else if (truth.length > 8 || kind < 0.6) await control.post('workouts', { delete: one.id });
  else await control.post('workouts', { change: one.id, set: { title: `Renamed ${kind}` } });
}
