import { describe, expect, it } from 'vitest';
import { maybeClassHistory, repeatedClasses } from './classes.ts';
import { classRideOn, rideOn } from '../made-up-workout.ts';
import { allIsFair } from '../fairness.ts';

const query = { discipline: null, asOf: '2026-11-22', fairness: allIsFair };
const rides = [
  classRideOn('2026-01-01', 30, 150, { id: 'first', classId: 'climb' }),
  classRideOn('2026-06-01', 30, 165, { id: 'second', classId: 'climb' }),
  classRideOn('2026-11-01', 30, 160, { id: 'third', classId: 'climb' }),
  classRideOn('2026-11-02', 30, 160, { id: 'once', classId: 'once' }),
];

describe('repeated classes', () => {
  it('are those taken twice or more, with the gain from first to last', () => {
    // 160 W x 1800 s less 150 W x 1800 s.
    expect(repeatedClasses(rides, query)).toEqual([
      {
        classId: 'climb',
        title: '30 min Steady Ride',
        discipline: 'cycling',
        classMinutes: 30,
        instructorName: 'Ada Axle',
        attempts: 3,
        firstTaken: '2026-01-01',
        lastTaken: '2026-11-01',
        bestOutputJoules: 297_000,
        gainJoules: 18_000,
      },
    ]);
  });

  it('are none of what is no class, however often', () => {
    const justRides = [rideOn('2026-01-01', { classId: null }), rideOn('2026-01-02', { classId: null })];
    expect(repeatedClasses(justRides, query)).toEqual([]);
    expect(repeatedClasses([], query)).toEqual([]);
  });

  it('keep the name of the instructor when the last attempt lost it', () => {
    const lost = classRideOn('2026-11-10', 30, 160, { id: 'lost', classId: 'climb', instructorName: null });
    expect(repeatedClasses([...rides, lost], query)[0]).toMatchObject({ instructorName: 'Ada Axle' });
  });

  it('have no gain where an output is missing', () => {
    const yoga = ['2026-01-01', '2026-01-02'].map((date) => rideOn(date, { outputJoules: null }));
    expect(repeatedClasses(yoga, query)).toMatchObject([{ bestOutputJoules: null, gainJoules: null }]);
  });
});

describe('the history of a class', () => {
  const history = maybeClassHistory(
    [
      ...rides,
      classRideOn('2026-10-01', 30, 160, { id: 'both', classId: 'x' }),
      classRideOn('2026-10-02', 30, 160, { id: 'type', classId: 'y', instructorId: 'bo' }),
      classRideOn('2026-10-03', 30, 160, { id: 'who', classId: 'z', title: '30 min Pop Ride' }),
      classRideOn('2026-10-04', 45, 160, { id: 'longer', classId: 'l' }),
    ],
    'climb',
    { asOf: '2026-11-22', similarLimit: 10, fairness: allIsFair },
  );

  it('has the attempts side by side', () => {
    expect(
      history?.attempts.map(({ id, attempt, gainJoules, shareOfBest }) => [
        id,
        attempt,
        gainJoules,
        shareOfBest,
      ]),
    ).toEqual([
      ['first', 1, null, 150 / 165],
      ['second', 2, 27_000, 1],
      ['third', 3, -9000, 160 / 165],
    ]);
  });

  it('finds similar classes: those of the same type and instructor first', () => {
    expect(history?.similar.map(({ id }) => id)).toEqual(['once', 'both', 'who', 'type']);
  });

  it('is null for a class that was not taken', () => {
    expect(maybeClassHistory(rides, 'unknown', { ...query, similarLimit: 1 })).toBeNull();
  });
});
