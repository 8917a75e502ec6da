import { describe, expect, it } from 'vitest';
import type { ProfileCounts } from '@ridebook/analytics';
import { createFormatter } from '../format/formatter.ts';
import { countsVoice } from './profile.ts';

const format = createFormatter({ locale: 'en-GB', timeZone: 'UTC' });
const whole = { isHistoryComplete: true, refused: 0 };
function counts(stored: number, total: number | null, cycling: number | null): ProfileCounts {
  const compare = (counted: number | null) => ({
    stored,
    storedImports: 0,
    countedByPeloton: counted,
    difference: counted === null ? null : stored - counted,
  });
  return { ...compare(total), disciplines: [{ discipline: 'cycling', ...compare(cycling) }] };
}
const words = (...given: Parameters<typeof countsVoice>): string => {
  const { strong, rest } = countsVoice(...given);
  return `${strong}${rest}`;
};

describe('what Peloton counts', () => {
  it('is all stored', () => {
    expect(words(counts(1543, 1543, 1543), whole, format)).toBe(
      'All 1,543 workouts that Peloton counts are stored.',
    );
  });

  it('differs in the total alone', () => {
    expect(words(counts(1543, 1546, 1543), whole, format)).toBe(
      '1,543 workouts stored, all that Peloton lists; its total says 3 more.',
    );
  });

  it('differs by discipline, with what was refused', () => {
    expect(words(counts(10, 12, 12), { ...whole, refused: 2 }, format)).toBe(
      '10 workouts stored, 2 more at Peloton: cycling. 2 were refused and are tried again.',
    );
    expect(words(counts(10, 12, 12), { ...whole, refused: 1 }, format)).toBe(
      '10 workouts stored, 2 more at Peloton: cycling. 1 was refused and is tried again; the others are of types that the settings leave out, or no longer on its list.',
    );
    expect(words(counts(12, 10, 10), whole, format)).toBe('12 workouts stored, 2 fewer at Peloton: cycling.');
  });

  it('names a few disciplines and counts the others', () => {
    const [cycling] = counts(10, 12, 12).disciplines;
    if (cycling === undefined) throw new Error('There is one.');
    const many = ['cycling', 'yoga', 'running', 'rowing'].map((discipline) => ({ ...cycling, discipline }));
    expect(words({ ...counts(40, 48, 12), disciplines: many }, whole, format)).toMatch(
      /^40 workouts stored, 8 more at Peloton: cycling, yoga and 2 other disciplines\. They are of types/,
    );
  });

  it('is not compared before everything was read, nor where nothing is counted', () => {
    expect(words(counts(10, 12, 12), { ...whole, isHistoryComplete: false }, format)).toBe(
      '10 of 12 workouts are stored so far.',
    );
    expect(words(counts(1, null, null), whole, format)).toBe(
      '1 workout stored. The account states no count of its own.',
    );
  });
});
