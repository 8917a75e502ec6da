import { describe, expect, it } from 'vitest';
import { createFormatter } from './formatter.ts';

const british = createFormatter({ locale: 'en-GB', timeZone: 'Europe/London' });
const american = createFormatter({ locale: 'en-US', timeZone: 'America/New_York' });
const german = createFormatter({ locale: 'de-DE', timeZone: 'Europe/Berlin' });
const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, ' ');

describe('numbers and units', () => {
  it('write a dash for what is missing, and zero as a number', () => {
    expect(british.number(null)).toBe('–');
    expect(british.kilojoules(null)).toBe('–');
    expect(british.number(0)).toBe('0');
  });

  it('say where Peloton stops counting', () => {
    expect([42_100, 100_000, 254_458, null].map((times) => british.takenTimes(times))).toEqual([
      '42,100',
      '100,000+',
      // Counted before Peloton stopped there.
      '254,458',
      '–',
    ]);
  });

  it('use the true minus, and a sign for every gain', () => {
    expect(british.number(-12)).toBe('−12');
    expect([3, -3, 0, -0.2].map((value) => british.signed(value))).toEqual(['+3', '−3', '0', '0']);
  });

  it('group thousands as the reader does', () => {
    expect(british.number(1831)).toBe('1,831');
    expect(german.number(1831)).toBe('1.831');
  });

  it('round joules to whole kilojoules', () => {
    expect(british.kilojoules(148_003.98)).toBe('148');
  });

  it('measure in miles where roads are signed in miles', () => {
    expect(plain(american.distance(160_934.4))).toBe('100 mi');
    expect(plain(german.distance(160_934.4))).toBe('161 km');
  });

  it('name the unit apart where a table has it in its head', () => {
    expect([american.distanceNumber(160_934.4), american.distanceUnit]).toEqual(['100.0', 'mi']);
    expect([german.speedNumber(10), german.speedUnit]).toEqual(['36,0', 'km/h']);
    expect([british.distanceNumber(null), british.speedNumber(null), british.decimal(null, 2)]).toEqual([
      '–',
      '–',
      '–',
    ]);
    expect([british.decimal(-7.25, 1), british.decimal(7, 2)]).toEqual(['−7.3', '7.00']);
  });

  it('list what belongs together and what excludes each other', () => {
    expect([british.list(['20', '30']), british.either(['10', '20', '30'])]).toEqual([
      '20 and 30',
      '10, 20 or 30',
    ]);
  });

  it('draw and write speeds, heights and paces in the reader’s units', () => {
    expect(american.speedIn(8.9408)).toBeCloseTo(20, 6);
    expect(german.speedIn(10)).toBe(36);
    expect(american.elevationIn(30.48)).toBeCloseTo(100, 9);
    expect([american.pace(300), german.pace(299.6), german.pace(null)]).toEqual(['8:03', '5:00', '–']);
    expect(american.unitNames.pace).toBe('min/mi');
  });

  it('write an exact number to the hundredth', () => {
    expect(british.exact(511.256)).toBe('511.26');
  });

  it('never break a unit from its number', () => {
    expect(british.percent(0.35)).toBe('35\u00a0%');
    expect(british.duration(12_300)).toBe('3\u00a0h\u00a025');
  });
});

describe('durations', () => {
  it('are minutes below an hour and hours from there on', () => {
    expect([1800, 3600, 3900, 59.6 * 60].map((seconds) => plain(british.duration(seconds)))).toEqual([
      '30 min',
      '1 h',
      '1 h 05',
      '1 h',
    ]);
  });

  it('of a step are minutes and seconds', () => {
    expect([2, 21, 330].map((seconds) => british.clock(seconds))).toEqual(['0:02', '0:21', '5:30']);
  });
});

describe('dates and times', () => {
  it('follow the locale', () => {
    expect(british.date('2026-10-03')).toBe('3 Oct 2026');
    expect(american.date('2026-10-03')).toBe('Oct 3, 2026');
    expect(american.weekdayDate('2026-11-21')).toBe('Sat Nov 21');
  });

  it('say the year of a day that is long past', () => {
    expect(british.dayInList('2026-10-10', '2026-11-22')).toBe('Sat 10 Oct');
    expect(british.dayInList('2025-12-10', '2026-11-22')).toBe('10 Dec 2025');
  });

  it('show a calendar day as that day in every zone', () => {
    for (const timeZone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago'])
      expect(createFormatter({ locale: 'en-GB', timeZone }).date('2026-01-01')).toBe('1 Jan 2026');
  });

  it('add the year to a month only where it is another', () => {
    expect(british.monthInWords('2026-03-09', '2026-11-22')).toBe('March');
    expect(british.monthInWords('2025-03-09', '2026-11-22')).toBe('March 2025');
  });

  it('name the day of a moment that is not today’s', () => {
    expect(british.moment('2026-11-22T08:12:00Z', '2026-11-22')).toBe('08:12');
    expect(british.moment('2026-11-20T08:12:00Z', '2026-11-22')).toBe('20 Nov, 08:12');
  });

  it('begin the week where the reader does', () => {
    expect([british, american, german].map((format) => format.firstWeekday)).toEqual([1, 7, 1]);
  });
});
