/** How long a push takes by Coda's limits: a virtual clock against the emulated Coda, whose limits count by it. */
import { expect, it } from 'vitest';
import { createVirtualCoda } from './support/virtual-coda.ts';

const workouts = 2_000;
const rowsPerRequest = 100;
/** Coda takes 3 changes of a doc's content in 10 seconds. */
const idealMs = (Math.ceil(workouts / rowsPerRequest / 3) - 1) * 10_000;

const heads = ['Workout ID', ...Array.from({ length: 44 }, (_, place) => `Column ${place}`)].map(
  (header) => ({ header, kind: 'text' as const }),
);

it('brings 2,000 workouts into an empty table within 1.1 times what the limits allow, and is never refused', async () => {
  const coda = createVirtualCoda([
    { name: 'Workouts', columns: heads.map(({ header }) => ({ name: header })) },
  ]);
  const startMs = coda.nowMs();
  const result = await coda.push([
    {
      name: 'Workouts',
      keyHeader: 'Workout ID',
      heads,
      rows: Array.from({ length: workouts }, (_, place) => ({
        key: `workout-${place}`,
        cells: [`workout-${place}`, ...Array.from({ length: 44 }, () => `${place}`)],
      })),
    },
  ]);
  expect(result).toMatchObject({ created: workouts, problems: [], endedBy: null });
  expect(coda.requests.filter(({ status }) => status >= 400)).toEqual([]);
  const lastWrite = coda.requests.findLast(({ method }) => method === 'POST');
  expect((lastWrite?.atMs ?? Infinity) - startMs).toBeLessThanOrEqual(idealMs * 1.1);
  expect(coda.pushed()).toHaveLength(workouts);
  expect(coda.pushed().every(({ state }) => state === 'confirmed')).toBe(true);
});
