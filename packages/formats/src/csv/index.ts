export { columnHead, columnNames, type ColumnName, type UnitSystem } from './columns.ts';
export type { FileWorkout, SourceRow } from './decode-row.ts';
export { fileKind, kindBytes, type Encoding } from './file-kind.ts';
export type { CsvHead } from './header.ts';
export { createWorkoutReader, type FileLine, type WorkoutReader } from './read-workouts.ts';
export { csvHeadLine, csvLine, type CsvForm, type WorkoutToWrite } from './write-workouts.ts';
