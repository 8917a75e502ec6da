/** Owns the way back: the columns that came to the browser, as columns and as workouts. */
import { workoutFields, type TableColumn, type Workout, type WorkoutTable } from '@ridebook/domain';

/** The values of one field, a value a row. */
export function tableColumn<Field extends keyof Workout>(
  table: WorkoutTable,
  field: Field,
): readonly Workout[Field][] {
  return decodeColumn(table.columns[field], table.rows) as readonly Workout[Field][];
}

/**
 * The workouts exactly as they were encoded, in the order of the rows.
 * @throws RangeError when a column has not one value a row
 */
export function decodeTable(table: WorkoutTable): readonly Workout[] {
  const columns = workoutFields.map((field) => decodeColumn(table.columns[field], table.rows));
  return Array.from({ length: table.rows }, (_, row) => {
    const workout: Partial<Record<keyof Workout, unknown>> = {};
    for (const [place, field] of workoutFields.entries()) workout[field] = columns[place]?.[row];
    return workout as unknown as Workout;
  });
}

function decodeColumn(column: TableColumn, rows: number): readonly unknown[] {
  const values: readonly unknown[] =
    'words' in column ? column.codes.map((code) => column.words[code]) : column.values;
  if (values.length !== rows || values.includes(undefined)) {
    throw new RangeError('The table is damaged: a column does not have one value for each row.');
  }
  return values;
}
