import { describe, expect, it } from 'vitest';
import { beyondTheBike } from '@ridebook/analytics';
import { rideOn } from '@ridebook/analytics/made-up-workout';
import { createFormatter } from '../format/formatter.ts';
import { beyondHeadline, startVoice } from './beyond.ts';

const format = createFormatter({ locale: 'en-GB', timeZone: 'UTC' });
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');
const say = (disciplines: readonly string[]): string =>
  plain(
    beyondHeadline(
      beyondTheBike(
        disciplines.map((discipline, index) => rideOn('2026-05-01', { id: String(index), discipline })),
        '2026-11-22',
      ),
      format,
    ),
  );

describe('the headline beyond the bike', () => {
  it.each([
    [[], 'Everything in the book was done on the bike.'],
    [['cycling'], 'Everything in the book was done on the bike.'],
    [['yoga', 'yoga'], '2 workouts beyond the bike, all of them yoga.'],
    [
      ['strength', 'strength', 'strength', 'yoga'],
      '4 workouts beyond the bike, 2 h. 75 % of the time is strength.',
    ],
  ])('of %j', (disciplines, sentence) => {
    expect(say(disciplines)).toBe(sentence);
  });
});

describe('the start in words', () => {
  it.each([
    [null, 0, 'No start to tell of yet.'],
    [null, 4, 'Round the clock: no time of day stands out.'],
    [{ minuteOfDay: 412, spreadMinutes: 0 }, 1, 'One start so far, at 06:52.'],
    [{ minuteOfDay: 412.4, spreadMinutes: 70 }, 9, 'You start at 06:52 on average, give or take 1 h 10.'],
    [
      { minuteOfDay: 828, spreadMinutes: 451 },
      9,
      'Most often between 18:00 and 19:00, 5 of 9. The average of 13:48 says little: the starts spread by 7 h 31.',
    ],
  ])('of %j over %i workouts', (average, workouts, sentence) => {
    const workoutsByHour = Array.from({ length: 24 }, (_, hour) => (hour === 18 ? 5 : 0));
    const { strong, rest } = startVoice({ average, workouts, workoutsByHour }, format);
    expect(plain(strong + rest)).toBe(sentence);
  });
});
