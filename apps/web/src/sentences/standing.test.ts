import { describe, expect, it } from 'vitest';
import { createFormatter } from '../format/formatter.ts';
import { comparisonRow, lanesSentence, rankWords, signedDecimal, tooFewSentence } from './standing.ts';

const format = createFormatter({ locale: 'en-GB', timeZone: 'UTC' });
const spread = { lowest: 1, lowerQuartile: 1, median: 1, upperQuartile: 1, highest: 2 };

describe('a standing in words', () => {
  it('counts from the nearer end', () => {
    expect([1, 2, 12, 13, 22, 23].map((rank) => rankWords(rank, 23))).toEqual([
      'Best',
      'Second best',
      '12th best',
      '11th lowest',
      'Second lowest',
      'Lowest',
    ]);
    expect(rankWords(1, 1)).toBe('Best');
  });

  it('writes a measure with its distance to the median', () => {
    const placed = {
      kind: 'placed',
      measure: 'outputJoules',
      comparableWorkouts: 22,
      value: 511_000,
      percentile: 95,
      spread,
      aboveMedian: 37_400,
    } as const;
    expect(comparisonRow(placed, format)).toMatchObject({ value: '511', unit: 'kJ', difference: '+37' });
  });

  it('never writes what was not measured as a number', () => {
    const none = { kind: 'not-measured', measure: 'efficiencyWattsPerBpm', comparableWorkouts: 0 } as const;
    expect(comparisonRow(none, format)).toMatchObject({ value: '–', unit: '', difference: '' });
  });

  it('signs a difference as it is written', () => {
    expect(signedDecimal(-0.104, 2, format)).toBe('−0.10');
    expect(signedDecimal(0.04, 1, format)).toBe('0');
  });

  it('speaks the rings, and says when there are too few for them', () => {
    expect(
      lanesSentence(
        [
          { name: 'output', percentile: 95.4 },
          { name: 'efficiency', percentile: null },
        ],
        22,
        format,
      ),
    ).toBe('Percentiles among 22 other rides: output 95, efficiency not comparable.');
    expect(tooFewSentence(1, format)).toBe('Only 1 other ride like this so far; the comparison starts at 8.');
  });
});
