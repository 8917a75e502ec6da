/** A row whose graph could not be had: it is asked for again by the next calls, two at most, and written when it is there. */
import { workoutTable } from '@ridebook/coda/rows';
import type { Workout } from '@ridebook/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sharedFunction } from '../support/shared-builds.ts';
import type { RunningFunction } from './function-process.ts';
import { startFunctionWorld, type FunctionWorld } from './world.ts';

let world: FunctionWorld;
let running: RunningFunction;
let truth: readonly Workout[];

beforeAll(async () => {
  world = await startFunctionWorld({ build: sharedFunction, workouts: 12, seed: 'samples' });
  running = await world.start();
  truth = await world.control.truth();
});
afterAll(() => world.close());

const call = async () => (await running.call(await world.google.token())).body;

const rowOf = async (id: string) =>
  (await world.doc.rows('Workouts')).find((row) => row['Workout ID'] === id);

function wantedRow(workout: Workout): Readonly<Record<string, unknown>> {
  const style = { units: 'imperial', isLegacy: false } as const;
  const cells = workoutTable.rows([workout], style)[0]?.cells ?? [];
  return Object.fromEntries(
    workoutTable.heads(style).map(({ header }, place) => [header, cells[place] ?? '']),
  );
}

/** Requests for graphs during some work. */
async function graphsAskedFor(work: () => Promise<unknown>): Promise<readonly string[]> {
  const before = (await world.control.requests()).length;
  await work();
  return (await world.control.requests())
    .slice(before)
    .flatMap(({ path }) => /^\/api\/workout\/(\w+)\/performance_graph/u.exec(path)?.[1] ?? []);
}

describe('a graph that could not be had', () => {
  it('costs the row its samples, and is not asked for again by the call that failed', async () => {
    const ridden = truth.filter(({ caloriesKcal }) => caloriesKcal !== null);
    const [first, second, third] = ridden;
    await world.control.post(
      'faults',
      [first, second, third].map((workout) => ({ match: `${workout?.id}/performance_graph`, fault: 404 })),
    );
    // A 404 says that there is none: nothing failed, and nothing tells the row from one that never had samples.
    expect(await call()).toMatchObject({ status: 'done', added: 12, failed: [] });
    expect((await rowOf(first?.id ?? ''))?.['Calories (kcal)']).toBe('');
  });

  it('is asked for again by each call, two at most, which writes nothing while there is none', async () => {
    let body: Record<string, unknown> = {};
    const asked = await graphsAskedFor(async () => (body = await call()));
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.length).toBeLessThanOrEqual(2);
    expect(body).toMatchObject({ status: 'done', added: 0, updated: 0, coda: { created: 0, updated: 0 } });
  });

  it('says of one that fails again that it did', async () => {
    const lacking = truth.filter(({ caloriesKcal }) => caloriesKcal !== null).slice(0, 3);
    await world.control.post(
      'faults',
      lacking.map((workout) => ({ match: `${workout.id}/performance_graph`, fault: 500 })),
    );
    for (let calls = 0; calls < 20; calls += 1) {
      const failed = (await call())['failed'] as readonly { readonly reason: string }[];
      if (failed.length === 0) continue;
      for (const { reason } of failed) expect(reason).toContain('when asked again for its samples');
      return;
    }
    throw new Error('None of twenty calls asked for one of the three.');
  });

  it('is written when it can be had, until every row is whole', async () => {
    await world.control.post('faults', []);
    for (let calls = 0; calls < 30; calls += 1) {
      await call();
      const rows = await world.doc.rows('Workouts');
      const whole = truth.filter((workout) => {
        const row = rows.find((shown) => shown['Workout ID'] === workout.id);
        return JSON.stringify(row) === JSON.stringify(wantedRow(workout));
      });
      if (whole.length === truth.length) break;
    }
    for (const workout of truth) expect(await rowOf(workout.id)).toEqual(wantedRow(workout));
    const { coda } = await call();
    expect(coda).toMatchObject({ created: 0, updated: 0 });
  });
});
