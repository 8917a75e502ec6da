/** Owns the rider's days: how long and mostly with what they moved on each. */
import type { Workout } from '@ridebook/domain';
import { isCounted } from '../counted.ts';

export interface ActiveDay {
  readonly localDate: string;
  readonly workouts: number;
  /** Workouts without a known duration add nothing. */
  readonly seconds: number;
  /** The discipline with most seconds that day. */
  readonly mainDiscipline: string;
  /** Whether most seconds of that discipline were outdoors. */
  readonly isMainlyOutdoor: boolean;
}

/** Every day with a counted workout, oldest first, by each workout's own local date. */
export function activeDays(workouts: readonly Workout[]): readonly ActiveDay[] {
  const byDate = new Map<string, Workout[]>();
  for (const workout of workouts) {
    if (!isCounted(workout)) continue;
    const sameDay = byDate.get(workout.localDate);
    if (sameDay) sameDay.push(workout);
    else byDate.set(workout.localDate, [workout]);
  }
  return [...byDate]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([localDate, sameDay]) => ({
      localDate,
      workouts: sameDay.length,
      seconds: sumSeconds(sameDay),
      ...mainDiscipline(sameDay),
    }));
}

function sumSeconds(workouts: readonly Workout[]): number {
  return workouts.reduce((sum, workout) => sum + (workout.durationSeconds ?? 0), 0);
}

/** Of equals the alphabet decides, so that the answer does not depend on the order of the workouts. */
function mainDiscipline(sameDay: readonly Workout[]): Pick<ActiveDay, 'mainDiscipline' | 'isMainlyOutdoor'> {
  const names = [...new Set(sameDay.map((workout) => workout.discipline))].sort();
  const ranked = names
    .map((name) => ({ name, members: sameDay.filter((workout) => workout.discipline === name) }))
    .sort((a, b) => sumSeconds(b.members) - sumSeconds(a.members));
  const first = ranked[0];
  if (first === undefined) throw new RangeError('A day without a workout has no discipline.');
  const outdoor = sumSeconds(first.members.filter((workout) => workout.isOutdoor));
  const total = sumSeconds(first.members);
  const isMainlyOutdoor =
    total > 0 ? outdoor * 2 > total : first.members.every((workout) => workout.isOutdoor);
  return { mainDiscipline: first.name, isMainlyOutdoor };
}
