import { describe, expect, it } from 'vitest';
import type { HeadlineFact } from '@ridebook/analytics';
import { createFormatter } from '../format/formatter.ts';
import { riderCalled } from '../format/rider-words.ts';
import { headlineSentence } from './headline.ts';

const format = createFormatter({ locale: 'en-GB', timeZone: 'UTC' });
const say = (fact: HeadlineFact): string =>
  headlineSentence(fact, format, '2026-11-22').replaceAll('\u00a0', ' ');

describe('the headline’s words', () => {
  it.each<[HeadlineFact, string]>([
    [{ kind: 'best-since', classMinutes: 45, since: '2026-03-09' }, 'Your best 45 minutes since March.'],
    [
      { kind: 'record', classMinutes: 30, outputJoules: 398_000, gainJoules: 2000, eraStart: null },
      'A record: 398 kJ, the most you have put into 30 minutes.',
    ],
    [
      { kind: 'record', classMinutes: 30, outputJoules: 350_000, gainJoules: 2000, eraStart: '2026-03-03' },
      'A record: 350 kJ, the most you have put into 30 minutes since March.',
    ],
    [
      { kind: 'repeat', attempt: 4, isStrongest: true, differenceJoules: 29_000, comparedWith: '2026-02-03' },
      'Your fourth attempt at this class and the strongest: 29 kJ more than in February.',
    ],
    [
      {
        kind: 'repeat',
        attempt: 2,
        isStrongest: false,
        differenceJoules: -12_000,
        comparedWith: '2025-02-03',
      },
      'Your second attempt at this class, 12 kJ under the best one, of February 2025.',
    ],
    [{ kind: 'streak', weeks: 37, isLongest: true }, '37 weeks in a row, your longest run yet.'],
    [
      { kind: 'usual', classMinutes: 45, differenceJoules: 3000, rides: 22 },
      'Close to your usual 45 minutes: 3 kJ above the median of 22.',
    ],
    [
      { kind: 'usual', classMinutes: 30, differenceJoules: -12_000, rides: 22 },
      'An easy 30 minutes: 12 kJ under the median of 22.',
    ],
    [
      { kind: 'latest', discipline: 'yoga', title: 'Flow', localDate: '2026-11-21' },
      'Your latest workout: yoga, yesterday.',
    ],
    [
      { kind: 'latest', discipline: 'yoga', title: 'Flow', localDate: '2026-08-14' },
      '100 days since your last workout, in August.',
    ],
    [{ kind: 'nothing' }, 'Nothing in the book yet.'],
  ])('of %o', (fact, sentence) => {
    expect(say(fact)).toBe(sentence);
  });

  it.each<[HeadlineFact, string]>([
    [{ kind: 'best-since', classMinutes: 45, since: '2026-03-09' }, 'Maren’s best 45 minutes since March.'],
    [
      { kind: 'record', classMinutes: 30, outputJoules: 398_000, gainJoules: 2000, eraStart: null },
      'A record: 398\u00a0kJ, the most Maren has put into 30 minutes.',
    ],
    [{ kind: 'streak', weeks: 37, isLongest: true }, '37 weeks in a row, Maren’s longest run yet.'],
  ])('of %o in the book of somebody else', (fact, sentence) => {
    const ofMaren = { ...format, rider: riderCalled('Maren') };
    expect(headlineSentence(fact, ofMaren, '2026-11-22')).toBe(sentence);
  });
});
