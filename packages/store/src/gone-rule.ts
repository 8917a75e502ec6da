/** Owns the rule by which a workout that the list no longer shows is taken for deleted. */

/** Two sightings of an absence at least this far apart: one list may be wrong, two a day apart are believed. */
export const goneAfterMilliseconds = 24 * 60 * 60 * 1000;

/**
 * What a sighting of a workout's absence makes of it.
 * @param firstMissedAt UTC, from an earlier sighting, or `null`
 * @param missedAt UTC, of this sighting
 */
export function judgeAbsence(firstMissedAt: string | null, missedAt: string): 'first' | 'waiting' | 'gone' {
  if (firstMissedAt === null) return 'first';
  const elapsed = Date.parse(missedAt) - Date.parse(firstMissedAt);
  // A first sighting in the future was made by a clock that has since been set right.
  if (elapsed < 0) return 'first';
  return elapsed >= goneAfterMilliseconds ? 'gone' : 'waiting';
}
