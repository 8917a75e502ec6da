import { friends } from '@ridebook/analytics';
import { classRideOn } from '@ridebook/analytics/made-up-workout';
import type { FriendLook } from '@ridebook/domain';
import { describe, expect, it } from 'vitest';
import { createFormatter } from '../format/formatter.ts';
import { drawAsText } from './draw-for-test.ts';
import { friendsChart } from './friends-chart.ts';

const format = createFormatter({ locale: 'en-GB', timeZone: 'UTC' });
const person = (id: string, watts: readonly number[]): FriendLook => ({
  friend: { id, username: id, location: null, imageUrl: null, isPrivate: false, isSelf: id === 'me' },
  rides: watts.map((value, index) =>
    classRideOn(`2026-11-0${index + 1}`, 30, value, { id: `${id}-${index}` }),
  ),
  failure: null,
});
const chartOf = (...people: readonly FriendLook[]) => {
  const found = friends(people, {
    asOf: '2026-11-22',
    days: null,
    classMinutes: null,
    leftOutIds: new Set(),
  });
  return friendsChart({ ...found, sentence: 'Average output of three riders.', format });
};

describe('the riders side by side', () => {
  it('have a row each, the rider’s first, and a point a ride', async () => {
    const chart = chartOf(person('me', [150, 170]), person('ann', [180, 190]), person('bob', [120]));
    expect(chart.points.map(({ title, x }) => [title, x])).toEqual([
      ['me', 150],
      ['me', 170],
      ['ann', 180],
      ['ann', 190],
      ['bob', 120],
    ]);
    await expect(drawAsText(chart, 860)).toMatchFileSnapshot('golden/friends-chart.svg');
  });

  it('draw nobody, and one ride, without a hole in the numbers', () => {
    expect(drawAsText(chartOf(person('me', [])), 320)).not.toMatch(/NaN|Infinity/);
    expect(drawAsText(chartOf(person('me', [150])), 320)).not.toMatch(/NaN|Infinity/);
  });
});
