/** A doc named over REST is looked at, filled by the sync that follows, and forgotten with its token. */
import { tablesToMake } from '@ridebook/coda';
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
  sandbox = await startSandbox(home, '--workouts', '8', '--now', '2026-11-22T09:00:00Z', '--coda-bare');
  // One table, for Coda's limits hold here too: three writes in ten seconds of real time.
  const [workouts] = tablesToMake({ units: 'imperial', isLegacy: false });
  await readCodaDoc(sandbox).makeTables(workouts === undefined ? [] : [workouts]);
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

it('is filled after a sync, and its token is never told', { timeout: 120_000 }, async () => {
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
  expect(look.tables.filter(({ isThere }) => isThere)).toEqual([
    {
      name: 'Workouts',
      isThere: true,
      keyColumn: 'Workout ID',
      missingColumns: [],
      calculatedColumns: [],
    },
  ]);
  expect(look.tables).toHaveLength(7);

  await call('POST', '/sync');
  await untilSynced();
  const { pushes } = await call<PushesAnswer>('GET', '/pushes');
  expect(pushes).toMatchObject([{ sink: `coda/${codaDocId}`, exitCode: 0, created: 8 }]);
  expect(pushes[0]?.problems).toEqual([
    'The doc has no tables "Instructors", "Friend Workouts", "Friends", "Profile", "Months", "Records": they are left out. Add them as "ridebook push coda --setup" lists them, or do without them.',
  ]);
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

it(
  'is filled after a sync where the environment names it, unless the settings say otherwise',
  { timeout: 120_000 },
  async () => {
    const { codaDocId, codaToken } = sandbox;
    const named = { ...environment, CODA_DOC_ID: codaDocId, CODA_API_TOKEN: codaToken };
    const addWorkout = (): Promise<unknown> =>
      fetch(`${sandbox.url}/__sandbox/workouts`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ add: 1 }),
        signal: AbortSignal.timeout(5_000),
      });
    await addWorkout();
    expect((await home.run(['sync'], named)).stdout).toMatch(/Coda: [1-9]\d* rows created/);
    expect(await readCodaDoc(sandbox).rows('Workouts')).toHaveLength(9);

    await call('PUT', '/destinations/coda', { isAfterSync: false });
    await addWorkout();
    expect((await home.run(['sync'], named)).stdout).not.toContain('Coda');
    expect(await readCodaDoc(sandbox).rows('Workouts')).toHaveLength(9);
  },
);

it('has the guide as a page, once, however often it is put there', { timeout: 120_000 }, async () => {
  const { codaDocId, codaToken } = sandbox;
  const named = { ...environment, CODA_DOC_ID: codaDocId, CODA_API_TOKEN: codaToken };
  const put = async (): Promise<string> =>
    (await home.run(['push', 'coda', '--setup', '--into-doc'], named)).stdout;
  expect(await put()).toMatch(/is in your doc in a moment/);
  expect(await put()).toMatch(/says it anew in a moment/);
  const doc = readCodaDoc(sandbox);
  const pages = (await doc.get('/pages'))['items'] as readonly { readonly id: string }[];
  expect(pages).toHaveLength(1);
  const guide = JSON.stringify(await doc.get(`/pages/${pages[0]?.id}/content?limit=500`));
  for (const text of ['Friend Workouts', 'Leaderboard Rank', 'Workouts.Filter('])
    expect(guide).toContain(text);
});
