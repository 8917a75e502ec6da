import { describe, expect, it } from 'vitest';
import { instructors } from '../classes/instructors.ts';
import { endpoints } from '../reference/endpoints.ts';
import { readCaptures } from '../replay/captures.ts';
import { replayRoutes } from '../replay/replay-routes.ts';
import { signIn, testOptions, testSandbox } from '../testing/member.ts';
import { openPopulation } from '../rider/population.ts';

type Json = Record<string, unknown>;
const member = signIn(testSandbox({ workouts: 120 }));
const json = async (path: string): Promise<Json> => (await member).json(path);
const statusOf = async (path: string): Promise<number> => (await (await member).get(path)).status;
const rowsOf = async (path: string): Promise<readonly Json[]> =>
  (await json(path))['data'] as readonly Json[];

describe('the list of workouts', () => {
  it('pages newest first without a hole, and is empty past its end', async () => {
    const pages = await Promise.all(
      [0, 1, 2, 3].map((page) => json(`/api/user/me/workouts?limit=40&page=${page}`)),
    );
    expect(pages.map((page) => page['count'])).toEqual([40, 40, 40, 0]);
    expect(pages.map((page) => page['show_next'])).toEqual([true, true, false, false]);
    expect(pages.map((page) => 'next' in page)).toEqual([true, true, false, false]);
    const rows = pages.flatMap((page) => page['data'] as readonly Json[]);
    const created = rows.map((row) => Number(row['created_at']));
    expect(created).toEqual(created.toSorted((a, b) => b - a));
    expect(new Set(rows.map((row) => row['id'])).size).toBe(120);
    const months = Object.values(pages[0]?.['summary'] as Record<string, number>);
    expect(months.reduce((sum, count) => sum + count, 0)).toBe(120);
  });

  it('embeds what is joined and nothing else', async () => {
    const first = async (joins: string) =>
      (await rowsOf(`/api/user/me/workouts?limit=30${joins}`)).find(
        (row) => row['workout_type'] === 'class',
      ) ?? {};
    expect(await first('')).not.toHaveProperty('ride');
    expect(await first('&joins=ride')).not.toHaveProperty('ride.instructor');
    expect(await first('&joins=ride,ride.instructor')).toHaveProperty('ride.instructor.name');
    expect(await first('&joins=peloton.ride')).toHaveProperty('peloton.ride.title');
  });

  it('takes instants to start and end at', async () => {
    const all = await rowsOf('/api/user/me/workouts?limit=120');
    const from = Number(all[20]?.['created_at']);
    const to = Number(all[5]?.['created_at']);
    const iso = (seconds: number) => new Date(seconds * 1000).toISOString();
    const some = await rowsOf(`/api/user/me/workouts?limit=120&from=${iso(from)}&to=${iso(to)}`);
    expect(some).toEqual(all.slice(5, 21));
  });
});

describe('a graph', () => {
  it('tells coordinates to the web alone', async () => {
    const rows = await rowsOf('/api/user/me/workouts?limit=120');
    const outdoor = rows.find((row) => row['is_outdoor'] === true);
    const path = `/api/workout/${String(outdoor?.['id'])}/performance_graph?every_n=1`;
    expect((await json(path))['location_data']).toEqual([]);
    const web = (await (await (await member).get(path, { 'peloton-platform': 'web' })).json()) as Json;
    expect(web['location_data']).toHaveLength(1);
  });

  it('takes 0 seconds per sample for 1', async () => {
    const [newest] = await rowsOf('/api/user/me/workouts?limit=1');
    const path = `/api/workout/${String(newest?.['id'])}/performance_graph`;
    expect(await json(`${path}?every_n=0`)).toEqual(await json(`${path}?every_n=1`));
  });
});

describe('people', () => {
  it('are followed, and their workouts can be seen unless they are private', async () => {
    const friends = await rowsOf('/api/user/me/following?limit=100');
    expect(friends.length).toBeGreaterThanOrEqual(8);
    for (const friend of friends) {
      const isPrivate = friend['is_profile_private'] === true;
      expect(await statusOf(`/api/user/${String(friend['id'])}/workouts`)).toBe(isPrivate ? 403 : 200);
    }
    expect(friends.filter((friend) => friend['is_profile_private'] === true)).toHaveLength(1);
  });

  it('share classes with the rider', async () => {
    const { rider, friends, recordOf } = openPopulation(populationSettings());
    const taken = new Set(
      friends.flatMap((friend) =>
        recordOf(friend)
          .plans()
          .map((plan) => plan.ride?.id),
      ),
    );
    const shared = rider.plans().filter((plan) => plan.ride !== null && taken.has(plan.ride.id));
    expect(shared.length).toBeGreaterThan(20);
  });

  it('are 404 when nobody knows them, and keep their settings to themselves', async () => {
    expect(await statusOf('/api/user/nobody')).toBe(404);
    expect(await statusOf('/api/user/wren_on_a_wheel')).toBe(200);
    expect(await statusOf('/api/user/wren_on_a_wheel/settings')).toBe(403);
  });
});

describe('sums', () => {
  it('of the overview need the platform header', async () => {
    expect(await statusOf('/api/user/me/overview')).toBe(400);
    const answer = await (await member).get('/api/user/me/overview?version=1', { 'peloton-platform': 'web' });
    expect(await answer.json()).toMatchObject({ workout_counts: { total_workouts: 120 } });
  });

  it('of the CSV have a row for every finished workout, with both kinds of zone labels over the years', async () => {
    const lines = (await (await (await member).get('/api/user/me/workout_history_csv')).text())
      .trim()
      .split('\n');
    expect(lines).toHaveLength(1 + 119);
    const old = await signIn(testSandbox({ workouts: null }));
    const text = await (await old.get('/api/user/me/workout_history_csv')).text();
    expect(text).toMatch(/^20\d\d-07-\d\d \d\d:\d\d \(EST\)/m);
    expect(text).toMatch(/^20\d\d-07-\d\d \d\d:\d\d \(-04\)/m);
  });
});

describe('classes', () => {
  it('have details, but not the scenic ones', async () => {
    const { catalogue } = openPopulation(populationSettings());
    const scenic = catalogue.classes.find(({ isScenic }) => isScenic)?.id;
    const ordinary = catalogue.classes.find(({ isScenic }) => !isScenic)?.id;
    expect(await statusOf(`/api/ride/${ordinary}/details`)).toBe(200);
    expect(await statusOf(`/api/ride/${scenic}`)).toBe(200);
    expect(await statusOf(`/api/ride/${scenic}/details`)).toBe(404);
  });

  it('can be by someone who has left and whom nobody knows any more', async () => {
    const gone = instructors.find(({ hasLeft }) => hasLeft);
    expect(await statusOf(`/api/instructor/${gone?.id}`)).toBe(404);
    const names = (await rowsOf('/api/instructor')).map((row) => row['name']);
    expect(names).toHaveLength(instructors.length - 1);
  });
});

describe('a replay', () => {
  it('serves the endpoints that the reference says it does', () => {
    const { routes } = replayRoutes(readCaptures([]), 'somebody');
    const served = routes.filter(({ method }) => method === 'GET').map(({ path }) => path);
    const described = endpoints.filter(({ isReplayed }) => isReplayed).map(({ path }) => path);
    expect(served.toSorted()).toEqual(described.toSorted());
  });

  it('refuses a file that is not what its name says', () => {
    expect(() => readCaptures([{ name: 'a.workout.json', text: '{}' }])).toThrow('a.workout.json');
  });
});

describe('ten thousand workouts', () => {
  it('are planned in a few seconds', () => {
    const began = performance.now();
    const { rider } = openPopulation({ ...populationSettings(), workouts: 10_000 });
    expect(rider.plans()).toHaveLength(10_000);
    expect(performance.now() - began).toBeLessThan(8_000);
  });
});

function populationSettings() {
  const { seed, today, units } = testOptions;
  return { seed, today, units, workouts: 120, friendCount: null };
}
