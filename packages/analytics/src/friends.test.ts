import { describe, expect, it } from 'vitest';
import type { FriendLook, Workout } from '@ridebook/domain';
import { friendClassLengths, friends, sharedClasses, type FriendsQuery } from './friends.ts';
import { classRideOn } from './made-up-workout.ts';

const everything: FriendsQuery = {
  asOf: '2026-11-22',
  days: null,
  classMinutes: null,
  leftOutIds: new Set(),
};
const person = (id: string, rides: readonly Workout[], isPrivate = false): FriendLook => ({
  friend: { id, username: id, location: null, imageUrl: null, isPrivate, isSelf: id === 'me' },
  rides,
  failure: null,
});
const ride = (id: string, date: string, minutes: number, watts: number, classId: string): Workout =>
  classRideOn(date, minutes, watts, { id, classId });

const people = [
  person('me', [ride('m1', '2026-11-20', 30, 150, 'climb'), ride('m2', '2026-11-01', 45, 160, 'long')]),
  person('ann', [ride('a1', '2026-11-19', 30, 140, 'climb'), ride('a2', '2026-11-18', 30, 180, 'climb')]),
  person('bob', [ride('b1', '2026-10-01', 45, 220, 'old')]),
  person('cat', [], true),
  person('dan', []),
];

describe('friends', () => {
  it('stand below the rider by average output, and those without rides are named apart', () => {
    const { rows, privateUsernames, idleUsernames, failed } = friends(people, everything);
    expect(rows.map(({ username }) => username)).toEqual(['me', 'bob', 'ann']);
    expect(rows[2]).toMatchObject({
      figures: { workouts: 2, averageOutputWatts: 160 },
      latest: '2026-11-19',
      bestRide: { id: 'a2' },
    });
    expect(privateUsernames).toEqual(['cat']);
    expect(idleUsernames).toEqual(['dan']);
    expect(failed).toEqual([]);
  });

  it('whose last look failed are named apart from the idle, and keep the rides that were known', () => {
    const failure = { reason: 'Peloton answered 500.', at: '2026-11-22T08:00:00Z' };
    const answer = friends(
      people.map((each) => (['bob', 'dan'].includes(each.friend.id) ? { ...each, failure } : each)),
      everything,
    );
    expect(answer.rows.map(({ username }) => username)).toContain('bob');
    expect(answer.idleUsernames).toEqual([]);
    expect(answer.failed).toEqual([
      { ...failure, username: 'bob', hasRides: true },
      { ...failure, username: 'dan', hasRides: false },
    ]);
  });

  it('keep their row without a ride that fits, and measure nothing in it', () => {
    const { rows, rides } = friends(people, { ...everything, days: 7, classMinutes: 30 });
    expect(rows.find(({ username }) => username === 'bob')).toMatchObject({
      figures: { workouts: 0, averageOutputWatts: null },
      bestRide: null,
      latest: null,
    });
    expect(rides.map((line) => line.ride.id)).toEqual(['m1', 'a1', 'a2']);
  });

  it('look back so many days, today included', () => {
    const within = (days: number) => friends(people, { ...everything, days }).rides.length;
    expect([within(2), within(3), within(4), within(5)]).toEqual([0, 1, 2, 3]);
  });

  it('can be left out', () => {
    const { rows } = friends(people, { ...everything, leftOutIds: new Set(['bob']) });
    expect(rows.map(({ username }) => username)).toEqual(['me', 'ann']);
  });

  it('have lengths to choose from', () => {
    expect(friendClassLengths(people)).toEqual([
      { classMinutes: 30, rides: 3 },
      { classMinutes: 45, rides: 2 },
    ]);
  });
});

describe('a shared class', () => {
  it('has everybody’s best attempt, highest output first', () => {
    const [climb, ...others] = sharedClasses(people, [], everything);
    expect(climb).toMatchObject({ classId: 'climb', classMinutes: 30, latest: '2026-11-20' });
    expect(climb?.attempts.map((attempt) => attempt.ride.id)).toEqual(['a2', 'm1']);
    expect(others).toEqual([]);
  });

  it('is found among all of the rider’s own workouts, however old', () => {
    const own = [ride('mine', '2024-01-01', 45, 100, 'old'), ride('m1', '2026-11-20', 30, 150, 'climb')];
    const shared = sharedClasses(people, own, everything);
    expect(shared.map(({ classId }) => classId)).toEqual(['climb', 'old']);
    expect(shared[1]?.attempts.map((attempt) => attempt.ride.id)).toEqual(['b1', 'mine']);
  });

  it('is none of those who are left out', () => {
    expect(sharedClasses(people, [], { ...everything, leftOutIds: new Set(['me']) })).toEqual([]);
  });
});
