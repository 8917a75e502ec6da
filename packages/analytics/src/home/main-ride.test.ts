import { describe, expect, it } from 'vitest';
import { maybeMainRide } from './main-ride.ts';
import { classRideOn } from '../made-up-workout.ts';

const asOf = '2026-11-22';

describe('the main ride', () => {
  it('is the one with most output on the newest day, not the cool-down after it', () => {
    const rides = [
      classRideOn('2026-11-21', 5, 90, { id: 'cool-down', startedAt: '2026-11-21T09:05:00Z' }),
      classRideOn('2026-11-21', 45, 180, { id: 'main' }),
      classRideOn('2026-11-20', 60, 200, { id: 'the day before' }),
    ];
    expect(maybeMainRide(rides, asOf)?.id).toBe('main');
    expect(maybeMainRide(rides.toReversed(), asOf)?.id).toBe('main');
  });

  it('takes only class rides that count and have an output', () => {
    const rides = [
      classRideOn('2026-11-21', 30, 150, { id: 'imported', isImported: true }),
      classRideOn('2026-11-21', 30, 150, { id: 'no output', outputJoules: null }),
      classRideOn('2026-11-21', 30, 150, { id: 'just ride', classId: null }),
      classRideOn('2026-11-23', 30, 150, { id: 'tomorrow' }),
    ];
    expect(maybeMainRide(rides, asOf)).toBeNull();
  });
});
