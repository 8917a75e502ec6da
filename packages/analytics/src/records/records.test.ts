import { describe, expect, it } from 'vitest';
import { classRecords } from './class-records.ts';
import { classRideOn, rideOn } from '../made-up-workout.ts';
import { records, type RecordsQuery } from './records.ts';
import { allIsFair } from '../fairness.ts';

const query: RecordsQuery = {
  measure: 'outputJoules',
  discipline: 'cycling',
  by: 'length',
  classMinutes: null,
  asOf: '2026-11-22',
  excludedIds: new Set(),
  eraStarts: [],
};
const rides = [
  classRideOn('2024-01-10', 30, 140, { id: 'first' }),
  classRideOn('2025-03-01', 30, 180, { id: 'best', instructorId: 'bo', instructorName: 'Bo Breaker' }),
  classRideOn('2026-10-20', 30, 171, { id: 'late' }),
  classRideOn('2026-11-01', 45, 150, { id: 'long' }),
];

describe('records', () => {
  it('are none without a workout', () => {
    expect(records([], query)).toEqual({
      measure: 'outputJoules',
      discipline: 'cycling',
      excludedRides: 0,
      groups: [],
    });
  });

  it('are the best of each length, with steps, closeness and what a record today needs', () => {
    const [thirty, fortyFive] = records(rides, query).groups;
    // 180 W x 1800 s = 324 kJ; the best of 90 days is 171 / 180 of it.
    expect(thirty).toMatchObject({
      classMinutes: 30,
      rides: 3,
      record: { id: 'best', localDate: '2025-03-01', value: 324_000 },
      steps: [{ id: 'first' }, { id: 'best' }],
      isFresh: false,
      lately: { id: 'late', shareOfRecord: 0.95 },
      neededWatts: 181,
      eras: [],
    });
    expect(fortyFive).toMatchObject({ classMinutes: 45, rides: 1, isFresh: false });
  });

  it('say the same of the total output as the records on Home', () => {
    const home = classRecords(rides, query.asOf, allIsFair);
    const page = records(rides, query).groups;
    expect(page.map(({ record, neededWatts }) => [record.value, neededWatts])).toEqual(
      home.map(({ record, neededWatts }) => [record.outputJoules, neededWatts]),
    );
  });

  it.each([
    ['averageOutputWatts', 180, 181],
    ['distanceMetres', 14_400, null],
    ['averageSpeedMetresPerSecond', 8, null],
    ['averageCadenceRpm', 85, null],
    ['caloriesKcal', 320, null],
  ] as const)('are kept in %s', (measure, value, neededWatts) => {
    expect(records(rides, { ...query, measure }).groups[0]).toMatchObject({ record: { value }, neededWatts });
  });

  it('leave out what the rider excludes, imports, other disciplines and what is no class', () => {
    const foreign = [
      classRideOn('2026-11-02', 30, 300, { id: 'import', isImported: true }),
      classRideOn('2026-11-03', 30, 300, { id: 'run', discipline: 'running' }),
      classRideOn('2026-11-04', 30, 300, { id: 'just ride', classId: null }),
      classRideOn('2026-11-05', 30, 300, { id: 'unmeasured', outputJoules: null }),
      rideOn('2026-11-06', { id: 'no length', classLengthSeconds: null, outputJoules: 900_000 }),
    ];
    const answer = records([...rides, ...foreign], { ...query, excludedIds: new Set(['best', 'import']) });
    expect(answer.excludedRides).toBe(1);
    expect(answer.groups[0]).toMatchObject({ rides: 2, record: { id: 'late' } });
  });

  it('are kept per instructor and per class type of a length', () => {
    const byInstructor = records(rides, { ...query, by: 'instructor', classMinutes: 30 }).groups;
    expect(byInstructor.map(({ instructorName, record }) => [instructorName, record.id])).toEqual([
      ['Ada Axle', 'late'],
      ['Bo Breaker', 'best'],
    ]);
    const byType = records(rides, { ...query, by: 'classType' }).groups;
    expect(byType.map(({ classMinutes, classType }) => [classMinutes, classType])).toEqual([
      [30, 'Steady Ride'],
      [45, 'Steady Ride'],
    ]);
  });

  it('begin anew with each era, whose first day belongs to it', () => {
    const eras = records(rides, { ...query, eraStarts: ['2026-10-20', '2025-03-01', '2027-01-01'] }).groups[0]
      ?.eras;
    expect(eras?.map(({ firstDate, lastDate, record }) => [firstDate, lastDate, record.id])).toEqual([
      [null, '2025-02-28', 'first'],
      ['2025-03-01', '2026-10-19', 'best'],
      ['2026-10-20', null, 'late'],
    ]);
  });

  it('name no instructor where there is none', () => {
    const alone = [classRideOn('2026-11-01', 30, 150, { instructorId: null, instructorName: null })];
    expect(records(alone, { ...query, by: 'instructor' }).groups).toEqual([]);
  });
});
