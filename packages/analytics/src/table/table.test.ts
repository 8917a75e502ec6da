import type { WorkoutTable } from '@ridebook/domain';
import { describe, expect, it } from 'vitest';
import { rideOn } from '../made-up-workout.ts';
import { madeUpHistory } from '../made-up-workouts.ts';
import { decodeTable, tableColumn } from './decode-table.ts';
import { encodeTable } from './encode-table.ts';

const throughJson = (table: WorkoutTable) => JSON.parse(JSON.stringify(table)) as WorkoutTable;

describe('the table of all workouts', () => {
  it.each([0, 1, 2, 500])('comes back as it was with %i workouts', (workouts) => {
    const history = madeUpHistory({ workouts, seed: 5, until: '2026-11-22T12:00:00Z' });
    expect(decodeTable(throughJson(encodeTable(history)))).toEqual(history);
  });

  it('comes back in the same JSON, field by field', () => {
    const history = madeUpHistory({ workouts: 20, seed: 6, until: '2026-11-22T12:00:00Z' });
    expect(JSON.stringify(decodeTable(throughJson(encodeTable(history))))).toBe(JSON.stringify(history));
  });

  it('keeps null apart from zero, from nothing and from the word', () => {
    const odd = [
      rideOn('2026-11-01', { title: 'null', instructorName: null, outputJoules: 0, caloriesKcal: null }),
      rideOn('2026-11-02', { title: '', instructorName: '', outputJoules: null, caloriesKcal: 0 }),
      rideOn('2026-11-03', { title: '<b>"ü🌧"</b>', instructorName: 'null' }),
      rideOn('2026-11-04', { title: 'null', instructorName: null }),
    ];
    expect(decodeTable(throughJson(encodeTable(odd)))).toEqual(odd);
  });

  it('writes repeated words once, and leaves what is always new as it is', () => {
    const { columns } = encodeTable(madeUpHistory({ workouts: 200, seed: 5, until: '2026-11-22T12:00:00Z' }));
    expect(columns.instructorName).toMatchObject({
      words: expect.arrayContaining(['Ada Axle', null]) as unknown,
    });
    expect(columns.id).toHaveProperty('values');
    expect(columns.outputJoules).toHaveProperty('values');
  });

  it('gives one column alone', () => {
    const history = madeUpHistory({ workouts: 50, seed: 5, until: '2026-11-22T12:00:00Z' });
    expect(tableColumn(encodeTable(history), 'discipline')).toEqual(
      history.map(({ discipline }) => discipline),
    );
  });

  it('refuses a column that lost values', () => {
    const table = encodeTable([rideOn('2026-11-01'), rideOn('2026-11-02')]);
    expect(() => decodeTable({ ...table, rows: 3 })).toThrow(RangeError);
    const title = { words: ['a'], codes: [0, 7] };
    expect(() => decodeTable({ ...table, columns: { ...table.columns, title } })).toThrow(RangeError);
  });
});
