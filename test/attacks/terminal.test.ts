/** What others write reaches a terminal or a log as the characters it is made of: it colours, moves and ends nothing there. */
import { connect } from 'node:net';
import path from 'node:path';
import { openSqliteStore } from '@ridebook/store/sqlite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createProgramHome, pointedAt, signedInAt, startSandbox } from '../support/program.ts';
import type { ProgramHome, SandboxAddress } from '../support/program.ts';

/** Red, a window title, a new line that looks like the program's own, a cursor that goes back, a text turned around. */
const hostile = '\u001b[31mred\u001b]0;owned\u0007\r\nSynced 999 workouts.\u009b2J\u202egnp.exe';
// eslint-disable-next-line no-control-regex -- these are the characters that must not arrive
const obeyed = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/;

let home: ProgramHome;
let sandbox: SandboxAddress;

beforeAll(async () => {
  home = createProgramHome();
  sandbox = await startSandbox(home, '--workouts', '6', '--seed', '7', '--now', '2026-11-22T09:00:00Z');
  const truth = await fetch(`${sandbox.url}/__sandbox/truth`, { signal: AbortSignal.timeout(5_000) });
  const { workouts } = (await truth.json()) as { workouts: readonly { id: string }[] };
  for (const { id } of workouts) {
    await fetch(`${sandbox.url}/__sandbox/workouts`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ change: id, set: { title: hostile } }),
      signal: AbortSignal.timeout(5_000),
    });
  }
  await home.run(['login'], signedInAt(sandbox));
  await home.run(['sync'], signedInAt(sandbox));
  await renameRider();
});
afterAll(() => home.remove());

/** The rider is called what nobody should be called. */
async function renameRider(): Promise<void> {
  const store = await openSqliteStore({ folder: path.join(home.folder, 'data'), clock: Date.now });
  const [rider] = await store.listRiders();
  const document = rider && (await store.maybeDocument(rider.id, 'user', rider.id));
  if (rider === undefined || document === undefined || document === null) throw new Error('Nobody is there.');
  await store.saveRider({ ...rider, username: hostile, location: hostile }, document);
  await store.close();
}

it.each([
  'forget',
  'riders list',
  'workouts',
  'status',
  'doctor',
  'report records',
  'export json',
  'verify --archive',
  'verify',
])('a title and a username of control characters are shown by "%s", not obeyed', async (command) => {
  const { stdout, stderr } = await home.run(command.split(' '), signedInAt(sandbox));
  expect(stdout + stderr).not.toMatch(obeyed);
  expect(stdout + stderr).not.toMatch(/^Synced 999/m);
});

it('the list of workouts shows them escaped', async () => {
  const { stdout } = await home.run(['workouts'], signedInAt(sandbox));
  expect(stdout).not.toContain('\u202e');
  expect(stdout).toContain('\\x1b[31mred');
});

it('a user agent and an address of control characters reach no log', async () => {
  const { firstLine, process: server, stop } = await home.start(['serve', '--port', '0'], pointedAt(sandbox));
  const port = Number(new URL(/http:\/\/\S+/.exec(firstLine)?.[0] ?? '').port);
  let logged = '';
  server.stderr.on('data', (chunk: Buffer) => (logged += chunk.toString()));
  for (const address of ['/api/v1/status', '/api/v1/reports/%1b[31m', '/api/v1/workouts/%0d%0aowned']) {
    await new Promise<void>((resolve) => {
      const socket = connect(port, '127.0.0.1', () =>
        socket.write(
          `GET ${address} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nUser-Agent: \u001b[31mowned\r\nConnection: close\r\n\r\n`,
        ),
      );
      socket
        .on('close', () => resolve())
        .on('error', () => resolve())
        .resume();
    });
  }
  await stop();
  expect(logged).not.toMatch(obeyed);
  expect(logged).not.toContain('owned');
});
