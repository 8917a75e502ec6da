/** Owns what the clock of start times shows: a row for each discipline, its newest workouts as dots. */
import { startMinuteOf, type BeyondTheBike } from '@ridebook/analytics';
import { disciplineLabel, type Workout } from '@ridebook/domain';
import type { ClockRow } from '../../charts/day-clock.ts';
import { workoutAddress } from '../../state/workout-address.ts';

/** More dots than these in a row are a grey bar. */
export const mostDots = 400;

/** @param counted workouts of any discipline that count, oldest first */
export function clockRows(
  disciplines: BeyondTheBike['disciplines'],
  counted: readonly Workout[],
): readonly ClockRow[] {
  return disciplines.map(({ discipline, startTimes }) => ({
    name: disciplineLabel(discipline),
    average: startTimes.average,
    starts: counted
      .filter((workout) => workout.discipline === discipline)
      .slice(-mostDots)
      .map((workout) => ({
        minute: startMinuteOf(workout),
        localDate: workout.localDate,
        title: workout.title,
        href: workoutAddress(workout.id),
      })),
  }));
}
