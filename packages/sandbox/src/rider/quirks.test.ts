import { describe, expect, it } from 'vitest';
import { signIn, testSandbox, type SignedIn } from '../testing/member.ts';

interface Row extends Readonly<Record<string, unknown>> {
  readonly id: string;
  readonly ride?: Readonly<Record<string, unknown>>;
}
interface Graph {
  readonly seconds_since_pedaling_start: readonly number[];
  readonly metrics: readonly {
    readonly slug: string;
    readonly values: readonly (number | null)[];
    readonly average_value: number | null;
    readonly missing_data_duration?: number;
  }[];
  readonly summaries: readonly { readonly slug: string }[];
}

const disciplines = [
  'cycling',
  'running',
  'walking',
  'strength',
  'yoga',
  'meditation',
  'stretching',
  'cardio',
  'circuit',
  'bike_bootcamp',
  'caesar',
  'caesar_bootcamp',
];

async function everything(member: SignedIn) {
  const rows = (await member.json('/api/user/me/workouts?limit=1000&joins=ride'))['data'] as readonly Row[];
  const graphs = new Map<string, Graph | number>();
  for (const { id } of rows) {
    const answer = await member.get(`/api/workout/${id}/performance_graph?every_n=1`);
    graphs.set(id, answer.ok ? ((await answer.json()) as Graph) : answer.status);
  }
  return { rows, graphs };
}

describe.each(['1', 'demo', 'another'])('a rider of 100 workouts with the seed %s', (seed) => {
  const world = signIn(testSandbox({ workouts: 100, seed })).then(everything);
  const whole = async (): Promise<readonly Graph[]> =>
    [...(await world).graphs.values()].filter((graph) => typeof graph !== 'number');

  it('has every discipline', async () => {
    const { rows } = await world;
    expect(rows).toHaveLength(100);
    const found = new Set(rows.map((row) => row['fitness_discipline']));
    expect(disciplines.filter((slug) => !found.has(slug))).toEqual([]);
  });

  it('has rides that are no class: zeros, dashes, none at all', async () => {
    const { rows } = await world;
    const rideIds = rows.map((row) => String(row.ride?.['id']));
    expect(rideIds).toContain('0'.repeat(32));
    expect(rideIds.some((id) => id.includes('-'))).toBe(true);
    expect(rows.some((row) => row.ride === undefined && row['fitness_discipline'] === 'strength')).toBe(true);
  });

  it('has a ride over a distance, without a duration', async () => {
    const { rows } = await world;
    const ride = rows.find((row) => row.ride?.['duration'] === null)?.ride;
    expect(ride).toMatchObject({ distance: 5, distance_unit: 'metric', instructor_id: null });
  });

  it('has one workout in progress', async () => {
    const { rows } = await world;
    const open = rows.filter((row) => row['status'] === 'IN_PROGRESS');
    expect(open.map((row) => row['end_time'])).toEqual([null]);
  });

  it('has one graph that always answers 500 and one that answers 404', async () => {
    const { graphs } = await world;
    expect([...graphs.values()].filter((graph) => typeof graph === 'number').sort()).toEqual([404, 500]);
  });

  it('has titles that trip the careless', async () => {
    const { rows } = await world;
    const titles = rows.map((row) => String(row.ride?.['title'] ?? row['title']));
    expect(titles).toContain('null');
    expect(titles.some((title) => title.includes('"'))).toBe(true);
    expect(titles.some((title) => title.includes('<img'))).toBe(true);
    expect(titles.some((title) => /\p{Emoji_Presentation}/u.test(title))).toBe(true);
  });

  it('has gaps in time, lost heart rates and paces of nothing', async () => {
    const graphs = await whole();
    const values = (slug: string) =>
      graphs.flatMap(({ metrics }) =>
        metrics.filter((metric) => metric.slug === slug).flatMap((metric) => metric.values),
      );
    expect(
      graphs.some(({ seconds_since_pedaling_start: seconds }) =>
        seconds.some((second, index) => index > 0 && second - (seconds[index - 1] ?? 0) > 1),
      ),
    ).toBe(true);
    expect(values('heart_rate')).toContain(0);
    expect(values('pace')).toContain(null);
    expect(values('split_pace')).toContain(null);
  });

  it('has metrics without an average, a negative missing time, and calories by other names', async () => {
    const graphs = await whole();
    const metrics = graphs.flatMap((graph) => graph.metrics);
    expect(metrics.some(({ average_value: average }) => average === null)).toBe(true);
    expect(metrics.some(({ missing_data_duration: missing }) => (missing ?? 0) < 0)).toBe(true);
    expect(graphs.some(({ summaries }) => summaries.some(({ slug }) => slug === 'total_calories'))).toBe(
      true,
    );
    expect(graphs.some((graph) => graph.metrics.length === 0)).toBe(true);
  });

  it('has imports, links to elsewhere that are none, and clocks named by their offset', async () => {
    const { rows } = await world;
    expect(rows.some((row) => row['is_3p_fit_feed_workout'] === true && row['peloton_id'] === '')).toBe(true);
    expect(rows.some((row) => row['strava_id'] === '-1')).toBe(true);
    expect(rows.some((row) => row['peloton_id'] === null)).toBe(true);
    expect(rows.some((row) => /^Etc\/GMT\+[45]$/.test(String(row['timezone'])))).toBe(true);
    expect(rows.some((row) => row['is_outdoor'] === true)).toBe(true);
    expect(rows.some((row) => row['end_time'] === row['start_time'])).toBe(true);
  });

  it('keeps its oddities out of the ten latest', async () => {
    const { rows, graphs } = await world;
    for (const row of rows.slice(0, 10)) {
      expect(row['status']).toBe('COMPLETE');
      expect(typeof graphs.get(row.id)).not.toBe('number');
      expect(String(row.ride?.['title'] ?? row['title'])).not.toMatch(/^null$|</);
    }
  });
});

describe('the account', () => {
  it('counts more workouts than the list has, and is late about the last', async () => {
    const member = await signIn(testSandbox({ workouts: 100 }));
    const me = await member.json('/api/me');
    const list = await member.json('/api/user/me/workouts?limit=1');
    expect(me['total_workouts']).toBeGreaterThan(Number(list['total']));
    const [newest] = list['data'] as readonly Row[];
    expect(Number(me['last_workout_at'])).toBeLessThan(Number(newest?.['created_at']));
  });
});
