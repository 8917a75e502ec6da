import { describe, expect, it } from 'vitest';
import { localDate, localTime } from './local-calendar.ts';

const at = (instant: string, timeZone: string) => localTime(Date.parse(instant) / 1000, timeZone);

describe('the local calendar', () => {
  it('is a day behind or ahead where the zone is', () => {
    expect(at('2026-11-22T04:59:59Z', 'America/New_York')).toEqual({ date: '2026-11-21', minuteOfDay: 1439 });
    expect(at('2026-11-22T05:00:00Z', 'America/New_York')).toEqual({ date: '2026-11-22', minuteOfDay: 0 });
    expect(at('2026-12-31T18:20:00Z', 'Asia/Kathmandu')).toEqual({ date: '2027-01-01', minuteOfDay: 5 });
  });

  it('changes its clocks at the minute, forward and back', () => {
    expect(at('2026-03-29T00:59:00Z', 'Europe/Berlin').minuteOfDay).toBe(119);
    expect(at('2026-03-29T01:00:00Z', 'Europe/Berlin').minuteOfDay).toBe(180);
    expect(at('2026-10-25T00:59:00Z', 'Europe/Berlin').minuteOfDay).toBe(179);
    expect(at('2026-10-25T01:00:00Z', 'Europe/Berlin').minuteOfDay).toBe(120);
  });

  it('reads Etc/GMT+5 as five hours behind, and an unknown zone as UTC', () => {
    expect(at('2026-11-22T03:00:00Z', 'Etc/GMT+5')).toEqual({ date: '2026-11-21', minuteOfDay: 1320 });
    expect(at('2026-11-22T03:00:00.5Z', 'Nowhere/Land')).toEqual({ date: '2026-11-22', minuteOfDay: 180 });
  });

  it('knows leap days', () => {
    expect(localDate(Date.parse('2024-03-01T04:00:00Z') / 1000, 'America/New_York')).toBe('2024-02-29');
  });

  it.each(['America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe', 'Africa/Casablanca', 'Pacific/Apia'])(
    'says what the calendar of the machine says, through the years in %s',
    (timeZone) => {
      const formatter = new Intl.DateTimeFormat('sv-SE', {
        timeZone,
        dateStyle: 'short',
        timeStyle: 'short',
      });
      const first = Date.parse('2018-01-01T00:07:00Z') / 1000;
      for (let hours = 0; hours < 10 * 365 * 24; hours += 11) {
        const epochSeconds = first + hours * 3600;
        const { date, minuteOfDay } = localTime(epochSeconds, timeZone);
        const time = `${String(Math.floor(minuteOfDay / 60)).padStart(2, '0')}:${String(minuteOfDay % 60).padStart(2, '0')}`;
        expect(`${date} ${time}`).toBe(formatter.format(epochSeconds * 1000));
      }
    },
  );
});
