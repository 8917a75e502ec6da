/** Owns the streak: weeks in a row with at least one workout, by each workout's own local date. */
import type { PlannedBreak, Workout } from '@ridebook/domain';
import { addDays, weekStart, type Weekday } from '../calendar-days.ts';
import { isCounted } from '../counted.ts';
import { isMostlyPlannedOff, maybeBreakReason } from './planned-break.ts';
import { streakOf } from './streaks.ts';

export interface StreakWeek {
  /** The first day of the week. */
  readonly startsOn: string;
  readonly workouts: number;
  /** Belongs to the streak that runs now. */
  readonly isInStreak: boolean;
  /** A planned break covers at least half of it and nothing was done: it breaks no streak. */
  readonly isPlannedOff: boolean;
  /** What the rider calls that break; `null` where it has no name or there is none. */
  readonly breakReason: string | null;
}

export interface FinishedStreak {
  readonly weeks: number;
  /** The last day of its last week. */
  readonly lastDate: string;
}

export interface WeekStreak {
  /** Weeks in a row up to now, those of planned breaks not counted; a week that has only begun neither breaks nor is needed. */
  readonly weeks: number;
  /** The first day of the streak's first week, `null` without a streak. */
  readonly firstWeek: string | null;
  /** Whether the week of `asOf` has a workout already. */
  readonly isThisWeekSafe: boolean;
  /** The longest streak that is over, `null` without one. */
  readonly longestBefore: FinishedStreak | null;
  /** The last `recentWeeks` weeks, oldest first, the week of `asOf` last; weeks before the first workout are left out. */
  readonly recent: readonly StreakWeek[];
}

export interface WeekStreakQuery {
  readonly asOf: string;
  readonly firstWeekday: Weekday;
  readonly recentWeeks: number;
  readonly plannedBreaks: readonly PlannedBreak[];
}

/** The streak of weeks as it stands on a day. */
export function weekStreak(workouts: readonly Workout[], query: WeekStreakQuery): WeekStreak {
  const thisWeek = weekStart(query.asOf, query.firstWeekday);
  const counts = new Map<string, number>();
  for (const workout of workouts) {
    if (!isCounted(workout) || workout.localDate > query.asOf) continue;
    const week = weekStart(workout.localDate, query.firstWeekday);
    counts.set(week, (counts.get(week) ?? 0) + 1);
  }
  const streak = streakOf('week', new Set(counts.keys()), query);
  return {
    weeks: streak.length,
    firstWeek: streak.firstDate,
    isThisWeekSafe: streak.isCurrentSafe,
    longestBefore: streak.longestBefore && {
      weeks: streak.longestBefore.length,
      lastDate: streak.longestBefore.lastDate,
    },
    recent: recentWeeks(counts, thisWeek, streak.firstDate, query),
  };
}

function recentWeeks(
  counts: ReadonlyMap<string, number>,
  thisWeek: string,
  firstStreakWeek: string | null,
  query: WeekStreakQuery,
): readonly StreakWeek[] {
  const weeks: StreakWeek[] = [];
  const firstEver = [...counts.keys()].reduce((least, week) => (week < least ? week : least), thisWeek);
  for (let back = query.recentWeeks - 1; back >= 0; back -= 1) {
    const startsOn = addDays(thisWeek, -7 * back);
    if (startsOn < firstEver) continue;
    const workouts = counts.get(startsOn) ?? 0;
    const span = { firstDate: startsOn, lastDate: addDays(startsOn, 6) };
    const isPlannedOff = workouts === 0 && isMostlyPlannedOff(span, query.plannedBreaks);
    weeks.push({
      startsOn,
      workouts,
      isInStreak: firstStreakWeek !== null && startsOn >= firstStreakWeek && workouts > 0,
      isPlannedOff,
      breakReason: isPlannedOff ? maybeBreakReason(span, query.plannedBreaks) : null,
    });
  }
  return weeks;
}
