import { allIsFair, instructors } from '@ridebook/analytics';
import { classRideOn } from '@ridebook/analytics/made-up-workout';
import { describe, expect, it } from 'vitest';
import { columnsOf, markedIds, sortRows, type ColumnName } from './columns.ts';

const rows = instructors(
  [
    classRideOn('2026-11-01', 30, 150, { id: 'a1', instructorId: 'a', instructorName: 'Ann' }),
    classRideOn('2026-11-02', 30, 160, { id: 'a2', instructorId: 'a', instructorName: 'Ann' }),
    classRideOn('2026-11-03', 30, 200, { id: 'b1', instructorId: 'b', instructorName: 'bob' }),
    classRideOn('2026-11-04', 30, 0, {
      id: 'c1',
      instructorId: 'c',
      instructorName: 'Cat',
      averageOutputWatts: null,
      outputJoules: null,
    }),
  ],
  { discipline: 'cycling', asOf: '2026-11-22', fairness: allIsFair },
).instructors;
const columns = columnsOf((row) => row.instructorName ?? '');
const column = (name: ColumnName) => {
  const found = columns.find((one) => one.name === name);
  if (found === undefined) throw new RangeError(name);
  return found;
};
const sorted = (name: ColumnName, direction: 'ascending' | 'descending'): string =>
  sortRows(rows, column(name), direction)
    .map(({ instructorId }) => instructorId)
    .join('');

describe('the instructors’ table', () => {
  it('puts what was not measured last either way', () => {
    expect([sorted('watts', 'descending'), sorted('watts', 'ascending')]).toEqual(['bac', 'abc']);
  });

  it('sorts names as people do, whatever their case', () => {
    expect(sorted('name', 'ascending')).toBe('abc');
  });

  it('marks the highest of those with classes enough, and nobody who is alone', () => {
    expect(markedIds(rows, columns, 1).get('watts')).toBe('b');
    expect(markedIds(rows, columns, 2).get('watts')).toBeUndefined();
    expect(markedIds(rows, columns, 1).get('time')).toBeUndefined();
  });
});
