/**
 * Owns a long day of a server in minutes: reads, syncs that bring something, and event streams opened and closed, round
 * after round. A sync brings a workout that changed, samples and all: with new ones the book itself would grow, and the
 * memory with it. What the server's process holds is looked at after each round, when nothing is under way. Linux only.
 */
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type { Workout } from '@ridebook/domain';
import { createProgramHome, pointedAt, signedInAt, startSandbox } from '../support/program.ts';
import type { Sample } from './steadiness.ts';

export interface Soaked {
  readonly rounds: number;
  readonly reads: number;
  readonly syncs: number;
  readonly streams: number;
  /** Answers that were no 200, and syncs that did not bring what had changed. */
  readonly refusals: readonly string[];
  readonly samples: readonly Sample[];
}

const addresses = [
  '/status',
  '/table',
  '/workouts?limit=50',
  '/reports/records',
  '/reports/streaks',
  '/rider-history',
  '/exclusions',
  '/instructors',
  '/syncs',
];
const streamsEachRound = 3;
const roundsASync = 5;

export async function soak(seconds: number, tell: (line: string) => void): Promise<Soaked> {
  const home = createProgramHome();
  try {
    const flags = ['--workouts', '300', '--seed', 'soak', '--now', '2026-11-22T09:00:00Z'];
    const sandbox = await startSandbox(home, ...flags);
    await home.run(['login'], signedInAt(sandbox));
    await home.run(['sync'], signedInAt(sandbox));
    const serving = ['serve', '--port', '0', '--no-open', '--schedule', 'off'];
    const server = await home.start(serving, pointedAt(sandbox));
    const url = /http:\/\/\S+/.exec(server.firstLine)?.[0] ?? '';
    const { pid } = server.process;
    if (pid === undefined) throw new Error('The server has no process.');

    const samples: Sample[] = [];
    const refusals: string[] = [];
    let [rounds, reads, syncs, streams] = [0, 0, 0, 0];
    const startedMs = performance.now();
    const elapsed = (): number => (performance.now() - startedMs) / 1000;
    const newestWithOutput = async (): Promise<Workout | undefined> => {
      const { workouts } = (await read('/workouts?limit=50')) as { workouts: readonly Workout[] };
      return workouts.find(({ outputJoules }) => outputJoules !== null);
    };
    const read = async (address: string): Promise<unknown> => {
      const headers = { 'accept-encoding': reads % 2 === 0 ? 'br' : 'gzip', connection: 'close' };
      const answer = await fetch(`${url}/api/v1${address}`, { headers, signal: AbortSignal.timeout(30_000) });
      reads += 1;
      if (answer.status !== 200) refusals.push(`${address} answered ${answer.status}`);
      return answer.json();
    };

    while (elapsed() < seconds) {
      await Promise.all(Array.from({ length: streamsEachRound }, () => openAndClose(`${url}/api/v1/events`)));
      streams += streamsEachRound;
      await Promise.all(addresses.map(read));
      if (rounds % roundsASync === 0) {
        const outputJoules = 400_000 + syncs;
        const change = (await newestWithOutput())?.id;
        await post(`${sandbox.url}/__sandbox/workouts`, { change, set: { outputJoules } });
        await post(`${url}/api/v1/sync`, {});
        while (((await read('/status')) as { sync: unknown }).sync !== null) await wait(20);
        const after = await newestWithOutput();
        if (after?.outputJoules !== outputJoules)
          refusals.push(`sync ${syncs} did not bring ${outputJoules} J`);
        syncs += 1;
      }
      rounds += 1;
      await untilQuiet(pid);
      samples.push({ atSeconds: elapsed(), ...holdingsOf(pid) });
      if (rounds % 100 === 0) tell(describe(rounds, samples.at(-1)));
    }
    await server.stop();
    return { rounds, reads, syncs, streams, refusals, samples };
  } finally {
    await home.remove();
  }
}

const describe = (rounds: number, last: Sample | undefined): string =>
  `${rounds} rounds, ${last?.atSeconds.toFixed(0)} s: ${last?.residentMegabytes.toFixed(0)} MB, ${last?.sockets} sockets, ${last?.handles} handles`;

async function openAndClose(url: string): Promise<void> {
  const leaving = new AbortController();
  const answer = await fetch(url, { signal: leaving.signal });
  const reader = answer.body?.getReader();
  await reader?.read();
  leaving.abort();
  await reader?.read().catch(() => undefined);
}

async function post(url: string, body: object): Promise<void> {
  const { origin } = new URL(url);
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin, connection: 'close' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(30_000),
  });
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${await answer.text()}`);
  await answer.arrayBuffer();
}

/** A connection that was let go of is closed a moment later, and so is a sync's process: until nothing changes, or for a second at most. */
async function untilQuiet(pid: number): Promise<void> {
  for (let look = 0, last = -1; look < 20; look += 1) {
    const { sockets } = holdingsOf(pid);
    if (sockets === last && !hasChild(pid)) return;
    last = sockets;
    await wait(50);
  }
}

const hasChild = (pid: number): boolean =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim() !== '';

/** As the kernel tells it, so that nothing inside the process has to be asked. */
function holdingsOf(pid: number): Omit<Sample, 'atSeconds'> {
  const kilobytes = /VmRSS:\s*(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  const links = readdirSync(`/proc/${pid}/fd`).map((fd) => {
    try {
      return readlinkSync(`/proc/${pid}/fd/${fd}`);
    } catch {
      // Closed between the listing and the look.
      return null;
    }
  });
  const open = links.filter((link) => link !== null);
  return {
    residentMegabytes: Number(kilobytes) / 1024,
    sockets: open.filter((link) => link.startsWith('socket:')).length,
    handles: open.length,
  };
}
