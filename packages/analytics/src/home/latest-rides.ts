/** Owns the list of the latest rides, each with its place among comparable ones. */
import type { Workout } from '@ridebook/domain';
import { maybeStanding, wattsByLength, type ComparableStanding } from './comparable-standing.ts';
import { isCountedClassRide, isRide, maybeClassMinutes, newestFirst } from '../counted.ts';

export interface LatestRide {
  readonly id: string;
  readonly startedAt: string;
  readonly localDate: string;
  readonly title: string;
  readonly instructorName: string | null;
  readonly isImported: boolean;
  readonly classMinutes: number | null;
  readonly outputJoules: number | null;
  readonly averageOutputWatts: number | null;
  readonly averageCadenceRpm: number | null;
  readonly averageResistancePercent: number | null;
  readonly averageHeartRateBpm: number | null;
  /** ceil(100 x rank / users): 13 means "top 13 %". */
  readonly finishTopPercent: number | null;
  readonly standing: ComparableStanding | null;
}

export interface LatestRidesQuery {
  /** How many rides at most. */
  readonly limit: number;
  /** Only rides of this class length; `null` takes every ride, those without a class too. */
  readonly classMinutes: number | null;
  /** The day the comparison looks back from. */
  readonly asOf: string;
}

/** Where a finish lies on the leaderboard, 1 to 100, or `null` without a rank or users. */
export function maybeFinishTopPercent(workout: Workout): number | null {
  const { leaderboardRank: rank, leaderboardUsers: users } = workout;
  if (rank === null || users === null || users === 0) return null;
  return Math.ceil((100 * rank) / users);
}

/** The newest rides first, imported ones among them and marked. */
export function latestRides(workouts: readonly Workout[], query: LatestRidesQuery): readonly LatestRide[] {
  const comparable = wattsByLength(workouts, query.asOf);
  return workouts
    .filter((workout) => isRide(workout))
    .filter((ride) => query.classMinutes === null || maybeClassMinutes(ride) === query.classMinutes)
    .sort(newestFirst)
    .slice(0, query.limit)
    .map((ride) => ({
      id: ride.id,
      startedAt: ride.startedAt,
      localDate: ride.localDate,
      title: ride.title,
      instructorName: ride.instructorName,
      isImported: ride.isImported,
      classMinutes: maybeClassMinutes(ride),
      outputJoules: ride.outputJoules,
      averageOutputWatts: ride.averageOutputWatts,
      averageCadenceRpm: ride.averageCadenceRpm,
      averageResistancePercent: ride.averageResistancePercent,
      averageHeartRateBpm: ride.averageHeartRateBpm,
      finishTopPercent: maybeFinishTopPercent(ride),
      standing: maybeStanding(ride, comparable, query.asOf),
    }));
}

/** The class lengths that were ridden, in minutes, shortest first, with how many rides each has. */
export function riddenClassLengths(
  workouts: readonly Workout[],
): readonly { readonly classMinutes: number; readonly rides: number }[] {
  const counts = new Map<number, number>();
  for (const workout of workouts) {
    const minutes = maybeClassMinutes(workout);
    if (minutes === null || !isCountedClassRide(workout)) continue;
    counts.set(minutes, (counts.get(minutes) ?? 0) + 1);
  }
  return [...counts]
    .map(([classMinutes, rides]) => ({ classMinutes, rides }))
    .sort((a, b) => a.classMinutes - b.classMinutes);
}
