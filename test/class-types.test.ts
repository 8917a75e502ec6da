/** The kind of a class comes from the details of the class, reaches every figure by class type, and is never lost to a refusal. */
import { records } from '@ridebook/analytics';
import type { Workout } from '@ridebook/domain';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exportWorkouts } from '../apps/ridebook/src/exports/export-workouts.ts';
import { startEngine, type TestEngine } from './in-process/engine.ts';

let engine: TestEngine;
beforeEach(async () => {
  engine = await startEngine({ workouts: 40, seed: 'kinds', friends: 0 });
});
afterEach(() => engine.close());

const typesOf = (workouts: readonly Workout[]) =>
  new Map(workouts.map(({ id, classType }) => [id, classType]));

/** A class that the rider took, and its kind. */
async function someClass(): Promise<{ readonly classId: string; readonly classType: string }> {
  for (const { classId, classType } of await engine.truth())
    if (classId !== null && classType !== null) return { classId, classType };
  throw new Error('The made-up rider took no class.');
}

describe('the kind of a class', () => {
  it('is that of its details for every workout that took it', async () => {
    await engine.sync();
    const stored = await engine.stored();
    expect(typesOf(stored)).toEqual(typesOf(await engine.truth()));
    const known = stored.filter((workout) => workout.classType !== null);
    expect(known.length).toBeGreaterThan(10);
    const { groups } = records(stored, {
      measure: 'outputJoules',
      discipline: 'cycling',
      by: 'classType',
      classMinutes: null,
      asOf: '2999-01-01',
      excludedIds: new Set(),
      eraStarts: [],
    });
    const kinds = new Set(known.map((workout) => workout.classType));
    const told = groups.map((group) => group.classType).filter((type) => type !== 'Scenic');
    expect(told.length).toBeGreaterThan(1);
    expect(told.filter((type) => !kinds.has(type))).toEqual([]);
  });

  it('stands in the official column of an export', async () => {
    const { classId, classType } = await someClass();
    await engine.sync();
    const rider = await engine.book.maybeRider();
    const taken = (await engine.stored()).filter((workout) => workout.classId === classId);
    const pieces = exportWorkouts(engine.book.store, rider, [taken], {
      format: 'csv',
      units: 'metric',
      columns: 'official',
    });
    let text = '';
    for await (const piece of pieces) text += piece;
    const [, first = ''] = text.split('\n');
    expect(first.split(',')[5]).toBe(classType);
  });

  it.each([500, 403] as const)(
    'is asked for again by the next sync when Peloton answers %i',
    async (fault) => {
      const { classId, classType } = await someClass();
      await engine.control('faults', [{ match: `/api/ride/${classId}/details`, fault }]);
      await engine.sync();
      const typeOf = async () =>
        (await engine.stored()).find((workout) => workout.classId === classId)?.classType ?? null;
      expect(await typeOf()).toBeNull();
      await engine.control('faults', []);
      await engine.sync();
      expect(await typeOf()).toBe(classType);
    },
  );

  it('is not asked for again where the class has no details', async () => {
    const { classId } = await someClass();
    await engine.control('faults', [{ match: `/api/ride/${classId}/details`, fault: 404 }]);
    await engine.sync();
    await engine.control('faults', []);
    const { outcome } = await engine.sync();
    expect(outcome.writes).toBe(0);
    expect((await engine.stored()).find((workout) => workout.classId === classId)?.classType).toBeNull();
  });
});
