import { dayNumber } from '@ridebook/analytics';
import type { ExplorerFilters } from '@ridebook/analytics/explorer';
import { describe, expect, it } from 'vitest';
import { createFormatter } from '../format/formatter.ts';
import { filterSentence, rangeLabel } from './filters.ts';

const format = createFormatter({ locale: 'en-GB', timeZone: 'Europe/London' });
const today = '2026-11-22';
const sentence = (dimensions: ExplorerFilters['dimensions'], text: string | null = null, selected = 247) => {
  const words = {
    filters: { dimensions, text },
    classTitle: null,
    wordOf: (_: string, key: string | null) => key ?? 'Without',
    today,
    firstDate: '2022-01-03',
  };
  const { strong, rest } = filterSentence(selected, 1831, words, format);
  return (strong + rest).replaceAll('\u00a0', ' ');
};
const days = (from: string | null, end: string | null) => ({
  from: from === null ? null : dayNumber(from),
  to: end === null ? null : dayNumber(end),
});

describe('the filter as a sentence', () => {
  it('says that nothing is filtered', () => {
    expect(sentence({}, null, 1831)).toBe('1,831 workouts since January 2022.');
  });

  it('tells discipline, length, period and heart rate', () => {
    expect(
      sentence({
        discipline: { words: ['cycling'] },
        classMinutes: { from: 30, to: 61 },
        period: days('2025-01-01', null),
        heartRateBpm: { from: 140, to: 155 },
      }),
    ).toBe(
      '247 of 1,831 workouts: rides of 30 to 60 minutes since January 2025 with an average heart rate of 140 to 155.',
    );
  });

  it('says when there is none', () => {
    expect(sentence({ discipline: { words: ['yoga'] } }, null, 0)).toBe('None of 1,831 workouts: yoga.');
  });

  it('names alternatives, weekdays and a text', () => {
    expect(sentence({ instructor: { words: ['Ada', 'Bo'] }, weekday: { words: ['Sunday'] } }, 'climb')).toBe(
      '247 of 1,831 workouts: those with Ada or Bo on Sundays that mention “climb”.',
    );
  });

  it.each([
    [days('2026-03-01', '2026-04-01'), 'in March 2026'],
    [days('2025-01-01', '2026-01-01'), 'in 2025'],
    [days('2025-02-01', '2025-04-01'), 'from February 2025 to March 2025'],
    [days('2025-02-03', '2025-04-01'), 'from 3 Feb 2025 to March 2025'],
    [days('2025-02-03', '2025-02-04'), 'on 3 Feb 2025'],
    [days(null, '2025-04-01'), 'until March 2025'],
    [days('2026-11-03', '2026-12-01'), 'since 3 Nov 2026'],
  ])('names a period %#', (period, words) => {
    expect(sentence({ period })).toBe(`247 of 1,831 workouts: those ${words}.`);
  });

  it('leaves open what is open', () => {
    expect(sentence({ averageOutputWatts: { from: 180, to: null } })).toContain('output of 180 W or more.');
    expect(sentence({ hourOfDay: { from: null, to: 8 } })).toContain('begun before 08:00.');
  });
});

describe('a stretch as a token', () => {
  it('is short', () => {
    const label = (...[name, filter]: [Parameters<typeof rangeLabel>[0], Parameters<typeof rangeLabel>[1]]) =>
      rangeLabel(name, filter, today, format).replaceAll('\u00a0', ' ');
    expect(label('classMinutes', { from: 30, to: 61 })).toBe('30 to 60 min');
    expect(label('classMinutes', { from: 30, to: 31 })).toBe('30 min');
    expect(label('period', days('2025-01-01', null))).toBe('1 Jan 2025 to today');
    expect(label('standingPercent', { from: null, to: 10 })).toBe('top up to 10 %');
    expect(label('difficulty', { from: 7.5, to: 8 })).toBe('difficulty 7.5 to 8');
  });
});
