import { describe, expect, it } from 'vitest';
import { createFormatter } from '../format/formatter.ts';
import { fetchingProgress } from '../state/test-status.ts';
import { readingExplanation, readingHeadline, timeLeft } from './reading.ts';

const format = createFormatter({ locale: 'en-GB', timeZone: 'UTC' });
const at = (seconds: number): number => Date.parse(fetchingProgress.startedAt) + seconds * 1000;

describe('the words of a reading', () => {
  it('say how far back it has come', () => {
    expect(readingHeadline(fetchingProgress, format)).toBe('Reading your history, back to May 2025 so far.');
    expect(readingHeadline({ ...fetchingProgress, reachedDate: null }, format)).toBe('Reading your history.');
    expect(readingHeadline({ ...fetchingProgress, phase: 'stopped' }, format)).toBe(
      'Stopped, back to May 2025.',
    );
  });

  it('give the reason of a broken one', () => {
    const problem = { kind: 'server', message: 'Peloton answered 503.' };
    expect(readingExplanation({ ...fetchingProgress, phase: 'failed', problem })).toBe(
      'Peloton answered 503. What has arrived is complete.',
    );
  });

  it('estimate the time left in a person’s units, and the pace once it can be judged', () => {
    expect(timeLeft(fetchingProgress, at(645), format)).toBe('about 20 minutes left, at 2 requests a second');
    expect(timeLeft(fetchingProgress, at(5), format)).toBe('about 20 minutes left');
    expect(timeLeft({ ...fetchingProgress, secondsLeft: 30, requests: 1 }, at(645), format)).toBe(
      'less than a minute left',
    );
    expect(timeLeft({ ...fetchingProgress, secondsLeft: 7200, requests: 1 }, at(645), format)).toBe(
      'about 2 hours left',
    );
    expect(timeLeft({ ...fetchingProgress, secondsLeft: null }, at(645), format)).toBe('');
  });
});
