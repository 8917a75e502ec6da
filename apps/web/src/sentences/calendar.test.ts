import { calendarMonth, startTimes } from '@ridebook/analytics';
import { rideOn } from '@ridebook/analytics/made-up-workout';
import { describe, expect, it } from 'vitest';
import { createFormatter } from '../format/formatter.ts';
import { calendarHeadline, maybeStartVoice } from './calendar.ts';

const format = createFormatter({ locale: 'en-GB', timeZone: 'UTC' });
const today = '2026-11-22';
const rides = ['2026-10-01', '2026-10-30', '2026-11-02', '2026-11-03', '2026-11-03'].map((date, index) =>
  rideOn(date, { id: String(index) }),
);
const headline = (month: string, workouts = rides): string =>
  calendarHeadline(
    calendarMonth(workouts, month, { firstWeekday: 1, asOf: today }),
    format,
    today,
  ).replaceAll('\u00a0', ' ');

describe('the calendar’s headline', () => {
  it('compares the month so far with the same days of the one before', () => {
    expect(headline('2026-11-22')).toBe(
      'November so far: 3 workouts on 2 of 22 days, 1 h more than on the same days of October.',
    );
  });

  it('compares a month that is over as a whole, and nothing with an empty month', () => {
    expect(headline('2026-10-01')).toBe('October: 2 workouts on 2 of 31 days.');
    expect(headline('2026-10-01', [...rides, rideOn('2026-09-30', { id: 'sep' })])).toBe(
      'October: 2 workouts on 2 of 31 days, 30 min more than in September.',
    );
  });

  it('says when there is nothing, and when nothing can be yet', () => {
    expect(headline('2026-09-01')).toBe('September: no workout.');
    expect(headline('2026-11-01', [])).toBe('November so far: no workout.');
    expect(headline('2026-12-01')).toBe('December lies ahead.');
  });
});

it('the usual start is told with its spread, and not at all without a workout', () => {
  // Berlin is an hour ahead of UTC in November.
  expect(maybeStartVoice(startTimes([rideOn('2026-11-02')]), format)?.strong).toBe(
    'You start at 09:00 on average,',
  );
  expect(maybeStartVoice(startTimes([]), format)).toBeNull();
  const evening = ['2026-11-03', '2026-11-04'].map((date) =>
    rideOn(date, { startedAt: `${date}T17:30:00Z` }),
  );
  expect(maybeStartVoice(startTimes([rideOn('2026-11-02'), ...evening]), format)).toEqual({
    strong: 'Most often between 18:00 and 19:00:',
    rest: ' 2 of 3 workouts.',
  });
});
