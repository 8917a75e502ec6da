import type { DatedValue, RiderHistory, Workout } from '@ridebook/domain';
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

describe('the FTP of a ride', () => {
  const january = value('ride', '2026-01-05', 200);
  const ftp = (entries: readonly DatedValue[], change: Partial<Workout> = {}) =>
    storyBasis(
      rideOn('2026-03-10', { ftpSource: 'ftp_workout_source', ...change }),
      { ftpWatts: entries, maximumHeartRateBpm: [], weightKilograms: [] },
      null,
    ).ftpWatts;
  const test: DatedValue = { ...value('test', '2026-03-10', 210), workoutId: 'the-test' };

  it('is what Peloton says went into it: a warm-up is ridden before the test of that day', () => {
    expect(ftp([january, test], { ftpWatts: 200 })).toEqual(january);
    expect(ftp([january, test], { ftpWatts: 210 })).toEqual(test);
    expect(ftp([january, test], { ftpWatts: 205 })).toMatchObject({ value: 205, source: 'ride' });
  });

  it('is what the rider entered last, whatever Peloton says', () => {
    expect(ftp([january, value('by-hand', '2026-02-01', 215)], { ftpWatts: 200 })?.value).toBe(215);
    expect(ftp([value('by-hand', '2025-02-01', 215), january], { ftpWatts: 200 })?.value).toBe(200);
  });

  it('is an estimate only where nothing better is known, and what is known where Peloton says nothing', () => {
    const estimated = { ftpWatts: 190, ftpSource: 'ftp_estimated_source' };
    expect(ftp([january], estimated)).toEqual(january);
    expect(ftp([], estimated)).toMatchObject({ value: 190, source: 'estimate' });
    expect(ftp([january], { ftpWatts: null })).toEqual(january);
    expect(ftp([], { ftpWatts: null })).toBeNull();
  });
});

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
