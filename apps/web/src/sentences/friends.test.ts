import { friends } from '@ridebook/analytics';
import { classRideOn } from '@ridebook/analytics/made-up-workout';
import type { FriendLook } from '@ridebook/domain';
import { describe, expect, it } from 'vitest';
import { createFormatter } from '../format/formatter.ts';
import { friendsHeadline, rowDetail, silentSentences } from './friends.ts';

const format = createFormatter({ locale: 'en-GB', timeZone: 'UTC' });
const person = (id: string, watts: readonly number[], isPrivate = false): FriendLook => ({
  friend: { id, username: id, location: null, imageUrl: null, isPrivate, isSelf: id === 'me' },
  rides: watts.map((value, index) =>
    classRideOn(`2026-11-0${index + 1}`, 30, value, { id: `${id}-${index}` }),
  ),
  failure: null,
});
const of = (...people: readonly FriendLook[]) =>
  friends(people, { asOf: '2026-11-22', days: null, classMinutes: null, leftOutIds: new Set() });
const headline = (...people: readonly FriendLook[]): string =>
  friendsHeadline(of(...people), 'all their rides', format).replaceAll('\u00a0', ' ');

describe('the friends’ headline', () => {
  it('places the rider among those who measured an output', () => {
    const [ann, bob] = [person('ann', [180]), person('bob', [120])];
    expect(headline(person('me', [150]), ann, bob)).toBe(
      'Your 150 W over all their rides: 1 of 2 people you follow averages more.',
    );
    expect(headline(person('me', [200]), ann, bob)).toMatch(
      /: none of the 2 people you follow averages more\.$/,
    );
    expect(headline(person('me', [100]), ann)).toMatch(/: the one person you follow averages more\.$/);
    expect(headline(person('me', []), ann, bob)).toBe(
      'ann averages 180 W over all their rides, the most of those you follow.',
    );
  });

  it('says when there is nobody to compare with', () => {
    expect(headline(person('me', [150]))).toBe('Nobody you follow shows a ride.');
    expect(headline(person('me', [150]), person('cat', [], true))).toBe('Nobody you follow shows a ride.');
  });
});

it('private and silent profiles are named in a sentence each', () => {
  const found = of(person('me', [150]), person('cat', [], true), person('dan', []), person('eve', []));
  expect(silentSentences(found, format)).toEqual([
    'cat keeps a private profile and shows no rides.',
    'dan and eve have shown no ride on a bike lately.',
  ]);
  expect(silentSentences(of(person('me', [150])), format)).toEqual([]);
});

it('somebody who could not be read is no idle one, and what was known is said to stay', () => {
  const failure = { reason: 'Peloton answered 500.', at: '2026-11-22T08:00:00Z' };
  const found = of({ ...person('dan', []), failure }, { ...person('eve', [150]), failure });
  expect(silentSentences(found, format)).toEqual([
    'dan could not be read on 22 Nov 2026: Peloton answered 500. A sync asks again after a day.',
    'eve could not be read on 22 Nov 2026: Peloton answered 500. What was known of them is shown as it was. A sync asks again after a day.',
  ]);
});

it('a row says on how much it stands', () => {
  const [row] = of(person('me', [150, 150])).rows;
  expect(row && rowDetail(row, format).replaceAll('\u00a0', ' ')).toBe('9.0 kJ a minute over 2 rides');
});
