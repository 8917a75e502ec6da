/** Owns which one fact heads the page: the strongest rule that is true, record over best since over repeat over streak over plain. */
import type { PlannedBreak, Workout } from '@ridebook/domain';
import { addDays, daysBetween, type Weekday } from '../calendar-days.ts';
import { fewestComparableRides } from './comparable-standing.ts';
import { isCounted, isCountedClassRide, maybeClassMinutes, newestFirst } from '../counted.ts';
import { maybeEraStart, type Fairness } from '../fairness.ts';
import { maybeMainRide } from './main-ride.ts';
import { quantile } from '../quantile.ts';
import { weekStreak } from '../streaks/week-streak.ts';

/** After this many days a ride's result is no longer what a page should open with. */
const newsworthyDays = 14;
/** "Best since" a day nearer than this would be said every other week. */
const bestSinceDays = 60;
const longEnoughStreakWeeks = 4;

export type HeadlineFact =
  | {
      readonly kind: 'record';
      readonly classMinutes: number;
      readonly outputJoules: number;
      readonly gainJoules: number;
      /** The first day of the era it stands in; `null` where none was begun by then. */
      readonly eraStart: string | null;
    }
  | { readonly kind: 'best-since'; readonly classMinutes: number; readonly since: string }
  | {
      readonly kind: 'repeat';
      readonly attempt: number;
      readonly isStrongest: boolean;
      /** Against the best of the earlier attempts; negative when this one was weaker. */
      readonly differenceJoules: number;
      readonly comparedWith: string;
    }
  | { readonly kind: 'streak'; readonly weeks: number; readonly isLongest: boolean }
  | {
      readonly kind: 'usual';
      readonly classMinutes: number;
      /** Against the median of the twelve months before. */
      readonly differenceJoules: number;
      readonly rides: number;
    }
  | {
      readonly kind: 'latest';
      readonly discipline: string;
      readonly title: string;
      readonly localDate: string;
    }
  | { readonly kind: 'nothing' };

export interface HeadlineQuery {
  readonly asOf: string;
  readonly firstWeekday: Weekday;
  readonly fairness: Fairness;
  readonly plannedBreaks: readonly PlannedBreak[];
}

/** The fact that heads the page on a day. */
export function headlineFact(workouts: readonly Workout[], query: HeadlineQuery): HeadlineFact {
  const counted = workouts
    .filter((workout) => isCounted(workout) && workout.localDate <= query.asOf)
    .sort(newestFirst);
  const latest = counted[0];
  if (latest === undefined) return { kind: 'nothing' };
  const ride = maybeMainRide(counted, query.asOf);
  const rideFacts =
    ride !== null && daysBetween(ride.localDate, query.asOf) <= newsworthyDays
      ? factsOfRide(ride, counted, query.fairness)
      : { strong: null, usual: null };
  return (
    rideFacts.strong ??
    maybeStreak(counted, query) ??
    rideFacts.usual ?? {
      kind: 'latest',
      discipline: latest.discipline,
      title: latest.title,
      localDate: latest.localDate,
    }
  );
}

/** What can be said of one ride: something strong, and the comparison with the usual, each `null` where there is nothing. */
function factsOfRide(
  ride: Workout,
  newestFirstWorkouts: readonly Workout[],
  fairness: Fairness,
): { readonly strong: HeadlineFact | null; readonly usual: HeadlineFact | null } {
  const classMinutes = maybeClassMinutes(ride);
  const { outputJoules } = ride;
  if (classMinutes === null || outputJoules === null) return { strong: null, usual: null };
  const earlier = newestFirstWorkouts.filter(
    (other) =>
      isCountedClassRide(other) && newestFirst(other, ride) > 0 && maybeClassMinutes(other) === classMinutes,
  );
  return {
    strong: maybeStrong(ride, classMinutes, outputJoules, earlier, fairness),
    usual: maybeUsual(ride, classMinutes, outputJoules, earlier),
  };
}

/** A ride that was left out is strong in nothing; another is held against the fair ones of its era. */
function maybeStrong(
  ride: Workout,
  classMinutes: number,
  outputJoules: number,
  earlier: readonly Workout[],
  fairness: Fairness,
): HeadlineFact | null {
  if (fairness.excludedIds.has(ride.id)) return null;
  const eraStart = maybeEraStart(ride.localDate, fairness);
  const fair = earlier.filter(
    ({ id, localDate }) => !fairness.excludedIds.has(id) && maybeEraStart(localDate, fairness) === eraStart,
  );
  return (
    maybeRecord(classMinutes, outputJoules, fair, eraStart) ??
    maybeBestSince(ride, classMinutes, outputJoules, fair) ??
    maybeRepeat(ride, outputJoules, earlier, fair)
  );
}

function maybeRecord(
  classMinutes: number,
  outputJoules: number,
  earlier: readonly Workout[],
  eraStart: string | null,
): HeadlineFact | null {
  const outputs = earlier.flatMap((other) => other.outputJoules ?? []);
  if (outputs.length < fewestComparableRides) return null;
  const best = outputs.reduce((most, joules) => Math.max(most, joules), 0);
  if (outputJoules <= best) return null;
  return { kind: 'record', classMinutes, outputJoules, gainJoules: outputJoules - best, eraStart };
}

/** The nearest earlier ride of the length that was at least as good says since when; fewer than eight rides in between prove little. */
function maybeBestSince(
  ride: Workout,
  classMinutes: number,
  outputJoules: number,
  earlierNewestFirst: readonly Workout[],
): HeadlineFact | null {
  const index = earlierNewestFirst.findIndex((other) => (other.outputJoules ?? 0) >= outputJoules);
  const better = earlierNewestFirst[index];
  if (better === undefined || index < fewestComparableRides) return null;
  if (daysBetween(better.localDate, ride.localDate) < bestSinceDays) return null;
  return { kind: 'best-since', classMinutes, since: better.localDate };
}

/** Every earlier attempt is counted; the strongest is sought among the fair ones. */
function maybeRepeat(
  ride: Workout,
  outputJoules: number,
  earlier: readonly Workout[],
  fair: readonly Workout[],
): HeadlineFact | null {
  const isAttempt = (other: Workout): boolean =>
    other.classId === ride.classId && other.outputJoules !== null;
  const attempts = earlier.filter(isAttempt);
  let best: Workout | null = null;
  for (const other of fair.filter(isAttempt))
    if (best === null || (other.outputJoules ?? 0) > (best.outputJoules ?? 0)) best = other;
  if (best === null || best.outputJoules === null) return null;
  return {
    kind: 'repeat',
    attempt: attempts.length + 1,
    isStrongest: outputJoules > best.outputJoules,
    differenceJoules: outputJoules - best.outputJoules,
    comparedWith: best.localDate,
  };
}

function maybeUsual(
  ride: Workout,
  classMinutes: number,
  outputJoules: number,
  earlier: readonly Workout[],
): HeadlineFact | null {
  const after = addDays(ride.localDate, -365);
  const outputs = earlier
    .filter((other) => other.localDate > after)
    .flatMap((other) => other.outputJoules ?? [])
    .sort((a, b) => a - b);
  if (outputs.length < fewestComparableRides) return null;
  return {
    kind: 'usual',
    classMinutes,
    differenceJoules: outputJoules - quantile(outputs, 0.5),
    rides: outputs.length,
  };
}

function maybeStreak(workouts: readonly Workout[], query: HeadlineQuery): HeadlineFact | null {
  const streak = weekStreak(workouts, { ...query, recentWeeks: 0 });
  if (streak.weeks < longEnoughStreakWeeks) return null;
  return {
    kind: 'streak',
    weeks: streak.weeks,
    isLongest: streak.weeks > (streak.longestBefore?.weeks ?? 0),
  };
}
