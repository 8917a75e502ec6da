import { describe, expect, it } from 'vitest';
import type { Workout } from '@ridebook/domain';
import { signIn, testSandbox } from '../testing/member.ts';
import type { Sandbox } from '../options.ts';

const control = 'https://api.onepeloton.com/__sandbox';
async function truthOf(sandbox: Sandbox): Promise<readonly Workout[]> {
  const answer = await sandbox.handlers.api(new Request(`${control}/truth`));
  return ((await answer.json()) as { workouts: Workout[] }).workouts;
}
const change = (sandbox: Sandbox, body: unknown) =>
  sandbox.handlers.api(new Request(`${control}/workouts`, { method: 'POST', body: JSON.stringify(body) }));

describe('the truth', () => {
  it('is the same for the same seed and day, and another for another seed', async () => {
    const [one, same, other] = await Promise.all(
      ['a', 'a', 'b'].map((seed) => truthOf(testSandbox({ seed, workouts: 40 }))),
    );
    expect(one).toEqual(same);
    expect(one?.[0]?.id).not.toBe(other?.[0]?.id);
  });

  it('knows nothing of a dead graph but what the detail tells', async () => {
    const sandbox = testSandbox({ workouts: 100 });
    const member = await signIn(sandbox);
    const dead: Workout[] = [];
    for (const workout of await truthOf(sandbox)) {
      const graph = await member.get(`/api/workout/${workout.id}/performance_graph`);
      if (graph.status === 500) dead.push(workout);
    }
    expect(dead).toHaveLength(1);
    expect(dead[0]).toMatchObject({
      averageOutputWatts: null,
      averageCadenceRpm: null,
      averageHeartRateBpm: null,
      distanceMetres: null,
      caloriesKcal: null,
      striveScore: null,
    });
    expect(dead[0]?.outputJoules).toBeGreaterThan(0);
    expect(dead[0]?.durationSeconds).toBeGreaterThan(0);
  });

  it('states SI units whatever the account shows', async () => {
    const [imperial, metric] = await Promise.all(
      (['imperial', 'metric'] as const).map((units) => truthOf(testSandbox({ units, workouts: 40 }))),
    );
    const distances = imperial?.map(({ distanceMetres }) => distanceMetres) ?? [];
    expect(distances.some((metres) => metres !== null)).toBe(true);
    distances.forEach((metres, index) => {
      const other = metric?.[index]?.distanceMetres ?? null;
      if (metres === null || other === null) expect(metres).toBe(other);
      else expect(Math.abs(metres - other)).toBeLessThan(20);
    });
  });
});

describe('workouts changed from outside', () => {
  it('are added as the newest', async () => {
    const sandbox = testSandbox();
    const before = await truthOf(sandbox);
    await change(sandbox, { add: 3 });
    const after = await truthOf(sandbox);
    expect(after.slice(3)).toEqual(before);
    expect(after.map(({ startedAt }) => startedAt)).toEqual(
      after
        .map(({ startedAt }) => startedAt)
        .toSorted()
        .reverse(),
    );
  });

  it('are gone when deleted, from list, detail and truth', async () => {
    const sandbox = testSandbox();
    const member = await signIn(sandbox);
    const [first] = await truthOf(sandbox);
    await change(sandbox, { delete: first?.id });
    expect((await member.get(`/api/workout/${first?.id}`)).status).toBe(404);
    expect((await truthOf(sandbox)).map(({ id }) => id)).not.toContain(first?.id);
    expect((await member.json('/api/user/me/workouts'))['total']).toBe(19);
  });

  it('have their new figures in truth, detail and graph', async () => {
    const sandbox = testSandbox();
    const member = await signIn(sandbox);
    const ridden = (await truthOf(sandbox)).find(
      ({ outputJoules, kind }) => outputJoules !== null && kind === 'class',
    );
    const set = { outputJoules: 200_000, caloriesKcal: 444, leaderboardRank: 7, title: 'Renamed "ride"' };
    expect((await change(sandbox, { change: ridden?.id, set })).status).toBe(200);
    expect((await truthOf(sandbox)).find(({ id }) => id === ridden?.id)).toMatchObject(set);
    expect(await member.json(`/api/workout/${ridden?.id}`)).toMatchObject({
      total_work: 200_000,
      leaderboard_rank: 7,
    });
    const graph = (await member.json(`/api/workout/${ridden?.id}/performance_graph?every_n=1`)) as {
      summaries?: readonly { slug: string; value: number }[];
    };
    expect(graph.summaries).toContainEqual(expect.objectContaining({ slug: 'total_output', value: 200 }));
    expect(graph.summaries).toContainEqual(expect.objectContaining({ slug: 'calories', value: 444 }));
  });

  it('can be opened and ended again', async () => {
    const sandbox = testSandbox();
    const before = (await truthOf(sandbox)).find(({ outputJoules }) => outputJoules !== null);
    const current = async () => (await truthOf(sandbox)).find(({ id }) => id === before?.id);
    await change(sandbox, { change: before?.id, set: { status: 'IN_PROGRESS' } });
    expect((await current())?.outputJoules).toBeLessThan(before?.outputJoules ?? 0);
    expect((await current())?.status).toBe('IN_PROGRESS');
    await change(sandbox, { change: before?.id, set: { status: 'COMPLETE' } });
    expect(await current()).toMatchObject({ status: 'COMPLETE', durationSeconds: before?.durationSeconds });
  });

  it.each([[{}], [{ change: 'nobody', set: {} }], [{ delete: 'nobody' }], [{ add: 0 }]])(
    'are left alone by %j',
    async (body) => {
      const sandbox = testSandbox();
      expect((await change(sandbox, body)).status).toBeGreaterThanOrEqual(400);
      expect(await truthOf(sandbox)).toHaveLength(20);
    },
  );
});
