import { dayNumber } from '@ridebook/analytics';
import { describe, expect, it } from 'vitest';
import {
  columnsChange,
  filterChange,
  noFilterChange,
  orderChange,
  parseExplorerQuery,
  withChanges,
} from './explorer-query.ts';
import { columnNames, explorerColumns, fittingColumns, usualColumns } from './explorer-columns.ts';

describe('the explorer’s address', () => {
  it('is empty for everything, newest first', () => {
    expect(parseExplorerQuery({})).toEqual({
      filters: { dimensions: {}, text: null },
      classId: null,
      order: { by: 'startedAt', direction: 'descending' },
      columns: usualColumns,
    });
  });

  it('is shown with its changes before they are written', () => {
    expect(withChanges({ discipline: 'cycling', sort: '-seconds' }, { sort: null, length: '30..' })).toEqual({
      discipline: 'cycling',
      length: '30..',
    });
  });

  it('takes the short forms that other pages link to', () => {
    const query = { discipline: 'cycling', length: '30', from: '2026-01-01', to: '2026-01-31', class: 'c' };
    const { filters, classId } = parseExplorerQuery(query);
    expect(filters.dimensions).toEqual({
      discipline: { words: ['cycling'] },
      classMinutes: { from: 30, to: 31 },
      period: { from: dayNumber('2026-01-01'), to: dayNumber('2026-02-01') },
    });
    expect(classId).toBe('c');
  });

  it.each([
    ['classMinutes', { from: 30, to: 61 }, { length: '30..60' }],
    ['classMinutes', { from: 45, to: 46 }, { length: '45' }],
    ['heartRateBpm', { from: 140, to: null }, { heartRateBpm: '140..' }],
    ['difficulty', { from: 7.5, to: 8 }, { difficulty: '7.5..8' }],
    ['instructor', { words: ['a,b\\c', null, 'none'] }, { instructor: String.raw`a\,b\\c,none,\none` }],
  ] as const)('writes %s and reads the same back', (name, filter, change) => {
    expect(filterChange(name, filter)).toEqual(change);
    const address = Object.fromEntries(Object.entries(change));
    expect(parseExplorerQuery(address).filters.dimensions[name]).toEqual(filter);
  });

  it('takes a filter out that filters nothing', () => {
    expect(filterChange('instructor', { words: [] })).toEqual({ instructor: null });
    expect(filterChange('heartRateBpm', { from: null, to: null })).toEqual({ heartRateBpm: null });
    expect(filterChange('period', null)).toEqual({ from: null, to: null });
    expect(noFilterChange()).toMatchObject({ length: null, from: null, text: null, class: null });
  });

  it('ignores what makes no sense', () => {
    const nonsense = {
      length: 'long',
      heartRateBpm: '140',
      from: 'x',
      to: '2026-13-45',
      sort: '-no',
      columns: 'x',
    };
    expect(parseExplorerQuery(nonsense)).toEqual(parseExplorerQuery({}));
  });

  it('keeps sort and columns, and leaves the usual ones out', () => {
    expect(orderChange({ by: 'outputJoules', direction: 'descending' })).toEqual({ sort: '-outputJoules' });
    expect(orderChange({ by: 'startedAt', direction: 'descending' })).toEqual({ sort: null });
    expect(columnsChange([...usualColumns].reverse())).toEqual({ columns: null });
    expect(columnsChange(['title', 'startedAt'])).toEqual({ columns: 'startedAt,title' });
  });
});

describe('the columns of the table', () => {
  const widthOf = (columns: typeof explorerColumns): number =>
    columns.reduce((sum, { width }) => sum + width, 0);

  it('fit the width they are given, down to the date and the class', () => {
    for (const width of [2000, 900, 600, 400]) {
      const fitting = fittingColumns(explorerColumns, width);
      expect(widthOf(fitting)).toBeLessThanOrEqual(width);
    }
    expect(fittingColumns(explorerColumns, 10).map(({ name }) => name)).toEqual(['startedAt', 'title']);
  });

  it('have each its own name', () => {
    expect(new Set(columnNames).size).toBe(columnNames.length);
  });
});
