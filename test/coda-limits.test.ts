/** How long a push takes by Coda's limits: a virtual clock against the emulated Coda, whose limits count by it. */
import { createCodaClient, pushTables, type CodaTransport, type PushedRow } from '@ridebook/coda';
import { createSandbox } from '@ridebook/sandbox';
import { expect, it } from 'vitest';

const workouts = 2_000;
const rowsPerRequest = 100;
/** Coda takes 3 changes of a doc's content in 10 seconds. */
const idealMs = (Math.ceil(workouts / rowsPerRequest / 3) - 1) * 10_000;
const codaOrigin = 'https://coda.io';

const heads = ['Workout ID', ...Array.from({ length: 44 }, (_, place) => `Column ${place}`)].map(
  (header) => ({
    header,
    kind: 'text' as const,
  }),
);

it('brings 2,000 workouts into an empty table within 1.1 times what the limits allow, and is never refused', async () => {
  let nowMs = Date.parse('2026-11-22T09:00:00Z');
  const startMs = nowMs;
  const statuses: number[] = [];
  let lastWriteMs = 0;
  const origins = { api: 'https://a', auth: 'https://b', orca: 'https://c', coda: codaOrigin };
  const sandbox = createSandbox({
    workouts: 1,
    seed: 'limits',
    friends: 0,
    today: nowMs,
    clock: () => nowMs,
    sleep: () => Promise.resolve(),
    gzip: (bytes) => Promise.resolve(bytes),
    latencyMs: 0,
    replay: null,
    legacyLogin: false,
    units: 'imperial',
    origins: () => origins,
    codaTables: [{ name: 'Workouts', columns: heads.map(({ header }) => ({ name: header })) }],
    codaMutationMs: 16_000,
  });
  const transport: CodaTransport = async ({ url, ...init }) => {
    // A request and its answer take their time.
    nowMs += 20;
    const response = await sandbox.handlers.coda(new Request(url, init));
    statuses.push(response.status);
    if (init.method === 'POST') lastWriteMs = nowMs;
    return { status: response.status, headers: {}, text: await response.text() };
  };
  const sleep = (ms: number): Promise<void> => {
    nowMs += ms;
    return Promise.resolve();
  };
  const clock = { nowMs: () => nowMs, sleep, random: () => 0.5, isStopping: () => false };
  const client = createCodaClient(
    { ...clock, transport },
    { apiUrl: `${codaOrigin}/apis/v1`, token: sandbox.codaToken, docId: sandbox.codaDocId },
  );
  const pushed = new Map<string, PushedRow>();
  const result = await pushTables(
    {
      ...clock,
      client,
      pushed: {
        list: () => Promise.resolve([...pushed.values()]),
        record: (_, rows) => {
          for (const row of rows) pushed.set(row.key, row);
          return Promise.resolve();
        },
      },
      onProgress: () => undefined,
    },
    {
      docId: sandbox.codaDocId,
      scope: 'changed',
      tables: [
        {
          name: 'Workouts',
          keyHeader: 'Workout ID',
          heads,
          rows: Array.from({ length: workouts }, (_, place) => ({
            key: `workout-${place}`,
            cells: [`workout-${place}`, ...Array.from({ length: 44 }, () => `${place}`)],
          })),
        },
      ],
    },
  );
  expect(result).toMatchObject({ created: workouts, problems: [], endedBy: null });
  expect(statuses.filter((status) => status >= 400)).toEqual([]);
  expect(lastWriteMs - startMs).toBeLessThanOrEqual(idealMs * 1.1);
  expect([...pushed.values()].every(({ state }) => state === 'confirmed')).toBe(true);
});
