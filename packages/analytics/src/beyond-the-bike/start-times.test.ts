import { describe, expect, it } from 'vitest';
import { rideOn } from '../made-up-workout.ts';
import { maybeAverageStart, startTimes } from './start-times.ts';

describe('the average start time', () => {
  it('goes round midnight: 23:00 and 01:00 average to midnight', () => {
    expect(maybeAverageStart([23 * 60, 60])?.minuteOfDay).toBe(0);
  });

  it('has the circular standard deviation as its spread', () => {
    // Two times an hour from their mean: R = cos(15°), s = sqrt(-2 ln R) = 0.26333 rad, 229.18 minutes each.
    const average = maybeAverageStart([420, 540]);
    expect(average?.minuteOfDay).toBe(480);
    expect(average?.spreadMinutes).toBeCloseTo(60.345, 2);
  });

  it('is the time itself for one workout, without spread', () => {
    expect(maybeAverageStart([437])).toEqual({ minuteOfDay: 437, spreadMinutes: 0 });
  });

  it('is null without a workout, and where the times cancel each other out', () => {
    expect(maybeAverageStart([])).toBeNull();
    expect(maybeAverageStart([0, 720])).toBeNull();
  });
});

describe('start times', () => {
  it('are read in the time zone of each workout', () => {
    const answer = startTimes([
      rideOn('2026-07-01', { startedAt: '2026-07-01T05:30:00Z', timeZone: 'Europe/Berlin' }),
      rideOn('2026-06-30', { startedAt: '2026-07-01T02:30:00Z', timeZone: 'America/New_York' }),
    ]);
    expect(answer.workoutsByHour[7]).toBe(1);
    expect(answer.workoutsByHour[22]).toBe(1);
    // 1 July 2026 is a Wednesday, and in New York it was still Tuesday.
    expect(answer.workoutsByWeekdayAndHour[2]?.[7]).toBe(1);
    expect(answer.workoutsByWeekdayAndHour[1]?.[22]).toBe(1);
  });

  it('stay the same when the clocks change', () => {
    const answer = startTimes([
      rideOn('2026-10-24', { startedAt: '2026-10-24T05:00:00Z', timeZone: 'Europe/Berlin' }),
      rideOn('2026-10-25', { startedAt: '2026-10-25T06:00:00Z', timeZone: 'Europe/Berlin' }),
    ]);
    expect(answer.average).toEqual({ minuteOfDay: 420, spreadMinutes: 0 });
  });

  it('leave out imports', () => {
    expect(startTimes([rideOn('2026-07-01', { isImported: true })])).toMatchObject({
      workouts: 0,
      average: null,
    });
  });
});
