import { records, type RecordMeasure } from '@ridebook/analytics';
import { classRideOn } from '@ridebook/analytics/made-up-workout';
import { describe, expect, it } from 'vitest';
import { createFormatter } from '../format/formatter.ts';
import { needVoice, recordsHeadline } from './record-page.ts';

const format = createFormatter({ locale: 'en-GB', timeZone: 'UTC' });
const words = { unit: 'kJ', write: format.kilojoules };
const groupsOf = (rides: ReturnType<typeof classRideOn>[], measure: RecordMeasure = 'outputJoules') =>
  records(rides, {
    measure,
    discipline: 'cycling',
    by: 'length',
    classMinutes: null,
    asOf: '2026-11-22',
    excludedIds: new Set(),
    eraStarts: [],
  }).groups;
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');
const headline = (rides: ReturnType<typeof classRideOn>[]): string =>
  plain(recordsHeadline(groupsOf(rides), words, format));
const old30 = classRideOn('2026-01-05', 30, 150);
const old45 = classRideOn('2026-01-06', 45, 150);

describe('the records’ headline', () => {
  it('tells one new record with its value, several by their lengths', () => {
    const new30 = classRideOn('2026-11-10', 30, 160);
    expect(headline([old30, new30])).toBe('A record at 30 minutes: 288 kJ, on Tue 10 Nov.');
    expect(headline([old30, new30, old45, classRideOn('2026-11-11', 45, 160)])).toBe(
      'Two records in 60 days, at 30 and 45 minutes.',
    );
  });

  it('tells the nearest where none is new, and when none is near', () => {
    expect(headline([old30, classRideOn('2026-11-10', 30, 147)])).toBe(
      '2 % from a record at 30 minutes; none was set in 60 days.',
    );
    expect(headline([old30, classRideOn('2026-11-10', 30, 100)])).toBe(
      'No record in 60 days, and none within reach lately.',
    );
    expect(headline([old30, old45])).toMatch(/^Your first marks are set/);
    expect(headline([])).toBe('No record yet.');
  });
});

describe('what a record needs', () => {
  const need = (rides: ReturnType<typeof classRideOn>[], measure?: RecordMeasure): string => {
    const [group] = groupsOf(rides, measure);
    if (group === undefined) return '';
    const { strong, rest } = needVoice(group, words, format);
    return plain(strong + rest);
  };

  it('is a wattage for outputs, with what is missing of it', () => {
    expect(need([old30, classRideOn('2026-11-10', 30, 120)])).toBe(
      '151 W on average is what a record at 30 minutes needs today. Your best of the last 90 days, 216 kJ, is 20 % short.',
    );
    expect(need([old30])).toMatch(/You rode none of that length in 90 days\.$/);
    expect(need([classRideOn('2026-11-10', 30, 120)])).toMatch(/You set it within the last 90 days\.$/);
  });

  it('is the record itself for anything else', () => {
    expect(need([classRideOn('2026-01-05', 30, 150, { caloriesKcal: 320_000 })], 'caloriesKcal')).toMatch(
      /^More than 320 kJ is what a record/,
    );
  });
});
