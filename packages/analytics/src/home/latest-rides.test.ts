import { describe, expect, it } from 'vitest';
import { latestRides, maybeFinishTopPercent, riddenClassLengths } from './latest-rides.ts';
import { classRideOn, rideOn } from '../made-up-workout.ts';

const all = { limit: 10, classMinutes: null, asOf: '2026-11-22' } as const;

describe('the latest rides', () => {
  it('are none without a workout', () => {
    expect(latestRides([], all)).toEqual([]);
    expect(riddenClassLengths([])).toEqual([]);
  });

  it('come newest first, whatever the order of the table, and stop at the limit', () => {
    const rides = ['2026-11-02', '2026-11-09', '2026-11-01'].map((date) => rideOn(date));
    expect(latestRides(rides, { ...all, limit: 2 }).map(({ localDate }) => localDate)).toEqual([
      '2026-11-09',
      '2026-11-02',
    ]);
  });

  it('leave out every other discipline, bootcamps too', () => {
    const others = ['running', 'strength', 'bike_bootcamp', 'something_new'].map((discipline) =>
      rideOn('2026-11-20', { id: discipline, discipline }),
    );
    expect(latestRides(others, all)).toEqual([]);
  });

  it('show imported rides marked and without a standing', () => {
    const [ride] = latestRides([rideOn('2026-11-20', { isImported: true, classId: null })], all);
    expect(ride).toMatchObject({ isImported: true, classMinutes: null, standing: null });
  });

  it('of one class length are those whose length rounds to it', () => {
    const rides = [
      classRideOn('2026-11-20', 30, 150, { classLengthSeconds: 1790 }),
      classRideOn('2026-11-19', 45, 150),
      classRideOn('2026-11-18', 30, 150, { classId: null }),
    ];
    expect(latestRides(rides, { ...all, classMinutes: 30 }).map(({ localDate }) => localDate)).toEqual([
      '2026-11-20',
    ]);
  });

  it('keep what was not measured null', () => {
    const [ride] = latestRides(
      [rideOn('2026-11-20', { outputJoules: null, averageOutputWatts: null, averageHeartRateBpm: null })],
      all,
    );
    expect(ride).toMatchObject({ outputJoules: null, averageOutputWatts: null, averageHeartRateBpm: null });
  });
});

describe('the finish on a leaderboard', () => {
  it('rounds up, so that nobody is in the top 0 %', () => {
    expect(
      maybeFinishTopPercent(rideOn('2026-11-20', { leaderboardRank: 2225, leaderboardUsers: 18_392 })),
    ).toBe(13);
    expect(
      maybeFinishTopPercent(rideOn('2026-11-20', { leaderboardRank: 1, leaderboardUsers: 18_392 })),
    ).toBe(1);
  });

  it('is null without a rank, without users, or with none', () => {
    expect(maybeFinishTopPercent(rideOn('2026-11-20'))).toBeNull();
    expect(maybeFinishTopPercent(rideOn('2026-11-20', { leaderboardRank: 3 }))).toBeNull();
    expect(
      maybeFinishTopPercent(rideOn('2026-11-20', { leaderboardRank: 3, leaderboardUsers: 0 })),
    ).toBeNull();
  });
});

describe('the ridden class lengths', () => {
  it('are counted shortest first, imports and rides without a class left out', () => {
    const rides = [
      classRideOn('2026-11-20', 45, 150),
      classRideOn('2026-11-19', 30, 150),
      classRideOn('2026-11-18', 45, 150),
      classRideOn('2026-11-17', 60, 150, { isImported: true }),
      classRideOn('2026-11-16', 90, 150, { classId: null }),
    ];
    expect(riddenClassLengths(rides)).toEqual([
      { classMinutes: 30, rides: 1 },
      { classMinutes: 45, rides: 2 },
    ]);
  });
});
