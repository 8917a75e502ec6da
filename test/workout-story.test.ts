/** One workout is told alike by command line and REST API: its seconds, its story, what the rider adds to it. */
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import { get as httpGet } from 'node:http';
import type { RiderHistory, Workout, WorkoutsAnswer, WorkoutStory } from '@ridebook/domain';
import { decodeSamples } from '@ridebook/formats/samples';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createProgramHome, signedInAt, startSandbox } from './support/program.ts';
import type { ProgramHome, ProgramRun, SandboxAddress } from './support/program.ts';

let home: ProgramHome;
let sandbox: SandboxAddress;
let url: string;
let workouts: readonly Workout[];
const run = (...args: readonly string[]): Promise<ProgramRun> => home.run(args, signedInAt(sandbox));
const get = (path: string): Promise<Response> =>
  fetch(`${url}/api/v1${path}`, { signal: AbortSignal.timeout(10_000) });
const readJson = async <T>(path: string): Promise<T> => (await (await get(path)).json()) as T;
const put = (path: string, body: unknown): Promise<Response> =>
  fetch(`${url}/api/v1${path}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(10_000),
  });
const storyOf = (id: string, more = ''): Promise<WorkoutStory> =>
  readJson<WorkoutStory>(`/reports/workout?workout=${encodeURIComponent(id)}${more}`);

/** A body as it came over the wire: `fetch` unpacks it without a word. */
function getPacked(path: string, encoding: string) {
  return new Promise<{ readonly encoding: string | undefined; readonly bytes: Buffer }>((resolve, reject) => {
    httpGet(`${url}/api/v1${path}`, { headers: { 'accept-encoding': encoding } }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        resolve({ encoding: response.headers['content-encoding'], bytes: Buffer.concat(parts) }),
      );
    }).on('error', reject);
  });
}

function need<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('The seeded rider has no such workout.');
  return value;
}
const rideOf = (minutes: number): Workout =>
  need(
    workouts.find(
      ({ discipline, classLengthSeconds, classId, averageHeartRateBpm, averageOutputWatts }) =>
        discipline === 'cycling' &&
        classId !== null &&
        classLengthSeconds === minutes * 60 &&
        averageHeartRateBpm !== null &&
        averageOutputWatts !== null,
    ),
  );

beforeAll(async () => {
  home = createProgramHome();
  sandbox = await startSandbox(home, '--workouts', '220', '--seed', '11', '--now', '2026-11-22T09:00:00Z');
  expect(await run('login')).toMatchObject({ exitCode: 0 });
  // The graph of one workout cannot be had, as it happens to riders: that is 2, not 0.
  expect(await run('sync')).toMatchObject({ exitCode: 2 });
  const { firstLine } = await home.start(['serve', '--port', '0', '--schedule', 'off'], signedInAt(sandbox));
  url = /http:\S+/.exec(firstLine)?.[0] ?? '';
  workouts = (await readJson<WorkoutsAnswer>('/workouts?limit=1000')).workouts;
});
afterAll(() => home.remove());

describe('one workout', () => {
  it('is answered by its id as the list has it', async () => {
    const workout = rideOf(30);
    expect(await readJson(`/workouts/${workout.id}`)).toEqual(workout);
  });

  it.each([
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
    ['deflate', inflateSync],
    ['identity', (bytes: Buffer) => bytes],
  ] as const)('hands out its seconds in %s', async (encoding, unpack) => {
    const path = `/workouts/${rideOf(45).id}/samples`;
    const packed = await getPacked(path, encoding);
    expect(packed.encoding ?? 'identity').toBe(encoding);
    if (encoding !== 'identity') expect(packed.bytes.byteLength).toBeLessThan(15_000);
    const samples = decodeSamples(unpack(packed.bytes));
    expect(samples).toEqual(decodeSamples(new Uint8Array(await (await get(path)).arrayBuffer())));
    expect(samples.seconds.length).toBeGreaterThan(2_600);
    expect(samples.channels.map(({ name }) => name)).toContain('outputWatts');
  });

  it('sends its seconds once, and then says that they are the same', async () => {
    const path = `/workouts/${rideOf(30).id}/samples`;
    const etag = (await get(path)).headers.get('etag') ?? '';
    const again = await fetch(`${url}/api/v1${path}`, {
      headers: { 'if-none-match': etag },
      signal: AbortSignal.timeout(10_000),
    });
    expect([again.status, (await again.arrayBuffer()).byteLength]).toEqual([304, 0]);
  });

  it('has no seconds where nothing was recorded, which is no mistake', async () => {
    const still = need(workouts.find(({ discipline }) => discipline === 'meditation'));
    const answer = await get(`/workouts/${still.id}/samples`);
    expect(answer.status).toBe(200);
    const samples = decodeSamples(new Uint8Array(await answer.arrayBuffer()));
    if (samples.seconds.length === 0) expect(samples).toEqual({ seconds: [], channels: [] });
    const story = await storyOf(still.id);
    expect(story.reasons.powerZones).toBeTruthy();
  });

  it.each(['/workouts/nobody', '/workouts/nobody/samples', '/reports/workout?workout=nobody'])(
    'answers 404 for %s',
    async (path) => {
      const answer = await get(path);
      expect(answer.status).toBe(404);
      expect(await answer.json()).toMatchObject({ problem: { kind: 'not-found' } });
    },
  );
});

describe('the story of a workout', () => {
  it('is the same on the command line and in the REST API', async () => {
    const { id } = rideOf(30);
    const told = await run('report', 'workout', '--workout', id, '--json');
    expect(told).toMatchObject({ exitCode: 0, stderr: '' });
    expect(JSON.parse(told.stdout)).toEqual(await storyOf(id));
  });

  it('tells every workout, and says why whatever is missing is missing', async () => {
    const kinds = new Map(
      workouts.map((workout) => [`${workout.discipline} ${workout.kind ?? ''}`, workout]),
    );
    expect(kinds.size).toBeGreaterThan(8);
    for (const { id } of kinds.values()) {
      const story = await storyOf(id);
      expect(story.workout.id).toBe(id);
      for (const section of Object.keys(story.reasons))
        expect(story[section as keyof WorkoutStory], `${id} ${section}`).toBeNull();
    }
  });

  it('counts zone seconds and seconds on target as the emulated Peloton does', async () => {
    let compared = 0;
    for (const { id } of workouts.filter(({ discipline }) => discipline === 'cycling').slice(0, 15)) {
      const { heartRateZones, targets, samples } = await storyOf(id);
      // Where seconds are missing, Peloton counts samples and Ridebook what they stand for.
      if (samples === null || samples.count !== samples.lastSecond) continue;
      for (const difference of heartRateZones?.differenceSeconds ?? []) expect(difference).toBe(0);
      for (const { met, reportedInRangeSeconds, channel } of targets?.channels ?? []) {
        if (met === null || channel === 'powerZone') continue;
        expect(met.inRangeSeconds, `${id} ${channel}`).toBe(reportedInRangeSeconds);
        compared += 1;
      }
    }
    expect(compared).toBeGreaterThan(5);
  });

  it('finds the best efforts, and the ride that holds the record of each', async () => {
    const { bestEfforts } = await storyOf(rideOf(30).id);
    expect(bestEfforts?.map(({ durationSeconds }) => durationSeconds)).toEqual(
      expect.arrayContaining([5, 60, 1200]),
    );
    const holders = new Map(
      bestEfforts?.flatMap(({ best, durationSeconds }) => (best === null ? [] : [[durationSeconds, best]])),
    );
    expect(holders.size).toBe(bestEfforts?.length);
    const stories = new Map<string, WorkoutStory>();
    for (const [durationSeconds, { workoutId, watts }] of holders) {
      const story = stories.get(workoutId) ?? (await storyOf(workoutId));
      stories.set(workoutId, story);
      const effort = story.bestEfforts?.find((own) => own.durationSeconds === durationSeconds);
      expect(effort).toMatchObject({ watts, record: 'all-time' });
    }
    for (const { watts, best } of bestEfforts ?? []) expect(watts).toBeLessThanOrEqual(best?.watts ?? 0);
  });

  it('races two attempts at one class', async () => {
    const groups = Map.groupBy(
      workouts.filter(
        ({ classId, averageOutputWatts, discipline }) =>
          classId !== null && averageOutputWatts !== null && discipline === 'cycling',
      ),
      ({ classId }) => classId,
    );
    const [own, other] = need([...groups.values()].find((attempts) => attempts.length > 1));
    const story = await storyOf(own?.id ?? '', `&against=${other?.id ?? ''}`);
    expect(story.attempts.map(({ workoutId }) => workoutId)).toEqual(
      expect.arrayContaining([own?.id, other?.id]),
    );
    const apart = (own?.outputJoules ?? 0) - (other?.outputJoules ?? 0);
    expect(Math.abs((story.race?.finalGap ?? NaN) - apart)).toBeLessThan(3_000);
    expect(story.race?.seconds).toHaveLength(story.race?.gap.length ?? 0);
  });

  it('knows the bike parts of a bootcamp from those on the floor', async () => {
    const bootcamp = need(
      workouts.find(
        ({ discipline, outputJoules }) => discipline === 'bike_bootcamp' && outputJoules !== null,
      ),
    );
    const { segments, powerZones } = await storyOf(bootcamp.id);
    const ridden = segments
      ?.filter(({ kind }) => kind === 'cycling')
      .reduce((sum, { fromSecond, toSecond }) => sum + toSecond - fromSecond, 0);
    const inZones = powerZones?.seconds.reduce((sum, seconds) => sum + seconds, 0) ?? 0;
    expect(inZones).toBeGreaterThan(0);
    expect(inZones).toBeLessThanOrEqual(ridden ?? 0);
  });
});

describe('what the rider adds', () => {
  it('keeps a note until its text is emptied', async () => {
    const { id } = rideOf(20);
    const kept = await put(`/workouts/${id}/note`, { text: '  New shoes. \n' });
    expect(await kept.json()).toMatchObject({ text: 'New shoes.' });
    expect((await storyOf(id)).note?.text).toBe('New shoes.');
    expect(await (await put(`/workouts/${id}/note`, { text: ' ' })).json()).toBeNull();
    expect((await storyOf(id)).note).toBeNull();
    for (const body of [{}, { text: 3 }, { text: 'x'.repeat(10_001) }, 'x'])
      expect((await put(`/workouts/${id}/note`, body)).status).toBe(400);
    expect((await put('/workouts/nobody/note', { text: 'x' })).status).toBe(404);
  });

  it('computes everything anew from an FTP and a maximum heart rate entered by hand', async () => {
    const { id, localDate } = rideOf(30);
    const before = await storyOf(id);
    const version = async () => (await readJson<{ readonly dataVersion: number }>('/status')).dataVersion;
    const versionBefore = await version();
    const answer = await put('/rider-history', {
      ftpWatts: [{ validFrom: localDate, value: 100 }],
      maximumHeartRateBpm: [{ validFrom: '2020-01-01', value: 230 }],
    });
    const history = (await answer.json()) as RiderHistory;
    expect(history.ftpWatts).toContainEqual({
      validFrom: localDate,
      value: 100,
      source: 'by-hand',
      workoutId: null,
    });
    expect(await version()).toBeGreaterThan(versionBefore);
    const after = await storyOf(id);
    expect(after.basis.ftpWatts).toMatchObject({ value: 100, source: 'by-hand' });
    expect(after.powerZones?.ftpWatts).toBe(100);
    expect(after.heartRateZones?.maximumBpm).toBe(230);
    // What Peloton reported stays what it was.
    expect(after.heartRateZones?.seconds).toEqual(before.heartRateZones?.seconds);
    const printed = await run('report', 'rider-history', '--json');
    expect(JSON.parse(printed.stdout)).toEqual(await readJson('/rider-history'));

    expect((await put('/rider-history', { ftpWatts: [], maximumHeartRateBpm: [] })).status).toBe(200);
    expect((await storyOf(id)).powerZones).toEqual(before.powerZones);
  });

  it('knows the account’s maximum heart rate and weight from the sync', async () => {
    const history = await readJson<RiderHistory>('/rider-history');
    expect(history.maximumHeartRateBpm).toMatchObject([{ source: 'account', workoutId: null }]);
    expect(history.weightKilograms).toHaveLength(1);
    expect(history.ftpWatts.length).toBeGreaterThan(1);
  });

  it.each([
    [{ ftpWatts: [{ validFrom: '2026-02-30', value: 200 }] }],
    [{ ftpWatts: [{ validFrom: '2026-02-20', value: 5 }] }],
    [{ ftpWatts: [{ validFrom: '2099-01-01', value: 200 }] }],
    [{ maximumHeartRateBpm: [{ validFrom: '2026-02-20', value: '180' }] }],
    [{ shoeSize: [] }],
    [[]],
  ])('refuses %j and changes nothing', async (body) => {
    const before = await readJson('/rider-history');
    const answer = await put('/rider-history', body);
    expect(answer.status).toBe(400);
    expect(await readJson('/rider-history')).toEqual(before);
  });
});
