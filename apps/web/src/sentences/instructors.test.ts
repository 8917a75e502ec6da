import { allIsFair, addDays, instructors, maybeInstructorHistory } from '@ridebook/analytics';
import { classRideOn } from '@ridebook/analytics/made-up-workout';
import { describe, expect, it } from 'vitest';
import { createFormatter } from '../format/formatter.ts';
import { instructorHeadline, instructorsHeadline } from './instructors.ts';

const format = createFormatter({ locale: 'en-GB', timeZone: 'UTC' });
const query = { discipline: 'cycling', asOf: '2026-11-22', fairness: allIsFair };
const ada = { instructorId: 'ada', instructorName: 'Ada Axle' };
const bo = { instructorId: 'bo', instructorName: 'Bo Breaker' };
const ridesWith = (who: typeof ada, count: number, watts: number) =>
  Array.from({ length: count }, (_, index) =>
    classRideOn(addDays('2026-10-20', index), 30, watts, { ...who, id: `${who.instructorId}-${index}` }),
  );
const headline = (rides: ReturnType<typeof ridesWith>): string =>
  instructorsHeadline(instructors(rides, query), (row) => row.instructorName ?? '', format).replaceAll(
    '\u00a0',
    ' ',
  );

describe('the instructors’ headline', () => {
  it('names who gets the most out of the rider, once there are rides enough', () => {
    expect(headline([...ridesWith(ada, 30, 165), ...ridesWith(bo, 34, 150)])).toMatch(
      /^Ada Axle gets the most out of you: 10\.0 % above your own median/,
    );
    expect(headline([...ridesWith(ada, 20, 165), ...ridesWith(bo, 34, 150)])).toBe(
      'Bo Breaker taught most of your rides: 34 of 54.',
    );
  });

  it('tells one instructor, and none', () => {
    expect(headline(ridesWith(ada, 3, 150))).toBe('Ada Axle taught all 3 rides.');
    expect(headline(ridesWith(ada, 1, 150))).toBe('Ada Axle taught your one ride.');
    expect(headline([])).toBe('No class with an instructor yet.');
  });
});

it('the history with one says since when and how long ago', () => {
  const say = (count: number, today: string): string => {
    const history = maybeInstructorHistory(ridesWith(ada, count, 150), 'ada', { ...query, asOf: today });
    return history === null ? '' : instructorHeadline(history, 'Ada Axle', format, today);
  };
  expect(say(3, '2026-11-22')).toBe('3 rides with Ada Axle since October, the latest 31 days ago.');
  expect(say(1, '2026-10-21')).toBe('1 ride with Ada Axle, yesterday.');
  expect(say(1, '2027-02-21')).toBe('1 ride with Ada Axle, in October 2026.');
});
