import type { Rider } from '@ridebook/domain';
import { describe, expect, it } from 'vitest';
import { rideOn } from '../made-up-workout.ts';
import { profileCounts } from './profile-counts.ts';

const rider: Rider = {
  id: 'rider',
  username: 'made_up',
  name: null,
  location: null,
  imageUrl: null,
  memberSince: null,
  totalWorkouts: 5,
  workoutCounts: [
    { discipline: 'cycling', count: 3 },
    { discipline: 'yoga', count: 2 },
  ],
  maximumHeartRateBpm: null,
};

describe('the counts of a profile', () => {
  it('stand beside those of Peloton with their difference', () => {
    const workouts = [
      rideOn('2026-11-01'),
      rideOn('2026-11-02', { isImported: true }),
      rideOn('2026-11-03', { discipline: 'rowing' }),
    ];
    expect(profileCounts(workouts, rider)).toEqual({
      stored: 3,
      storedImports: 1,
      countedByPeloton: 5,
      difference: -2,
      disciplines: [
        { discipline: 'cycling', stored: 2, storedImports: 1, countedByPeloton: 3, difference: -1 },
        { discipline: 'rowing', stored: 1, storedImports: 0, countedByPeloton: null, difference: null },
        { discipline: 'yoga', stored: 0, storedImports: 0, countedByPeloton: 2, difference: -2 },
      ],
    });
  });

  it('are what is stored before anybody signed in', () => {
    expect(profileCounts([], null)).toEqual({
      stored: 0,
      storedImports: 0,
      countedByPeloton: null,
      difference: null,
      disciplines: [],
    });
  });
});
