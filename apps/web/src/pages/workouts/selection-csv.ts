/** Owns a selection as a table for a spreadsheet: the fields of the REST API under their own names, in SI units. */
import type { Workout } from '@ridebook/domain';
import { sortKeys } from '@ridebook/analytics/explorer';
import type { ChartTable } from '../../charts/chart.ts';
import type { ColumnName } from './explorer-columns.ts';

export function selectionTable(workouts: readonly Workout[], columns: readonly ColumnName[]): ChartTable {
  return {
    heads: ['id', 'localDate', ...columns],
    rows: workouts.map((workout) => [
      workout.id,
      workout.localDate,
      ...columns.map((name) => valueOf(workout, name)),
    ]),
  };
}

/** Words as they are written; a sort key would have them in lower case. */
function valueOf(workout: Workout, name: ColumnName): string | number | null {
  if (name === 'title' || name === 'instructorName') return workout[name];
  return sortKeys[name](workout);
}
