import { describe, expect, it } from 'vitest';
import type { TrendChange } from '@ridebook/analytics';
import { createFormatter } from '../format/formatter.ts';
import { maybeRestVoice, yearChangeWords } from './trends.ts';

const format = createFormatter({ locale: 'en-GB', timeZone: 'UTC' });
const moved = (aYearAgo: number, now: number): TrendChange => ({ now, aYearAgo, change: now - aYearAgo });
const none = { speed: null, heartRate: null, cadence: null, resistance: null };

describe('trends in words', () => {
  it('says faster at the same heart rate when only speed moved', () => {
    expect(maybeRestVoice({ ...none, speed: moved(9, 9.4), heartRate: moved(146, 147) })).toEqual({
      strong: 'Faster at the same heart rate',
      rest: ' than a year ago.',
    });
    expect(maybeRestVoice({ ...none, speed: moved(9, 9), heartRate: moved(146, 136) })).toEqual({
      strong: 'As fast at a lower heart rate',
      rest: ' as a year ago.',
    });
  });

  it('leaves out the heart of a rider who wears no strap', () => {
    expect(maybeRestVoice({ ...none, speed: moved(9, 8) })?.strong).toBe('Slower');
  });

  it('says nothing without a year to compare with', () => {
    expect(maybeRestVoice(none)).toBeNull();
    expect(maybeRestVoice({ ...none, speed: { now: 9, aYearAgo: null, change: null } })).toBeNull();
    expect(yearChangeWords({ now: 9, aYearAgo: null, change: null }, (value) => value, 1, format)).toBe('');
  });

  it('writes a year’s change in the reader’s unit', () => {
    expect(yearChangeWords(moved(9, 9.2), (speed) => speed * 3.6, 1, format)).toBe('+0.7 in a year');
  });
});
