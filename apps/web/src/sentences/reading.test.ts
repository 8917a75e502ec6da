import { describe, expect, it } from 'vitest';
import { createFormatter } from '../format/formatter.ts';
import { fetchingProgress } from '../state/test-status.ts';
import {
  readingExplanation,
  readingHeadline,
  runningSyncWords,
  timeLeft,
  timeLeftAtPace,
} from './reading.ts';

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
    const atPace = (seconds: number): string => timeLeftAtPace(fetchingProgress, at(seconds), format);
    expect(atPace(645)).toBe('about 20 minutes left, at 2 requests a second');
    expect(atPace(5)).toBe('about 20 minutes left');
    const left = (secondsLeft: number | null): string =>
      timeLeft({ ...fetchingProgress, secondsLeft }, format);
    expect(left(30)).toBe('less than a minute left');
    expect(left(7200)).toBe('about 2 hours left');
    expect(left(null)).toBe('');
    expect(timeLeftAtPace({ ...fetchingProgress, secondsLeft: null }, at(645), format)).toBe('');
  });

  it('say in the top bar whether everything is listed or only what is new looked for', () => {
    const listing = { ...fetchingProgress, phase: 'listing', planned: null } as const;
    expect(runningSyncWords(listing, true, format)).toBe('Listing your workouts');
    expect(runningSyncWords(listing, false, format)).toBe('Looking for new workouts');
    expect(runningSyncWords(fetchingProgress, true, format)).toMatch(/^Reading [\d,]+ of [\d,]+$/);
  });
});
