/** Owns the type of a class, such as "Climb": Peloton's own word, else what its title says. */
import type { Workout } from '@ridebook/domain';

const leadingMinutes = /^\d+\s*min(?:ute)?s?\s+/i;

/**
 * The word of the class's own details. A class without details (a scenic ride, one that Peloton has taken down, one not
 * read yet) is called by its title without the length: `30 min Climb Ride` is a "Climb Ride". `null` for what is no class.
 */
export function maybeClassType({ classId, classType, kind, title }: Workout): string | null {
  if (classType !== null) return classType;
  if (classId === null) return null;
  if (kind === 'scenic') return 'Scenic';
  return title.replace(leadingMinutes, '').trim() || null;
}

/** The types that Peloton or an imported file names by itself; every other one is only a title's word. */
export function namedClassTypes(workouts: readonly Workout[]): ReadonlySet<string> {
  return new Set(
    workouts.flatMap((workout) =>
      workout.classType !== null || workout.kind === 'scenic' ? (maybeClassType(workout) ?? []) : [],
    ),
  );
}
