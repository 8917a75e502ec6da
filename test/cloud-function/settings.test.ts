/** The function's settings: the types that are wanted, in the units that are wanted. */
import { workoutTable } from '@ridebook/coda/rows';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sharedFunction } from '../support/shared-builds.ts';
import { startFunctionWorld, type FunctionWorld } from './world.ts';

let world: FunctionWorld;

beforeAll(async () => {
  world = await startFunctionWorld({ build: sharedFunction, workouts: 30, seed: 'wanted', units: 'metric' });
});
afterAll(() => world.close());

describe('the settings of the function', () => {
  it('bring the types that are wanted, written as a person writes them, in kilometres', async () => {
    const truth = await world.control.truth();
    const wanted = truth.filter(
      ({ discipline, isOutdoor }) => isOutdoor || ['cycling', 'bike_bootcamp'].includes(discipline),
    );
    expect(wanted.length).toBeLessThan(truth.length);
    const running = await world.start({ WORKOUT_TYPES: 'Cycling, bike bootcamp, outdoor', UNITS: 'metric' });
    const { body } = await running.call(await world.google.token());
    expect(body).toMatchObject({ status: 'done', added: wanted.length, coda: { problems: [] } });
    const style = { units: 'metric', isLegacy: false } as const;
    const heads = workoutTable.heads(style).map(({ header }) => header);
    expect(heads).toContain('Distance (km)');
    const rows = new Map(workoutTable.rows(wanted, style).map(({ key, cells }) => [key, cells]));
    const shown = await world.doc.rows('Workouts');
    expect(shown).toHaveLength(wanted.length);
    for (const row of shown)
      expect(heads.map((header) => row[header])).toEqual(
        rows.get(String(row['Workout ID']))?.map((cell) => cell ?? ''),
      );
  });
});
