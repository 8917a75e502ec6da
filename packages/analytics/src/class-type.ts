/** Owns the type of a class, such as "Climb Ride", as its title names it. */
import type { Workout } from '@ridebook/domain';

const leadingMinutes = /^\d+\s*min(?:ute)?s?\s+/i;

/**
 * What a class is called without its length: `30 min Climb Ride` is a "Climb Ride". The list of workouts states a class's
 * length and instructor but not its type, so that the title is the one place to read it. `null` for what is no class.
 */
export function maybeClassType({ classId, title }: Workout): string | null {
  if (classId === null) return null;
  return title.replace(leadingMinutes, '').trim() || null;
}
