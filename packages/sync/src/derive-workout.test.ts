import { describe, expect, it } from 'vitest';
import { deriveWorkout } from './derive-workout.ts';

const detail = {
  id: 'w1',
  start_time: 1_750_000_000,
  timezone: 'America/New_York',
  fitness_discipline: 'cycling',
  total_work: 300_000,
  leaderboard_rank: 12,
  ride: { id: 'c1', title: '30 min Ride', duration: 1_800 },
};
const graph = {
  duration: 1_795,
  seconds_since_pedaling_start: [1, 2, 3],
  metrics: [
    { slug: 'output', display_unit: 'watts', average_value: 166, max_value: 200, values: [150, 170, 200] },
  ],
};

const derive = (...details: readonly object[]) => deriveWorkout({ details, graphs: [graph] }).workout;

describe('what is computed from several answers about one workout', () => {
  it('is what the newest says', () => {
    expect(derive(detail, { ...detail, total_work: 310_000 }).outputJoules).toBe(310_000);
  });

  it('is what an older one said where the newest says nothing', () => {
    const { total_work: _output, timezone: _zone, fitness_discipline: _discipline, ...rest } = detail;
    expect(derive(detail, { ...rest, total_work_v2: 310_000, ride: null })).toEqual({
      ...derive(detail),
    });
  });

  it('is what the newest of the older ones said', () => {
    const { total_work: _output, ...rest } = detail;
    expect(derive(detail, { ...detail, total_work: 310_000 }, rest, rest).outputJoules).toBe(310_000);
  });

  it('is nothing where the newest says that there is none', () => {
    expect(derive(detail, { ...detail, leaderboard_rank: 0 }).leaderboardRank).toBeNull();
  });

  it('keeps the samples of an older graph when the newest has none', () => {
    const empty = { ...graph, metrics: [] };
    const kept = deriveWorkout({ details: [detail], graphs: [graph, empty] });
    expect(kept.samples).toEqual(deriveWorkout({ details: [detail], graphs: [graph] }).samples);
    expect(kept.samples).not.toBeNull();
    expect(kept.workout.averageOutputWatts).toBe(166);
  });

  it('leaves aside an older answer that is no workout', () => {
    expect(derive({ id: 7 }, detail)).toEqual(derive(detail));
    expect(() => derive(detail, { id: 7 })).toThrow(/no id/);
  });
});
