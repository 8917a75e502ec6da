/** Owns how many workouts are stored of each discipline beside how many Peloton counts, and the difference. */
import type { Rider, Workout } from '@ridebook/domain';
import { byText, groupBy } from '../group-by.ts';

export interface DisciplineCount {
  readonly discipline: string;
  /** Imports among them: Peloton lists and counts them too. */
  readonly stored: number;
  readonly storedImports: number;
  /** `null` where the account states no count of it. */
  readonly countedByPeloton: number | null;
  /** Stored less counted; `null` where nothing is stated. */
  readonly difference: number | null;
}

export interface ProfileCounts {
  readonly stored: number;
  readonly storedImports: number;
  readonly countedByPeloton: number | null;
  readonly difference: number | null;
  /** Most stored first, then by name. */
  readonly disciplines: readonly DisciplineCount[];
}

/** @param rider `null` before the first sign-in */
export function profileCounts(workouts: readonly Workout[], rider: Rider | null): ProfileCounts {
  const stored = groupBy(workouts, ({ discipline }) => discipline);
  const counted = new Map(rider?.workoutCounts.map(({ discipline, count }) => [discipline, count]));
  const names = new Set([...stored.keys(), ...counted.keys()]);
  const disciplines = [...names].map((discipline) => ({
    discipline,
    ...compare(stored.get(discipline) ?? [], counted.get(discipline) ?? null),
  }));
  return {
    ...compare(workouts, rider?.totalWorkouts ?? null),
    disciplines: disciplines.sort(byText((row) => row.discipline)).sort((a, b) => b.stored - a.stored),
  };
}

function compare(
  workouts: readonly Workout[],
  countedByPeloton: number | null,
): Omit<DisciplineCount, 'discipline'> {
  return {
    stored: workouts.length,
    storedImports: workouts.filter(({ isImported }) => isImported).length,
    countedByPeloton,
    difference: countedByPeloton === null ? null : workouts.length - countedByPeloton,
  };
}
