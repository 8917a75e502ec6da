import type { ClassAverages, FriendRides } from '@ridebook/domain';
import { describe, expect, it } from 'vitest';
import { rideOn } from '../made-up-workout.ts';
import { againstClass, attemptsOf, friendAttempts, maybeStanding } from './attempts.ts';

describe('attempts at a class', () => {
  const first = rideOn('2026-01-01', { outputJoules: 200_000 });
  const second = rideOn('2026-02-01', { outputJoules: 250_000 });
  const other = rideOn('2026-03-01', { classId: 'another' });

  it('are those of the same class, oldest first, with the best and this one marked', () => {
    const attempts = attemptsOf([other, second, first], first);
    expect(attempts.map(({ workoutId }) => workoutId)).toEqual([first.id, second.id]);
    expect(attempts.map(({ isBest }) => isBest)).toEqual([false, true]);
    expect(attempts.map(({ isThis }) => isThis)).toEqual([true, false]);
  });

  it('are this one alone where it is no class, and then none is best', () => {
    const free = rideOn('2026-01-01', { classId: null });
    expect(attemptsOf([free, rideOn('2026-01-02', { classId: null })], free)).toMatchObject([
      { workoutId: free.id, isBest: false, isThis: true },
    ]);
  });

  it('go by distance where no output was measured', () => {
    const short = rideOn('2026-01-01', { outputJoules: null, distanceMetres: 3000 });
    const long = rideOn('2026-02-01', { outputJoules: null, distanceMetres: 4000 });
    expect(attemptsOf([long, short], short).map(({ isBest }) => isBest)).toEqual([false, true]);
  });
});

describe('friends', () => {
  const friend = { id: 'f', username: 'marta', location: null, imageUrl: null, isPrivate: false };
  const people: readonly FriendRides[] = [
    { friend: { ...friend, id: 'me', isSelf: true }, rides: [rideOn('2026-01-01')] },
    {
      friend: { ...friend, isSelf: false },
      rides: [rideOn('2026-01-02'), rideOn('2026-01-03'), rideOn('2026-01-04', { classId: 'another' })],
    },
  ];

  it('are those who did the same class, latest first, and never the rider', () => {
    expect(friendAttempts(people, 'class').map(({ username, localDate }) => [username, localDate])).toEqual([
      ['marta', '2026-01-03'],
      ['marta', '2026-01-02'],
    ]);
    expect(friendAttempts(people, null)).toEqual([]);
  });
});

describe('the class on average', () => {
  it('is taken from what was ridden, field by field where both are known', () => {
    const averages: ClassAverages = {
      outputJoules: 250_000,
      averageOutputWatts: 140,
      averageCadenceRpm: null,
      averageResistancePercent: 42,
      averageSpeedMetresPerSecond: null,
      distanceMetres: 14_000,
      caloriesKcal: 300,
    };
    const ride = rideOn('2026-01-01', { averageResistancePercent: null });
    expect(againstClass(ride, averages).above).toEqual({
      outputJoules: 20_000,
      averageOutputWatts: 10,
      averageCadenceRpm: null,
      averageResistancePercent: null,
      averageSpeedMetresPerSecond: null,
      distanceMetres: 400,
      caloriesKcal: 20,
    });
  });
});

describe('the standing', () => {
  it.each([
    [1, 1000, 1],
    [10, 1000, 1],
    [11, 1000, 2],
    [5015, 31_240, 17],
    [1000, 1000, 100],
  ])('of rank %d among %d is top %d %%', (leaderboardRank, leaderboardUsers, topPercent) => {
    const ride = rideOn('2026-01-01', { leaderboardRank, leaderboardUsers });
    expect(maybeStanding(ride)).toEqual({ rank: leaderboardRank, users: leaderboardUsers, topPercent });
  });

  it('is nothing without a rank or without anybody else', () => {
    expect(maybeStanding(rideOn('2026-01-01', { leaderboardRank: 3 }))).toBeNull();
    expect(maybeStanding(rideOn('2026-01-01', { leaderboardUsers: 3 }))).toBeNull();
    expect(maybeStanding(rideOn('2026-01-01', { leaderboardRank: 0, leaderboardUsers: 0 }))).toBeNull();
  });
});
