import type { DatedValue, RiderHistory } from '@ridebook/domain';
import { describe, expect, it } from 'vitest';
import { rideOn } from '../made-up-workout.ts';
import { storyBasis } from './story-basis.ts';

const ride = rideOn('2023-05-01');
const value = (source: DatedValue['source'], validFrom: string, number: number): DatedValue => ({
  source,
  validFrom,
  value: number,
  workoutId: null,
});
const maximum = (entries: readonly DatedValue[], zoneMaximumBpm: number | null) => {
  const history: RiderHistory = { ftpWatts: [], maximumHeartRateBpm: entries, weightKilograms: [] };
  return storyBasis(ride, history, zoneMaximumBpm).maximumHeartRateBpm;
};

describe('the maximum heart rate of a workout', () => {
  it('is what the rider entered for the day, before what Peloton used', () => {
    expect(maximum([value('by-hand', '2023-01-01', 190)], 188)?.value).toBe(190);
  });

  it('is what Peloton used that day, where the rider entered nothing for it', () => {
    expect(maximum([value('by-hand', '2024-01-01', 190)], 188)).toMatchObject({
      value: 188,
      source: 'ride',
      workoutId: ride.id,
    });
    expect(maximum([value('account', '2020-01-01', 185)], 188)?.value).toBe(188);
  });

  it('is the account’s, however much later it was read', () => {
    expect(maximum([value('account', '2026-11-22', 185)], null)?.value).toBe(185);
    expect(maximum([], null)).toBeNull();
  });

  it('is one more for each year back where it follows from the age', () => {
    expect(maximum([value('age', '2026-11-22', 180)], null)?.value).toBe(183);
  });
});
