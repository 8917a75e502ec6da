import { describe, expect, it } from 'vitest';
import { leaderboard } from './leaderboard.ts';
import { classRideOn, rideOn } from './made-up-workout.ts';
import { allIsFair } from './fairness.ts';

const query = { discipline: 'cycling', asOf: '2026-11-22', fairness: allIsFair };
const finish = (date: string, rank: number, users: number, minutes = 30) =>
  classRideOn(date, minutes, 150, { leaderboardRank: rank, leaderboardUsers: users });

describe('the leaderboard', () => {
  it('is empty without a ranked workout', () => {
    expect(leaderboard([], query)).toMatchObject({ finishes: [], unranked: 0, byLength: [] });
    expect(leaderboard([rideOn('2026-11-01')], query)).toMatchObject({ finishes: [], unranked: 1 });
  });

  it('has the best finish first, and of equals the one among more', () => {
    const rides = [
      finish('2026-11-01', 50, 100),
      finish('2026-11-02', 1, 200),
      finish('2026-11-03', 1, 100),
      finish('2026-11-04', 10, 1000),
    ];
    expect(
      leaderboard(rides, query).finishes.map(({ localDate, finishTopPercent }) => [
        localDate,
        finishTopPercent,
      ]),
    ).toEqual([
      ['2026-11-02', 1],
      ['2026-11-04', 1],
      ['2026-11-03', 1],
      ['2026-11-01', 50],
    ]);
  });

  it('rounds a standing up: 2,225th of 18,392 is in the top 13 %', () => {
    expect(leaderboard([finish('2026-11-01', 2225, 18_392)], query).finishes[0]).toMatchObject({
      finishTopPercent: 13,
      standingPercent: (100 * 2225) / 18_392,
    });
  });

  it('groups by length, and by instructor with the best average first', () => {
    const rides = [
      finish('2026-11-01', 10, 100, 45),
      finish('2026-11-02', 30, 100, 20),
      { ...finish('2026-11-03', 50, 100, 20), instructorName: 'Bo Breaker' },
      { ...finish('2026-11-04', 5, 100, 20), instructorName: null },
    ];
    const answer = leaderboard(rides, query);
    expect(answer.byLength.map(({ name, finishes }) => [name, finishes])).toEqual([
      ['20', 3],
      ['45', 1],
    ]);
    expect(
      answer.byInstructor.map(({ name, averageStandingPercent }) => [name, averageStandingPercent]),
    ).toEqual([
      ['Ada Axle', 20],
      ['Bo Breaker', 50],
    ]);
  });
});
