import { rideOn, unmeasured } from '@ridebook/analytics/made-up-workout';
import type { Workout } from '@ridebook/domain';
import { describe, expect, it } from 'vitest';
import { createFormatter } from '../../format/formatter.ts';
import { metric, plainSpaces } from './story-for-test.ts';
import { workoutStats } from './workout-stats.ts';

const ride = (change: Partial<Workout> = {}): Workout => rideOn('2026-11-20', change);
const terms = (workout: Workout): readonly string[] =>
  workoutStats(workout, null, metric).map(({ term }) => term);
const detailOf = (term: string, workout: Workout, compared: Workout | null): string =>
  plainSpaces(workoutStats(workout, compared, metric).find((stat) => stat.term === term)?.detail ?? 'none');

describe('the figures under a workout’s title', () => {
  it('are those that were measured, without a zero in place of the others', () => {
    expect(terms(ride())).toEqual([
      'totalOutput',
      'averageOutput',
      'cadence',
      'resistance',
      'speed',
      'heartRate',
      'calories',
    ]);
    const still = ride({ ...unmeasured, discipline: 'meditation' });
    expect(workoutStats(still, null, metric)).toEqual([
      { term: 'time', value: '30:00', unit: 'min', detail: '' },
    ]);
  });

  it('are eight at most, and the leaderboard’s place is kept', () => {
    const crowded = ride({
      isOutdoor: true,
      striveScore: 50,
      averageInclinePercent: 2,
      elevationGainMetres: 80,
      leaderboardRank: 665,
      leaderboardUsers: 2743,
    });
    const stats = workoutStats(crowded, null, metric);
    expect(stats).toHaveLength(8);
    expect(stats.at(-1)).toMatchObject({ term: 'leaderboard', value: '665' });
    expect(plainSpaces(stats.at(-1)?.detail ?? '')).toBe('of 2,743, top 25 %');
  });

  it('tell a bike’s distance among the facts, and everybody else’s here', () => {
    expect(terms(ride())).not.toContain('distance');
    expect(terms(ride({ discipline: 'running' }))).toContain('distance');
  });

  it('are told against the attempt that is compared, in the unit that is read', () => {
    const before = rideOn('2026-02-22', { outputJoules: 241_000, averageHeartRateBpm: 147 });
    expect(detailOf('totalOutput', ride(), before)).toBe('+29 vs 22 Feb');
    expect(detailOf('heartRate', ride(), before)).toBe('max 165; −2 vs 22 Feb');
    expect(detailOf('calories', ride(), { ...before, caloriesKcal: null })).toBe('');
    const imperial = createFormatter({ locale: 'en-GB', timeZone: 'UTC', units: 'imperial' });
    const [miles] = workoutStats(
      ride({ discipline: 'running', distanceMetres: 1609.344 }),
      rideOn('2026-02-22', { discipline: 'running', distanceMetres: 3218.688 }),
      imperial,
    ).filter(({ term }) => term === 'distance');
    expect(miles).toMatchObject({ value: '1.00', unit: 'mi', detail: '−1.00 vs 22 Feb' });
  });
});
