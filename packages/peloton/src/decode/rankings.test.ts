import { expect, it } from 'vitest';
import { isSameButForRankings } from './rankings.ts';

const answer = {
  id: 'w1',
  leaderboard_rank: 12,
  total_work: 300_000,
  ride: { total_workouts: 5, image_url: 'https://images.example/a.png?signature=1', title: 'Ride' },
};

it('sees no difference in ranks, ratings, signatures of addresses and the order of keys', () => {
  const { ride, ...rest } = answer;
  const later = {
    ride: { title: 'Ride', image_url: 'https://images.example/a.png?signature=2', total_workouts: 9 },
    ...rest,
    leaderboard_rank: 4_000,
  };
  expect(ride.total_workouts).not.toBe(later.ride.total_workouts);
  expect(isSameButForRankings(answer, later)).toBe(true);
});

it.each([
  ['another output', { ...answer, total_work: 300_001 }],
  ['a rank that is gone', { id: 'w1', total_work: 300_000, ride: answer.ride }],
  ['a rank that became null', { ...answer, leaderboard_rank: null }],
  ['a rank that became a text', { ...answer, leaderboard_rank: '12' }],
  ['a field nobody has seen before', { ...answer, moon_phase: 1 }],
  ['another picture', { ...answer, ride: { ...answer.ride, image_url: 'https://images.example/b.png' } }],
])('sees %s', (_name, other) => {
  expect(isSameButForRankings(answer, other)).toBe(false);
});
