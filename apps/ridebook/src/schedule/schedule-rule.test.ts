import { describe, expect, it } from 'vitest';
import { UsageError } from '../errors.ts';
import { checkSchedule, maybeDueMs } from './schedule-rule.ts';

const at = (instant: string): number => Date.parse(instant);
const due = (rule: string, after: string, { timeZone = 'UTC', random = 0 } = {}): string | null => {
  const dueMs = maybeDueMs({ rule, timeZone }, at(after), random);
  return dueMs === null ? null : new Date(dueMs).toISOString();
};

describe('maybeDueMs', () => {
  it('is the next full hour for hourly, within twelve minutes', () => {
    expect(due('hourly', '2026-03-01T10:20:00Z')).toBe('2026-03-01T11:00:00.000Z');
    expect(due('hourly', '2026-03-01T10:20:00Z', { random: 0.5 })).toBe('2026-03-01T11:06:00.000Z');
  });

  it('is between five and six in the morning of the zone for daily', () => {
    expect(due('daily', '2026-03-01T10:00:00Z', { timeZone: 'Europe/Berlin', random: 0.5 })).toBe(
      '2026-03-02T04:30:00.000Z',
    );
  });

  it('is the very minute of a cron rule', () => {
    expect(due('30 6 * * *', '2026-03-01T10:00:00Z', { random: 0.9 })).toBe('2026-03-02T06:30:00.000Z');
  });

  it('keeps the hour of the zone on both sides of a change of clocks', () => {
    const timeZone = 'America/New_York';
    expect(due('30 6 * * *', '2026-03-07T00:00:00Z', { timeZone })).toBe('2026-03-07T11:30:00.000Z');
    expect(due('30 6 * * *', '2026-03-08T00:00:00Z', { timeZone })).toBe('2026-03-08T10:30:00.000Z');
  });

  it('comes once on the day that has no half past two', () => {
    const timeZone = 'America/New_York';
    const first = due('30 2 * * *', '2026-03-08T05:00:00Z', { timeZone }) ?? '';
    expect(first.slice(0, 10)).toBe('2026-03-08');
    expect(due('30 2 * * *', first, { timeZone })?.slice(0, 10)).toBe('2026-03-09');
  });

  it('is never for off', () => {
    expect(due('off', '2026-03-01T10:00:00Z')).toBeNull();
  });
});

describe('checkSchedule', () => {
  const check = (rule: string, timeZone = 'UTC') =>
    checkSchedule({ rule, timeZone }, at('2026-03-01T10:00:00Z'));

  it.each(['hourly', 'daily', 'off', '*/5 * * * *', '0 6,18 * * 1-5', '15 4 1 * *'])('takes %s', (rule) => {
    expect(() => check(rule, 'Pacific/Chatham')).not.toThrow();
  });

  it.each([
    ['*/4 * * * *', /more often than every 5 minutes/],
    ['0,58 * * * *', /more often than every 5 minutes/],
    ['* * * * *', /more often than every 5 minutes/],
    ['0 0 31 2 *', /never comes/],
    ['61 * * * *', /is no schedule/],
    ['*/10 * * * * *', /is no schedule/],
    ['sometimes', /is no schedule/],
    ['', /is no schedule/],
  ])('refuses %j', (rule, sentence) => {
    expect(() => check(rule)).toThrow(UsageError);
    expect(() => check(rule)).toThrow(sentence);
  });

  it('refuses a zone that nobody knows', () => {
    expect(() => check('hourly', 'Mars/Olympus')).toThrow(/no time zone/);
  });
});
