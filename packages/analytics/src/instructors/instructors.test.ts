import { describe, expect, it } from 'vitest';
import { addDays } from '../calendar-days.ts';
import { effortsAgainstUsual } from './harder-than-usual.ts';
import { maybeInstructorHistory } from './instructor.ts';
import { instructors } from './instructors.ts';
import { classRideOn, rideOn } from '../made-up-workout.ts';
import { allIsFair } from '../fairness.ts';

const query = { discipline: 'cycling', asOf: '2026-11-22', fairness: allIsFair };
const ada = { instructorId: 'ada', instructorName: 'Ada Axle' };
const bo = { instructorId: 'bo', instructorName: 'Bo Breaker' };
const rides = [
  classRideOn('2026-08-01', 30, 100, { ...ada, leaderboardRank: 10, leaderboardUsers: 100 }),
  classRideOn('2026-11-01', 60, 160, { ...ada, averageCadenceRpm: 97 }),
  classRideOn('2026-11-02', 30, 200, { ...bo, leaderboardRank: 30, leaderboardUsers: 100 }),
  rideOn('2026-11-03', { instructorId: null, instructorName: null }),
];

describe('instructors', () => {
  it('are none without a workout, nor without an instructor', () => {
    expect(instructors([], query)).toMatchObject({ classes: 0, withoutInstructor: 0, instructors: [] });
    expect(instructors(rides.slice(3), query)).toMatchObject({ withoutInstructor: 1, instructors: [] });
  });

  it('come with most classes first, and what was done with them', () => {
    const [first, second] = instructors(rides, query).instructors;
    // (100 x 30 + 160 x 60) / 90 W; (180 + 576) kJ / 90 min.
    expect(first).toMatchObject({
      instructorName: 'Ada Axle',
      figures: { workouts: 2, seconds: 5400, averageOutputWatts: 140, outputKilojoulesPerMinute: 8.4 },
      share: 2 / 3,
      bestOutputJoules: { localDate: '2026-11-01', classMinutes: 60, value: 576_000 },
      highestAverageCadenceRpm: { value: 97 },
      averageStandingPercent: 10,
      firstTaken: '2026-08-01',
      lastTaken: '2026-11-01',
      harderThanUsual: null,
    });
    expect(first?.classesByQuarter.slice(-2)).toEqual([1, 1]);
    expect(second).toMatchObject({ instructorName: 'Bo Breaker', averageStandingPercent: 30 });
  });

  it('have no best of what was not measured', () => {
    const bare = rideOn('2026-11-01', { outputJoules: null, averageCadenceRpm: null });
    expect(instructors([bare], query).instructors[0]).toMatchObject({
      bestOutputJoules: null,
      highestAverageCadenceRpm: null,
      averageStandingPercent: null,
    });
  });

  it('take one discipline at a time', () => {
    expect(instructors(rides, { ...query, discipline: 'yoga' }).instructors).toEqual([]);
  });
});

describe('harder than usual', () => {
  it('is the watts over the median of the others of the same length within 60 days, less one', () => {
    const around = [
      classRideOn('2026-09-01', 30, 100),
      classRideOn('2026-09-10', 30, 110),
      classRideOn('2026-10-31', 30, 120),
      classRideOn('2026-09-20', 30, 132, { id: 'this' }),
      classRideOn('2026-09-21', 45, 300),
      classRideOn('2026-07-20', 30, 300, { id: '62 days before' }),
      classRideOn('2026-09-19', 30, 300, { id: 'import', isImported: true }),
    ];
    // Median of 100, 110 and 120 is 110; 132 / 110 is 1.2.
    expect(effortsAgainstUsual(around).get('this')).toBeCloseTo(0.2, 12);
  });

  it('is not known with fewer than three others', () => {
    expect(effortsAgainstUsual([rideOn('2026-09-01'), rideOn('2026-09-02'), rideOn('2026-09-03')]).size).toBe(
      0,
    );
  });

  it('is told of an instructor from eight rides on', () => {
    const many = (count: number) => [
      ...Array.from({ length: 20 }, (_, index) => classRideOn(addDays('2026-10-01', index), 30, 100, bo)),
      ...Array.from({ length: count }, (_, index) =>
        classRideOn(addDays('2026-10-01', index), 30, 110, { ...ada, id: `ada-${index}` }),
      ),
    ];
    const spreadOf = (count: number) =>
      instructors(many(count), query).instructors.find(({ instructorId }) => instructorId === 'ada')
        ?.harderThanUsual;
    expect(spreadOf(7)).toBeNull();
    expect(spreadOf(8)).toMatchObject({ rides: 8 });
    expect(spreadOf(8)?.median).toBeCloseTo(0.1, 12);
  });
});

describe('the history with one instructor', () => {
  it('has their rides newest first and the bests with them', () => {
    const history = maybeInstructorHistory(rides, 'ada', query);
    expect(history?.rides.map(({ localDate }) => localDate)).toEqual(['2026-11-01', '2026-08-01']);
    expect(history?.records.map(({ classMinutes, record }) => [classMinutes, record.value])).toEqual([
      [30, 180_000],
      [60, 576_000],
    ]);
  });

  it('is null for somebody unknown', () => {
    expect(maybeInstructorHistory(rides, 'nobody', query)).toBeNull();
  });
});
