/** Owns whether a class was taken live or on demand. */
import type { Workout } from './workout.ts';

/** One who begins this long before a class is aired waits for it: classes go on air some minutes before they start. */
const earliestLiveSeconds = 15 * 60;

/**
 * Live is what was begun while the class was being aired: Peloton's answers do not say which it was, and its own download
 * agrees with this. `null` for what is no class or has no airing.
 */
export function maybeAttendance({
  classId,
  classAiredAt,
  classLengthSeconds,
  startedAt,
}: Workout): 'live' | 'on-demand' | null {
  if (classId === null || classAiredAt === null) return null;
  const afterAiring = (Date.parse(startedAt) - Date.parse(classAiredAt)) / 1000;
  const isLive = afterAiring >= -earliestLiveSeconds && afterAiring <= (classLengthSeconds ?? 0);
  return isLive ? 'live' : 'on-demand';
}
