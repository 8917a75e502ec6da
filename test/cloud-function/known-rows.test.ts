/** A table that holds the history already, however it was filled: more rows than one page of the list. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sharedFunction } from '../support/shared-builds.ts';
import { startFunctionWorld, type FunctionWorld } from './world.ts';

let world: FunctionWorld;

beforeAll(async () => {
  world = await startFunctionWorld({ build: sharedFunction, workouts: 150, seed: 'known' });
});
afterAll(() => world.close());

it('fetches nothing that the table has a row for, on whichever page of the list it is', async () => {
  const [newest, ...others] = await world.control.truth();
  const table = await world.doc.get('/tables/Workouts');
  await world.doc.send('POST', `/tables/${String(table['id'])}/rows`, {
    rows: others.map(({ id, status }) => ({
      cells: [
        { column: 'Workout ID', value: id },
        { column: 'Status', value: status },
        // Something is measured in it, so that nobody misses the samples.
        { column: 'Calories (kcal)', value: 100 },
      ],
    })),
  });
  const { body } = await (await world.start()).call(await world.google.token());
  expect(body).toMatchObject({ status: 'done', added: 1, updated: 0, unchanged: 149 });
  const sent = (await world.control.requests()).filter(({ path }) => path.startsWith('/api/workout/'));
  expect(sent.map(({ path }) => path).every((path) => path.includes(newest?.id ?? ''))).toBe(true);
});
