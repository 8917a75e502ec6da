import { describe, expect, it } from 'vitest';
import { decodeWorkout } from './workout.ts';

const detail = {
  id: 'w1',
  start_time: 1_750_000_000,
  end_time: 1_750_001_800,
  timezone: 'America/New_York',
  fitness_discipline: 'cycling',
  status: 'COMPLETE',
  total_work: 300_000,
  ride: {
    id: 'c1',
    title: '30 min Ride',
    duration: 1_800,
    instructor_id: 'i1',
    instructor: { name: 'Ines Interval' },
  },
};

const graph = {
  duration: 1_795,
  seconds_since_pedaling_start: [1, 2, 3],
  metrics: [
    { slug: 'heart_rate', display_unit: 'bpm', average_value: 80, max_value: 140, values: [120, 0, 140] },
    { slug: 'output', display_unit: 'watts', average_value: 166, max_value: 200, values: [150, null, 200] },
    { slug: 'speed', display_unit: 'kph', average_value: 36, max_value: 40, values: [36, 36, 36] },
  ],
  summaries: [
    { slug: 'calories', display_unit: 'kcal', value: 0 },
    { slug: 'distance', display_unit: 'km', value: 18 },
  ],
  average_summaries: [{ slug: 'avg_output', display_unit: 'watts', value: 167 }],
};

const decode = (change: object, withGraph: unknown = graph) =>
  decodeWorkout({ ...detail, ...change }, withGraph);

describe('a workout', () => {
  it('has its measurements found by slug and converted from the unit they are shown in', () => {
    expect(decode({}).workout).toMatchObject({
      outputJoules: 300_000,
      averageOutputWatts: 167,
      averageSpeedMetresPerSecond: 10,
      distanceMetres: 18_000,
      caloriesKcal: 0,
      averageCadenceRpm: null,
      durationSeconds: 1_795,
    });
  });

  it('has a heart rate averaged over what was measured, a zero being a lost signal', () => {
    const { workout, samples } = decode({});
    expect(workout.averageHeartRateBpm).toBe(130);
    expect(samples?.channels.find(({ name }) => name === 'heartRateBpm')?.values).toEqual([120, null, 140]);
  });

  it('has nothing measured at the machine while its class was on the floor, where a rower goes on with zeros', () => {
    const { samples } = decode(
      {},
      {
        ...graph,
        segment_list: [
          { start_time_offset: 0, length: 1, metrics_type: 'caesar' },
          { start_time_offset: 1, length: 1, metrics_type: 'floor' },
          { start_time_offset: 2, length: 1, metrics_type: 'caesar' },
        ],
        metrics: [
          { slug: 'output', display_unit: 'watts', average_value: 60, max_value: 120, values: [120, 0, 0] },
          { slug: 'stroke_rate', display_unit: 'spm', average_value: 12, max_value: 24, values: [24, 0, 0] },
        ],
      },
    );
    // Who rests on the rower puts out nothing, which is a measurement.
    expect(samples?.channels.map(({ name, values }) => [name, values])).toEqual([
      ['outputWatts', [120, null, 0]],
      ['strokeRateSpm', [24, null, 0]],
    ]);
  });

  it('lasts as long as its graph, else from start to end, else as long as the class', () => {
    expect(decode({}, null).workout.durationSeconds).toBe(1_800);
    expect(decode({ end_time: detail.start_time }, null).workout.durationSeconds).toBe(1_800);
    expect(
      decode({ end_time: null, ride: { ...detail.ride, duration: 600 } }, null).workout.durationSeconds,
    ).toBe(600);
    expect(decode({ end_time: null, ride: null }, null).workout.durationSeconds).toBeNull();
  });

  it('falls on the day of its own time zone', () => {
    const midnight = Date.parse('2026-03-08T04:30:00Z') / 1000;
    expect(decode({ start_time: midnight }).workout).toMatchObject({
      localDate: '2026-03-07',
      startedAt: '2026-03-08T04:30:00Z',
    });
    expect(decode({ start_time: midnight, timezone: 'Etc/GMT-2' }).workout.localDate).toBe('2026-03-08');
    expect(decode({ start_time: midnight, timezone: 'Mars/Olympus' }).workout.localDate).toBe('2026-03-08');
  });

  it('is a class only with an id that others could take, and has an instructor only with an id', () => {
    const ride = { id: '0'.repeat(32), title: 'Just Ride', instructor: { name: 'JUST RIDE' } };
    expect(decode({ ride }).workout).toMatchObject({
      classId: null,
      instructorId: null,
      instructorName: null,
    });
    expect(
      decode({ ride: { ...ride, id: '0f8b0d4e-1c2d-4e5f-8a9b-0c1d2e3f4a5b' } }).workout.classId,
    ).toBeNull();
    expect(decode({ ride: undefined, title: null, name: 'Cycling Workout' }).workout).toMatchObject({
      title: 'Cycling Workout',
      classId: null,
    });
  });

  it('carries a title as it was written', () => {
    const title = 'Not "null" <b>& co</b> 🚴';
    expect(decode({ ride: { ...detail.ride, title } }).workout.title).toBe(title);
  });

  it('has no output where the work is zero and nothing measured it', () => {
    expect(
      decode({ total_work: 0, fitness_discipline: 'yoga' }, { ...graph, metrics: [] }).workout.outputJoules,
    ).toBeNull();
    expect(decode({ total_work: 0 }).workout.outputJoules).toBe(0);
  });

  it('has a difficulty where members rated it, else the estimate, else none', () => {
    const rated = (ride: object) => decode({ ride: { ...detail.ride, ...ride } }).workout.difficulty;
    expect(rated({ difficulty_rating_avg: 7.1, difficulty_rating_count: 10, difficulty_estimate: 6 })).toBe(
      7.1,
    );
    expect(rated({ difficulty_rating_avg: 0, difficulty_rating_count: 0, difficulty_estimate: 6 })).toBe(6);
    expect(
      rated({ difficulty_rating_avg: 0, difficulty_rating_count: 0, difficulty_estimate: 0 }),
    ).toBeNull();
  });

  it.each([
    ['circuit', 'bootcamp'],
    ['caesar', 'rowing'],
    ['caesar_bootcamp', 'row_bootcamp'],
    ['bike_bootcamp', 'bike_bootcamp'],
    ['underwater_spinning', 'underwater_spinning'],
  ])('of the discipline %s is called %s', (slug, discipline) => {
    expect(decode({ fitness_discipline: slug }).workout.discipline).toBe(discipline);
  });

  it('survives fields of the wrong type, and takes text for a number', () => {
    const { workout } = decode(
      { total_work: '300000', leaderboard_rank: [], total_leaderboard_users: {}, ride: 'gone', ftp_info: 7 },
      { ...graph, metrics: 'none', duration: '1795' },
    );
    expect(workout).toMatchObject({
      outputJoules: 300_000,
      leaderboardRank: null,
      ftpWatts: null,
      classId: null,
      durationSeconds: 1_795,
    });
    for (const value of Object.values(workout)) expect(Number.isNaN(value)).toBe(false);
  });

  it('survives a graph that is none', () => {
    for (const nonsense of [{}, [], 'text', 7])
      expect(decode({}, nonsense).workout.averageOutputWatts).toBeNull();
  });

  it('is refused without an id or a start, since then it is no workout', () => {
    expect(() => decode({ id: undefined })).toThrow(/no id/);
    expect(() => decode({ start_time: null, created_at: 'yesterday' })).toThrow(/no start/);
  });
});
