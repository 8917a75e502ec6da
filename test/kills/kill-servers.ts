/**
 * Owns killing servers while they sync, their sync's process with them: that one writes what the sync brings, and the server
 * what a person changes. Workouts come and go upstream meanwhile, and whatever the server said it had kept must be there.
 */
import { readPlannedBreaks } from '../../apps/ridebook/src/engine/planned-breaks.ts';
import { createRandom } from '../in-process/random.ts';
import { changeUpstream, minuteMs, mostSteps, recoverFully } from './kill-at-random.ts';
import { damageAfterKill, openMortalBook, type MortalBook } from './mortal-book.ts';
import { startMortalServer, type MortalServer } from './run-server.ts';

export interface ServerKillsReport {
  /** Of servers whose sync was at work. */
  readonly kills: number;
  /** What a person changed meanwhile, and was told that it is kept. */
  readonly changes: number;
  readonly broken: readonly string[];
}

export interface ServerKillsOptions {
  readonly kills: number;
  readonly seed: number;
}

const killsBetweenRecoveries = 5;

export async function killServers({ kills, seed }: ServerKillsOptions): Promise<ServerKillsReport> {
  const mortal = await openMortalBook({ workouts: 4, seed: `killed servers ${seed}` });
  const random = createRandom(seed);
  const broken: string[] = [];
  const { folder, hosts, clock } = mortal;
  let [done, changes] = [0, 0];
  try {
    while (done < kills) {
      await changeUpstream(mortal, random);
      clock.advance(Math.floor(random() * 90 * minuteMs));
      const dieAt = 1 + Math.floor(random() * mostSteps);
      const server = await startMortalServer({
        folder,
        hosts,
        nowMs: clock.nowMs(),
        dieAt,
        how: 'kill-group',
      });
      const changed = await changeUntilDead(server, changes);
      const { signal, exitCode } = await server.stop('SIGTERM');
      const after = (lines: readonly string[]) =>
        lines.map((line) => `after kill ${done}, at step ${dieAt}: ${line}`);
      if (signal === 'SIGKILL') done += 1;
      else if (exitCode !== 0) broken.push(...after([`it ended with ${exitCode}: ${server.log()}`]));
      broken.push(...after(damageAfterKill(folder)), ...after(await lostChange(mortal, changes, changed)));
      changes = changed;
      if (signal === 'SIGKILL' && done % killsBetweenRecoveries === 0)
        broken.push(...after(await recoverFully(mortal)));
    }
    return { kills: done, changes, broken };
  } finally {
    await mortal.close();
  }
}

/** Starts a sync, and changes the planned breaks until the server is gone or the sync over. @returns the last change it kept */
async function changeUntilDead(server: MortalServer, before: number): Promise<number> {
  let kept = before;
  try {
    await server.ask('POST', '/sync', {});
    for (;;) {
      const answer = await server.ask('PUT', '/breaks', { breaks: [breakOf(kept + 1)] });
      if (answer.status === 200) kept += 1;
      const { sync } = (await (await server.ask('GET', '/status')).json()) as { readonly sync: unknown };
      if (sync === null) return kept;
    }
  } catch {
    // The connection ended with the server.
    return kept;
  }
}

/** What was told as kept is there, or what was asked for after it. */
async function lostChange(mortal: MortalBook, before: number, kept: number): Promise<readonly string[]> {
  return mortal.withBook(mortal.folder, async ({ store, maybeRider }) => {
    const [found] = await readPlannedBreaks(store, (await maybeRider())?.id ?? '');
    const number = Number(found?.reason ?? 0);
    const isThere = number === kept || number === kept + 1;
    return isThere ? [] : [`change ${number} is there, of ${before + 1} to ${kept} that were kept`];
  });
}

const breakOf = (number: number) => ({
  firstDate: '2026-12-01',
  lastDate: '2026-12-05',
  reason: `${number}`,
});
