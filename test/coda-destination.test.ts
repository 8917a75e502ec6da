/** A doc named over REST is looked at, filled by the sync that follows, and forgotten with its token. */
import type { CodaDestination, CodaTestAnswer, PushesAnswer, StatusAnswer } from '@ridebook/domain';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readCodaDoc } from './support/coda-doc.ts';
import {
  createProgramHome,
  signedInAt,
  startSandbox,
  type ProgramHome,
  type SandboxAddress,
} from './support/program.ts';

let home: ProgramHome;
let sandbox: SandboxAddress;
let environment: Readonly<Record<string, string>>;
let url: string;

beforeAll(async () => {
  home = createProgramHome();
  sandbox = await startSandbox(home, '--workouts', '8', '--now', '2026-11-22T09:00:00Z');
  environment = signedInAt(sandbox);
  await home.run(['login'], environment);
  const server = await home.start(['serve', '--port', '0', '--no-open'], environment);
  url = /http:\S+/.exec(server.firstLine)?.[0] ?? '';
});
afterAll(() => home.remove());

async function call<Answered>(method: string, path: string, body?: object): Promise<Answered> {
  const response = await fetch(`${url}/api/v1${path}`, {
    method,
    headers: { origin: url, 'content-type': 'application/json' },
    ...(method === 'GET' ? {} : { body: JSON.stringify(body ?? {}) }),
    signal: AbortSignal.timeout(20_000),
  });
  return (await response.json()) as Answered;
}

async function untilSynced(): Promise<void> {
  for (let tries = 0; tries < 400; tries += 1) {
    const { pushes } = await call<PushesAnswer>('GET', '/pushes');
    const { sync } = await call<StatusAnswer>('GET', '/status');
    if (sync === null && pushes.length > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

it('is filled after a sync, and its token is never told', { timeout: 60_000 }, async () => {
  const { codaDocId, codaToken } = sandbox;
  expect(await call('PUT', '/destinations/coda', { token: codaToken })).toMatchObject({
    problem: { message: 'Name the Coda doc together with its token.' },
  });
  const kept = await call<CodaDestination>('PUT', '/destinations/coda', {
    docId: codaDocId,
    token: codaToken,
  });
  expect(kept).toMatchObject({ docId: codaDocId, hasToken: true, isAfterSync: true });
  expect(JSON.stringify(kept)).not.toContain(codaToken);

  const look = await call<CodaTestAnswer>('POST', '/destinations/coda/test');
  expect(look.tables.filter(({ isThere, missingColumns }) => !isThere || missingColumns.length > 0)).toEqual(
    [],
  );

  await call('POST', '/sync');
  await untilSynced();
  const { pushes } = await call<PushesAnswer>('GET', '/pushes');
  expect(pushes).toMatchObject([{ sink: `coda/${codaDocId}`, exitCode: 0, problems: [] }]);
  expect(await readCodaDoc(sandbox).rows('Workouts')).toHaveLength(8);

  // Another doc is another matter: the token was given for the first one.
  expect(await call('PUT', '/destinations/coda', { docId: 'AnotherDoc1' })).toMatchObject({
    hasToken: false,
  });
  expect(await call('DELETE', '/destinations/coda')).toMatchObject({ docId: null, hasToken: false });
  expect(await call('POST', '/destinations/coda/test')).toMatchObject({
    problem: { message: expect.stringMatching(/There is no Coda doc to push to/) as string },
  });
});
