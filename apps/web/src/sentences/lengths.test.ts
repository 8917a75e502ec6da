import { describe, expect, it } from 'vitest';
import { allIsFair, classLengths } from '@ridebook/analytics';
import { classRideOn } from '@ridebook/analytics/made-up-workout';
import { createFormatter } from '../format/formatter.ts';
import { latestVoice, lengthHeadline } from './lengths.ts';

const format = createFormatter({ locale: 'en-GB', timeZone: 'UTC' });
const asOf = '2026-11-22';

function headline(watts: readonly (number | null)[]): string {
  const rides = watts.map((value, index) =>
    classRideOn(`2026-05-0${index + 1}`, 30, value ?? 0, value === null ? { outputJoules: null } : {}),
  );
  const [length] = classLengths(rides, { discipline: 'cycling', asOf, fairness: allIsFair });
  if (length === undefined) throw new Error('There is no length.');
  return lengthHeadline(length, format, asOf).replaceAll('\u00a0', ' ');
}

describe('the headline of a length', () => {
  it.each([
    [[100, 200, 150], 'Your 3 rides of 30 minutes: 360 kJ at best, in May, and 270 kJ at the median.'],
    [[100], 'Your one ride of 30 minutes: 180 kJ at best, in May.'],
    [[null, null], 'Your 2 rides of 30 minutes, none with an output.'],
  ])('of %j', (watts, sentence) => {
    expect(headline(watts)).toBe(sentence);
  });
});

describe('the latest ride of a length', () => {
  const latest = { value: 270, written: '270 kJ', localDate: '2026-11-21' };
  const say = (others: readonly number[]): string => {
    const { strong, rest } = latestVoice(latest, others, format);
    return (strong + rest).replaceAll('\u00a0', ' ');
  };
  it('stands among the others once there are enough of them', () => {
    const others = [200, 210, 220, 230, 240, 250, 280, 290];
    expect(say(others)).toBe('270 kJ on 21 Nov 2026, above 75 % of the 8 others.');
    expect(say(others.map((value) => value - 100))).toBe('270 kJ on 21 Nov 2026, above every other.');
    expect(say([200])).toBe(
      '270 kJ on 21 Nov 2026. Only 1 other ride of this length so far; the comparison starts at 8.',
    );
    expect(latestVoice(null, others, format).strong).toBe('The latest ride did not measure it.');
  });
});
