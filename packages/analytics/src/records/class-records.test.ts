import { describe, expect, it } from 'vitest';
import { classRecords } from './class-records.ts';
import { classRideOn, rideOn } from '../made-up-workout.ts';
import { allIsFair } from '../fairness.ts';

const asOf = '2026-11-22';

describe('the records by class length', () => {
  it('are none without a ride', () => {
    expect(classRecords([], asOf, allIsFair)).toEqual([]);
  });

  it('keep every ride that was the best when it was ridden, from any order', () => {
    const rides = [
      classRideOn('2026-03-01', 30, 160),
      classRideOn('2026-01-01', 30, 150),
      classRideOn('2026-04-01', 30, 155),
      classRideOn('2026-05-01', 30, 170),
    ];
    const [record] = classRecords(rides, asOf, allIsFair);
    expect(record?.steps.map(({ localDate }) => localDate)).toEqual([
      '2026-01-01',
      '2026-03-01',
      '2026-05-01',
    ]);
    expect(record?.record).toMatchObject({
      localDate: '2026-05-01',
      outputJoules: 306_000,
      averageOutputWatts: 170,
    });
    expect(record?.rides).toBe(4);
  });

  it('stay with the earlier of two equal rides', () => {
    const [record] = classRecords(
      [classRideOn('2026-03-01', 30, 160), classRideOn('2026-02-01', 30, 160)],
      asOf,
      allIsFair,
    );
    expect(record?.record.localDate).toBe('2026-02-01');
  });

  it('are fresh for sixty days, and never for the first ride of a length', () => {
    const freshOn = (date: string) =>
      classRecords([classRideOn('2026-01-01', 30, 150), classRideOn(date, 30, 170)], asOf, allIsFair)[0]
        ?.isFresh;
    expect(freshOn('2026-09-24')).toBe(true);
    expect(freshOn('2026-09-23')).toBe(false);
    expect(classRecords([classRideOn('2026-11-20', 30, 170)], asOf, allIsFair)[0]?.isFresh).toBe(false);
  });

  it('say how near the best of ninety days comes, and null where there was none', () => {
    const [record] = classRecords(
      [
        classRideOn('2026-01-01', 30, 200),
        classRideOn('2026-11-01', 30, 150),
        classRideOn('2026-11-10', 30, 180),
      ],
      asOf,
      allIsFair,
    );
    expect(record?.lately).toMatchObject({ localDate: '2026-11-10', shareOfRecord: 0.9 });
    expect(classRecords([classRideOn('2026-08-24', 30, 200)], asOf, allIsFair)[0]?.lately).toBeNull();
  });

  it('need the smallest whole watt that beats them', () => {
    // 516 kJ over 2,700 s are 191.1 W.
    const [record] = classRecords(
      [classRideOn('2026-03-01', 45, 191, { outputJoules: 516_000 })],
      asOf,
      allIsFair,
    );
    expect(record?.neededWatts).toBe(192);
    // Exactly 150 W only equal 150 W.
    expect(classRecords([classRideOn('2026-03-01', 30, 150)], asOf, allIsFair)[0]?.neededWatts).toBe(151);
  });

  it('leave out imports, rides without a class, rides without output, other disciplines and days to come', () => {
    const rides = [
      classRideOn('2026-03-01', 30, 300, { id: 'imported', isImported: true }),
      classRideOn('2026-03-02', 30, 300, { id: 'just ride', classId: null }),
      classRideOn('2026-03-03', 30, 300, { id: 'no output', outputJoules: null }),
      classRideOn('2026-03-04', 30, 300, { id: 'rowing', discipline: 'rowing' }),
      classRideOn('2026-03-05', 30, 300, { id: 'going on', status: 'IN_PROGRESS' }),
      classRideOn('2026-11-23', 30, 300, { id: 'tomorrow' }),
      rideOn('2026-03-06', { id: 'no length', classLengthSeconds: null }),
    ];
    expect(classRecords(rides, asOf, allIsFair)).toEqual([]);
  });

  it('come shortest length first', () => {
    const rides = [45, 5, 20].map((minutes) => classRideOn('2026-03-01', minutes, 150, { id: `${minutes}` }));
    expect(classRecords(rides, asOf, allIsFair).map(({ classMinutes }) => classMinutes)).toEqual([5, 20, 45]);
  });
});
