import { describe, expect, it } from 'vitest';
import { calendar } from './calendar.ts';
import { rideOn } from '../made-up-workout.ts';

const november = { firstDate: '2026-11-01', lastDate: '2026-11-30' };

describe('the calendar', () => {
  it('has no day without a workout', () => {
    expect(calendar([], november)).toEqual({ ...november, days: [] });
  });

  it('sums a day and lists it in the order of the day', () => {
    const { days } = calendar(
      [
        rideOn('2026-11-20', { id: 'late', startedAt: '2026-11-20T18:00:00Z' }),
        rideOn('2026-11-20', { id: 'early', startedAt: '2026-11-20T06:00:00Z', outputJoules: null }),
        rideOn('2026-11-20', {
          id: 'run',
          startedAt: '2026-11-20T12:00:00Z',
          discipline: 'running',
          durationSeconds: 5000,
        }),
        rideOn('2026-10-31'),
        rideOn('2026-11-21', { isImported: true }),
      ],
      november,
    );
    expect(days).toMatchObject([
      {
        localDate: '2026-11-20',
        workouts: 3,
        seconds: 8600,
        mainDiscipline: 'running',
        rideOutputJoules: 270_000,
        lines: [{ id: 'early' }, { id: 'run' }, { id: 'late' }],
      },
    ]);
  });

  it('has no output on a day that measured none', () => {
    expect(
      calendar([rideOn('2026-11-20', { discipline: 'yoga' })], november).days[0]?.rideOutputJoules,
    ).toBeNull();
  });
});
