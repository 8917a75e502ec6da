import { describe, expect, it } from 'vitest';
import { addDays } from '../calendar-days.ts';
import { rideOn } from '../made-up-workout.ts';
import { weekAgainstUsual } from './usual-week.ts';

// A Thursday.
const query = { asOf: '2026-11-19', firstWeekday: 1 } as const;

describe('this week against a usual one', () => {
  it('knows no usual week without four whole ones', () => {
    expect(weekAgainstUsual([], query)).toMatchObject({
      firstDate: '2026-11-16',
      soFar: { workouts: 0 },
      weeks: 0,
      usual: null,
      usualSoFar: null,
    });
    expect(weekAgainstUsual([rideOn('2026-10-26')], query)).toMatchObject({ weeks: 3, usual: null });
  });

  it('is the median of the weeks before, by the same weekday and as a whole', () => {
    const weeks = [1, 2, 3, 4, 5].flatMap((back) => {
      const monday = addDays('2026-11-16', -7 * back);
      return [rideOn(monday), rideOn(addDays(monday, 5))];
    });
    expect(weekAgainstUsual([...weeks, rideOn('2026-11-17')], query)).toMatchObject({
      soFar: { workouts: 1 },
      weeks: 5,
      usualSoFar: { workouts: 1, seconds: 1800, riddenMetres: 14_400 },
      usual: { workouts: 2, seconds: 3600, riddenMetres: 28_800 },
    });
  });

  it('counts weeks without a workout, and looks at twelve', () => {
    const answer = weekAgainstUsual([rideOn('2026-01-01'), rideOn('2026-11-09')], query);
    expect(answer).toMatchObject({ weeks: 12, usual: { workouts: 0, seconds: 0, riddenMetres: 0 } });
  });

  it('knows no distance where none was measured', () => {
    const yoga = rideOn('2026-01-01', { discipline: 'yoga' });
    expect(weekAgainstUsual([yoga], query).usual?.riddenMetres).toBeNull();
  });
});
