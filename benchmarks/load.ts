/**
 * Measures how many requests a second the server answers over 10,000 workouts, and how long the slowest of a hundred takes.
 * The server is a process of its own; eight connections on loopback ask as fast as they are answered.
 */
import { Agent, request } from 'node:http';
import path from 'node:path';
import { madeUpHistory } from '@ridebook/analytics/made-up-workouts';
import { openSqliteStore } from '@ridebook/store/sqlite';
import { createProgramHome } from '../test/support/program.ts';

const workouts = 10_000;
const connections = 8;
const secondsEach = 5;
const riderId = 'rider-1';

const home = createProgramHome();
try {
  await fill(path.join(home.folder, 'data'));
  const { firstLine } = await home.start(['serve', '--port', '0', '--no-open', '--schedule', 'off']);
  const url = /http:\/\/\S+/.exec(firstLine)?.[0] ?? '';
  await measure('status', `${url}/api/v1/status`, {});
  const etag = await measure('table, brotli', `${url}/api/v1/table`, { 'accept-encoding': 'br' });
  await measure('table, unchanged', `${url}/api/v1/table`, {
    'accept-encoding': 'br',
    'if-none-match': etag,
  });
} finally {
  await home.remove();
}

async function fill(folder: string): Promise<void> {
  const store = await openSqliteStore({ folder, clock: () => Date.parse('2026-11-22T12:00:00Z') });
  const rider = {
    id: riderId,
    username: 'evening_cadence',
    name: null,
    location: null,
    imageUrl: null,
    memberSince: null,
    totalWorkouts: workouts,
    workoutCounts: [],
    maximumHeartRateBpm: null,
  };
  await store.saveRider(rider, {
    kind: 'user',
    id: riderId,
    text: '{}',
    fetchedAt: '2026-11-22T12:00:00Z',
  });
  await store.putState('installation', 'current-rider', riderId);
  const history = madeUpHistory({ workouts, seed: 1, until: '2026-11-22T12:00:00Z' });
  for (const workout of history) await store.saveDerived(riderId, { workout });
  await store.close();
}

/** @returns the ETag of the last answer */
async function measure(name: string, url: string, headers: Record<string, string>): Promise<string> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const tookMs: number[] = [];
  let etag = '';
  const ask = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const outgoing = request(url, { agent, headers }, (answer) => {
        etag = String(answer.headers['etag'] ?? '');
        answer.on('end', resolve).on('error', reject).resume();
      });
      outgoing.on('error', reject).end();
    });
  await ask();
  const endMs = performance.now() + secondsEach * 1000;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (performance.now() < endMs) {
        const beganMs = performance.now();
        await ask();
        tookMs.push(performance.now() - beganMs);
      }
    }),
  );
  agent.destroy();
  tookMs.sort((a, b) => a - b);
  const at = (share: number): string => (tookMs[Math.floor(tookMs.length * share)] ?? 0).toFixed(1);
  const rate = Math.round(tookMs.length / secondsEach);
  console.log(`${name}: ${rate} requests/s, median ${at(0.5)} ms, p99 ${at(0.99)} ms`);
  return etag;
}
