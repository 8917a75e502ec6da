/** Owns the way from workouts to the columns that travel to the browser. */
import { workoutFields, type TableColumn, type Workout, type WorkoutTable } from '@ridebook/domain';

/** A dictionary pays where its words come back: at most every second value may be a new one. */
const mostDistinctShare = 0.5;

/** @param workouts in the order the rows are to have */
export function encodeTable(workouts: readonly Workout[]): WorkoutTable {
  const columns = workoutFields.map((field) => [
    field,
    encodeColumn(workouts.map((workout) => workout[field])),
  ]);
  return { rows: workouts.length, columns: Object.fromEntries(columns) as WorkoutTable['columns'] };
}

function encodeColumn(values: readonly Workout[keyof Workout][]): TableColumn {
  if (!values.some((value) => typeof value === 'string')) return { values };
  const places = new Map<string | null, number>();
  const codes: number[] = [];
  for (const value of values) {
    if (value !== null && typeof value !== 'string') return { values };
    const place = places.get(value) ?? places.size;
    if (place === places.size) {
      if (place + 1 > values.length * mostDistinctShare) return { values };
      places.set(value, place);
    }
    codes.push(place);
  }
  return { words: [...places.keys()], codes };
}
