/** Measures how fast workouts come in by themselves: fetched, decoded, packed and durably committed, without what goes with them. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { unlimitedPace } from '@ridebook/peloton';
import { openSqliteStore } from '@ridebook/store/sqlite';
import { createBook } from '../apps/ridebook/src/engine/book.ts';
import { signInToBook } from '../apps/ridebook/src/engine/sign-in.ts';
import { createSystemClock } from '../apps/ridebook/src/engine/system-clock.ts';
import { createHttpTransport, usualTransportLimits } from '@ridebook/peloton/node';
import type { SandboxAddress } from '../test/support/program.ts';

/** @returns workouts stored a second between the plan and the last workout */
export async function measureIngest(sandbox: SandboxAddress): Promise<number> {
  const folder = mkdtempSync(path.join(tmpdir(), 'ridebook-ingest-'));
  const { signal } = new AbortController();
  const clock = createSystemClock(signal);
  const book = createBook({
    store: await openSqliteStore({ folder, clock: clock.nowMs }),
    hosts: { apiUrl: sandbox.url, authUrl: sandbox.authUrl },
    signInMethod: 'oauth',
    coda: { apiUrl: sandbox.codaUrl, environmentAccess: null },
    pace: unlimitedPace,
    transport: createHttpTransport({ ...usualTransportLimits, signal }),
    keys: () => Promise.resolve([Buffer.alloc(32, 1)]),
    folder,
    isDemo: false,
    clock,
  });
  try {
    await signInToBook(book, { kind: 'password', username: sandbox.username, password: sandbox.password });
    let beganMs = 0;
    let stored = 0;
    let rate = 0;
    await book.sync({
      options: { scope: 'new', types: null },
      // What goes with the workouts is not part of the measure.
      isStopping: () => rate > 0,
      onProgress: ({ phase, done }) => {
        if (phase === 'fetching' && beganMs === 0) beganMs = clock.monotonicMs();
        if (phase === 'companions') rate = stored / ((clock.monotonicMs() - beganMs) / 1000);
        stored = done;
      },
      onStored: () => undefined,
    });
    return rate;
  } finally {
    await book.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
