import { describe, expect, it } from 'vitest';
import { addDays } from '../calendar-days.ts';
import { classRideOn } from '../made-up-workout.ts';
import { maybeTrendChange } from './trend-change.ts';
import { trend } from './trend.ts';

const asOf = '2026-11-22';
const query = {
  measure: 'averageOutputWatts',
  discipline: 'cycling',
  classMinutes: null,
  asOf,
  plannedBreaks: [],
} as const;
const rides = (from: string, count: number, watts: number) =>
  Array.from({ length: count }, (_, index) => classRideOn(addDays(from, index), 30, watts));

describe('the change of a trend', () => {
  it('is the rolling median now against the one a year ago', () => {
    const history = [...rides('2025-10-01', 50, 150), ...rides('2026-10-01', 50, 162)];
    expect(maybeTrendChange(trend(history, query), asOf)).toEqual({ now: 162, aYearAgo: 150, change: 12 });
  });

  it('is unknown where nobody rode near a year back', () => {
    expect(maybeTrendChange(trend(rides('2026-10-01', 50, 162), query), asOf)).toEqual({
      now: 162,
      aYearAgo: null,
      change: null,
    });
  });

  it('is nothing where the last median is old, or there is none', () => {
    expect(maybeTrendChange(trend(rides('2026-01-01', 50, 150), query), asOf)).toBeNull();
    expect(maybeTrendChange(trend(rides('2026-11-01', 5, 150), query), asOf)).toBeNull();
    expect(maybeTrendChange({ points: [] }, asOf)).toBeNull();
  });
});
