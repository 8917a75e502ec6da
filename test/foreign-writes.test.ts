/** What another program stores reaches whoever has the book open in a browser. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { StatusAnswer } from '@ridebook/domain';
import {
  createProgramHome,
  pointedAt,
  signedInAt,
  startSandbox,
  type ProgramHome,
  type SandboxAddress,
} from './support/program.ts';

let home: ProgramHome;
let sandbox: SandboxAddress;
let url: string;
beforeAll(async () => {
  home = createProgramHome();
  sandbox = await startSandbox(home, '--workouts', '4', '--seed', '3', '--now', '2026-11-22T09:00:00Z');
  await home.run(['login'], signedInAt(sandbox));
  const flags = ['--port', '0', '--no-open', '--schedule', 'off'];
  const { firstLine } = await home.start(['serve', ...flags], pointedAt(sandbox));
  url = /http:\/\/\S+/.exec(firstLine)?.[0] ?? '';
});
afterAll(() => home.remove());

it('tells an open page of what the command line syncs', async () => {
  const ending = new AbortController();
  let heard = '';
  const { body } = await fetch(`${url}/api/v1/events`, { signal: ending.signal });
  void body
    ?.pipeThrough(new TextDecoderStream())
    .pipeTo(new WritableStream({ write: (text) => void (heard += text) }))
    .catch(() => undefined);
  const statuses = (): readonly StatusAnswer[] =>
    [...heard.matchAll(/^event: status\ndata: (.+)\n\n/gm)].map(
      ([, text = '']) => JSON.parse(text) as StatusAnswer,
    );
  await expect.poll(() => statuses().at(-1)?.storedWorkouts).toBe(0);
  await home.run(['sync'], signedInAt(sandbox));
  await expect.poll(() => statuses().at(-1)?.storedWorkouts, { timeout: 10_000 }).toBe(4);
  expect(statuses().every(({ sync }) => sync === null)).toBe(true);
  ending.abort();
});
