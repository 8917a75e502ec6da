/** Owns the form in which all workouts travel to the browser at once: a column a field, repeated words written once. */
import type { Workout } from './workout.ts';

/** A value for each row. */
export interface PlainColumn {
  readonly values: readonly (string | number | boolean | null)[];
}

/** For each row the place of its value among the words. */
export interface WordsColumn {
  readonly words: readonly (string | null)[];
  readonly codes: readonly number[];
}

export type TableColumn = PlainColumn | WordsColumn;

/** `GET /api/v1/table`: every stored workout, newest first. Row n of each column is the n-th workout. */
export interface WorkoutTable {
  readonly rows: number;
  readonly columns: Readonly<Record<keyof Workout, TableColumn>>;
}
