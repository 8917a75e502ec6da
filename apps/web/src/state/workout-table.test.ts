import { describe, expect, it } from 'vitest';
import { rideOn } from '@ridebook/analytics/made-up-workout';
import { joinWorkouts } from './workout-table.ts';

describe('the table of workouts', () => {
  it('takes arriving workouts in, newest first', () => {
    const table = joinWorkouts([rideOn('2026-11-20'), rideOn('2026-11-10')], [rideOn('2026-11-15')]);
    expect(table.map(({ localDate }) => localDate)).toEqual(['2026-11-20', '2026-11-15', '2026-11-10']);
  });

  it('replaces a workout that is there already and doubles none', () => {
    const before = [rideOn('2026-11-20', { title: 'Before' })];
    const table = joinWorkouts(before, [rideOn('2026-11-20', { title: 'After' })]);
    expect(table.map(({ title }) => title)).toEqual(['After']);
  });

  it('is the very same when nothing arrived', () => {
    const before = [rideOn('2026-11-20')];
    expect(joinWorkouts(before, [])).toBe(before);
  });
});
