import { describe, expect, it } from 'vitest';
import { classRecords } from './records/class-records.ts';
import { allIsFair, fairAttempts, fairnessOf, maybeEraStart } from './fairness.ts';
import { headlineFact } from './home/headline-fact.ts';
import { instructors } from './instructors/instructors.ts';
import { lastAttempts } from './records/last-attempts.ts';
import { classLengths } from './records/class-lengths.ts';
import { leaderboard } from './leaderboard.ts';
import { maybeClassHistory, repeatedClasses } from './classes/classes.ts';
import { classRideOn } from './made-up-workout.ts';
import { records } from './records/records.ts';
import { addDays } from './calendar-days.ts';

const asOf = '2026-11-22';
const newBike = '2026-09-01';
/** 250 W on the old bike, 400 W on a strange one, then 200 and 210 W on the new one; 45 minutes on the old one only. */
const rides = [
  classRideOn('2026-05-01', 30, 250, { id: 'old', classId: 'climb' }),
  classRideOn('2026-06-01', 30, 400, {
    id: 'strange',
    classId: 'climb',
    leaderboardRank: 1,
    leaderboardUsers: 100,
  }),
  classRideOn('2026-10-01', 30, 200, {
    id: 'new',
    classId: 'climb',
    leaderboardRank: 30,
    leaderboardUsers: 100,
  }),
  classRideOn('2026-11-20', 30, 210, { id: 'newest', classId: 'climb', averageCadenceRpm: 80 }),
  classRideOn('2026-05-02', 45, 180, { id: 'long' }),
];
const withoutStrange = { excludedIds: new Set(['strange']), eraStarts: [] };
const fair = { excludedIds: new Set(['strange']), eraStarts: [newBike] };

describe('what is fair', () => {
  it('reads the kept exclusions', () => {
    const kept = { excludedIds: ['strange'], eras: [{ firstDate: newBike, name: 'New bike' }] };
    expect(fairnessOf(kept)).toEqual(fair);
  });

  it('is of the newest era that has begun by a day, whatever order the eras come in', () => {
    const eraStarts = ['2026-09-01', '2025-01-01', '2027-01-01'];
    const on = (date: string) => maybeEraStart(date, { ...allIsFair, eraStarts });
    expect([
      on('2024-12-31'),
      on('2025-01-01'),
      on('2026-08-31'),
      on('2026-09-01'),
      on('2026-12-31'),
    ]).toEqual([null, '2025-01-01', '2025-01-01', '2026-09-01', '2026-09-01']);
  });

  it('is the newest era with an attempt: a new bike without one leaves the old best standing', () => {
    const ids = (eraStarts: readonly string[]) =>
      fairAttempts(rides, { excludedIds: new Set(['strange']), eraStarts }).attempts.map(({ id }) => id);
    expect(ids([newBike])).toEqual(['new', 'newest']);
    expect(ids(['2026-11-21'])).toEqual(['old', 'new', 'newest', 'long']);
    expect(fairAttempts([], fair)).toEqual({ eraStart: null, attempts: [] });
  });
});

describe('a ride left out, and an era begun', () => {
  it('change the records by class length and what they need today', () => {
    const told = (fairness: typeof fair) =>
      classRecords(rides, asOf, fairness).map(({ classMinutes, record, eraStart, neededWatts }) => [
        classMinutes,
        record.id,
        eraStart,
        neededWatts,
      ]);
    expect(told(withoutStrange)).toEqual([
      [30, 'old', null, 251],
      [45, 'long', null, 181],
    ]);
    expect(told(fair)).toEqual([
      [30, 'newest', newBike, 211],
      [45, 'long', null, 181],
    ]);
  });

  it('say the same on the records page, which keeps the best of all time beside it', () => {
    const query = {
      measure: 'outputJoules',
      discipline: 'cycling',
      by: 'length',
      classMinutes: null,
    } as const;
    const page = records(rides, { ...query, asOf, ...fair }).groups;
    for (const [index, { record, neededWatts, eraStart }] of classRecords(rides, asOf, fair).entries())
      expect(page[index]).toMatchObject({
        neededWatts,
        current: { eraStart, record: { id: record.id, value: record.outputJoules } },
      });
    expect(page[0]?.record.id).toBe('old');
  });

  it('measure the last attempts against the record of their era, without those left out', () => {
    const attempts = lastAttempts(rides, { asOf, limit: 9, fairness: fair }).get(30);
    expect(attempts?.map(({ id, shareOfRecord }) => [id, shareOfRecord])).toEqual([
      ['newest', 1],
      ['new', 200 / 210],
    ]);
  });

  it('change the bests with an instructor and of a length, not what was done', () => {
    const query = { discipline: 'cycling', asOf };
    const [row] = instructors(rides, { ...query, fairness: fair }).instructors;
    expect(row).toMatchObject({
      figures: { workouts: 5 },
      bestOutputJoules: { id: 'newest' },
      highestAverageCadenceRpm: { id: 'new' },
    });
    expect(classLengths(rides, { ...query, fairness: fair })[0]).toMatchObject({
      figures: { workouts: 4 },
      best: { id: 'newest' },
    });
  });

  it('change the best attempt at a class, and the share that others have of it', () => {
    expect(repeatedClasses(rides, { discipline: null, asOf, fairness: fair })[0]).toMatchObject({
      attempts: 4,
      bestOutputJoules: 210 * 1800,
    });
    const history = maybeClassHistory(rides, 'climb', { asOf, similarLimit: 0, fairness: fair });
    expect(
      history?.attempts.map(({ id, eraStart, isExcluded, shareOfBest }) => [
        id,
        eraStart,
        isExcluded,
        shareOfBest,
      ]),
    ).toEqual([
      ['old', null, false, 1],
      ['strange', null, true, null],
      ['new', newBike, false, 200 / 210],
      ['newest', newBike, false, 1],
    ]);
  });

  it('take a finish off the leaderboard, which no era parts', () => {
    const board = leaderboard(rides, { discipline: 'cycling', asOf, fairness: fair });
    expect(board).toMatchObject({ excluded: 1, unranked: 3 });
    expect(board.finishes.map(({ id }) => id)).toEqual(['new']);
  });
});

describe('the headline', () => {
  /** Eight weak rides three weeks apart, before them a strong one, and one yesterday. */
  const weak = Array.from({ length: 8 }, (_, index) =>
    classRideOn(addDays('2026-11-01', -21 * index), 30, 150, { classId: `class-${index}` }),
  );
  const strong = classRideOn('2026-01-01', 30, 300, { id: 'strong', classId: 'x' });
  const today = classRideOn('2026-11-21', 30, 170, { id: 'today', classId: 'y' });
  const told = (fairness: typeof fair) =>
    headlineFact([today, ...weak, strong], { asOf, firstWeekday: 1, plannedBreaks: [], fairness });

  it('calls a record what only a ride left out, or an older era, beat', () => {
    expect(told({ excludedIds: new Set(), eraStarts: [] })).toMatchObject({ kind: 'best-since' });
    expect(told({ excludedIds: new Set(['strong']), eraStarts: [] })).toMatchObject({
      kind: 'record',
      eraStart: null,
    });
    expect(told({ excludedIds: new Set(), eraStarts: ['2026-01-02'] })).toMatchObject({
      kind: 'record',
      eraStart: '2026-01-02',
    });
  });

  it('makes nothing strong of a ride that was left out', () => {
    expect(told({ excludedIds: new Set(['strong', 'today']), eraStarts: [] })).toMatchObject({
      kind: 'usual',
    });
  });

  it('counts every attempt at a class and holds it against the fair ones', () => {
    const again = [
      classRideOn('2026-11-21', 30, 170, { id: 'third', classId: 'climb' }),
      classRideOn('2026-08-01', 30, 300, { id: 'second', classId: 'climb' }),
      classRideOn('2026-05-01', 30, 160, { id: 'first', classId: 'climb' }),
    ];
    const query = { asOf, firstWeekday: 1, plannedBreaks: [] } as const;
    expect(headlineFact(again, { ...query, fairness: allIsFair })).toMatchObject({
      kind: 'repeat',
      attempt: 3,
      isStrongest: false,
    });
    const fairly = { excludedIds: new Set(['second']), eraStarts: [] };
    expect(headlineFact(again, { ...query, fairness: fairly })).toMatchObject({
      kind: 'repeat',
      attempt: 3,
      isStrongest: true,
      comparedWith: '2026-05-01',
    });
  });
});
