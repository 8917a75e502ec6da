/** Owns the streak: weeks in a row with at least one workout, by each workout's own local date. */
import type { Workout } from '@ridebook/domain';
import { addDays, daysBetween, weekStart, type Weekday } from './calendar-days.ts';
import { isCounted } from './counted.ts';

export interface StreakWeek {
  /** The first day of the week. */
  readonly startsOn: string;
  readonly workouts: number;
  /** Belongs to the streak that runs now. */
  readonly isInStreak: boolean;
}

export interface FinishedStreak {
  readonly weeks: number;
  /** The first day of the streak's last week. */
  readonly lastWeek: string;
}

export interface WeekStreak {
  /** Weeks in a row up to now; a week that has only begun neither breaks nor is needed. */
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
  const runs = runsOfWeeks([...counts.keys()].sort());
  const last = runs.at(-1);
  // The week before this one keeps a streak alive: this week still has days to come.
  const isAlive = last !== undefined && daysBetween(last.lastWeek, thisWeek) <= 7;
  const current = isAlive ? last : undefined;
  const finished = current ? runs.slice(0, -1) : runs;
  const firstWeek = current ? addDays(current.lastWeek, -7 * (current.weeks - 1)) : null;
  return {
    weeks: current?.weeks ?? 0,
    firstWeek,
    isThisWeekSafe: counts.has(thisWeek),
    longestBefore: finished.reduce<FinishedStreak | null>(
      (best, run) => (best === null || run.weeks >= best.weeks ? run : best),
      null,
    ),
    recent: recentWeeks(counts, thisWeek, firstWeek, query.recentWeeks),
  };
}

function runsOfWeeks(ascendingWeeks: readonly string[]): readonly FinishedStreak[] {
  const runs: FinishedStreak[] = [];
  for (const week of ascendingWeeks) {
    const previous = runs.at(-1);
    if (previous !== undefined && daysBetween(previous.lastWeek, week) === 7)
      runs[runs.length - 1] = { weeks: previous.weeks + 1, lastWeek: week };
    else runs.push({ weeks: 1, lastWeek: week });
  }
  return runs;
}

function recentWeeks(
  counts: ReadonlyMap<string, number>,
  thisWeek: string,
  firstStreakWeek: string | null,
  length: number,
): readonly StreakWeek[] {
  const weeks: StreakWeek[] = [];
  const firstEver = [...counts.keys()].reduce((least, week) => (week < least ? week : least), thisWeek);
  for (let back = length - 1; back >= 0; back -= 1) {
    const startsOn = addDays(thisWeek, -7 * back);
    if (startsOn < firstEver) continue;
    const workouts = counts.get(startsOn) ?? 0;
    weeks.push({
      startsOn,
      workouts,
      isInStreak: firstStreakWeek !== null && startsOn >= firstStreakWeek && workouts > 0,
    });
  }
  return weeks;
}
