/** Owns who else did the same class: the rider on other days, the people they follow, and everybody on average. */
import type {
  AgainstClass,
  Attempt,
  ClassAverages,
  FriendAttempt,
  FriendRides,
  Standing,
  Workout,
} from '@ridebook/domain';

/** All workouts with the class of this one, oldest first; this one alone where it is no class. */
export function attemptsOf(workouts: readonly Workout[], workout: Workout): readonly Attempt[] {
  const same =
    workout.classId === null
      ? [workout]
      : workouts.filter(
          ({ classId, discipline }) => classId === workout.classId && discipline === workout.discipline,
        );
  const inOrder = same.toSorted((one, other) => (one.startedAt < other.startedAt ? -1 : 1));
  const bestId = maybeBestId(inOrder);
  return inOrder.map((attempt) => ({
    workoutId: attempt.id,
    startedAt: attempt.startedAt,
    localDate: attempt.localDate,
    outputJoules: attempt.outputJoules,
    averageOutputWatts: attempt.averageOutputWatts,
    averageHeartRateBpm: attempt.averageHeartRateBpm,
    distanceMetres: attempt.distanceMetres,
    durationSeconds: attempt.durationSeconds,
    leaderboardRank: attempt.leaderboardRank,
    leaderboardUsers: attempt.leaderboardUsers,
    isThis: attempt.id === workout.id,
    isBest: attempt.id === bestId,
  }));
}

/** By total output, or by distance where there is none; of equals the first. One attempt is no best. */
function maybeBestId(attempts: readonly Workout[]): string | null {
  if (attempts.length < 2) return null;
  for (const measure of ['outputJoules', 'distanceMetres'] as const) {
    let [bestId, most] = [null as string | null, 0];
    for (const attempt of attempts) {
      const value = attempt[measure] ?? 0;
      if (value > most) [bestId, most] = [attempt.id, value];
    }
    if (bestId !== null) return bestId;
  }
  return null;
}

/** Attempts of others at the class, newest first; none for a workout that is no class. */
export function friendAttempts(
  people: readonly FriendRides[],
  classId: string | null,
): readonly FriendAttempt[] {
  if (classId === null) return [];
  return people
    .filter(({ friend }) => !friend.isSelf)
    .flatMap(({ friend, rides }) =>
      rides
        .filter((ride) => ride.classId === classId)
        .map((ride) => ({
          friendId: friend.id,
          username: friend.username,
          imageUrl: friend.imageUrl,
          workoutId: ride.id,
          localDate: ride.localDate,
          outputJoules: ride.outputJoules,
          averageOutputWatts: ride.averageOutputWatts,
          averageCadenceRpm: ride.averageCadenceRpm,
          averageResistancePercent: ride.averageResistancePercent,
          distanceMetres: ride.distanceMetres,
        })),
    )
    .toSorted((one, other) => (one.localDate > other.localDate ? -1 : 1));
}

/** What members average in the class, and how far above it this workout is. */
export function againstClass(workout: Workout, averages: ClassAverages): AgainstClass {
  const above = Object.fromEntries(
    Object.entries(averages).map(([name, average]: [string, number | null]) => {
      const own = workout[name as keyof ClassAverages];
      return [name, own === null || average === null ? null : own - average];
    }),
  ) as unknown as ClassAverages;
  return { averages, above };
}

/** "top N %" with N = ceil(100 x rank / users); `null` without a rank or users. */
export function maybeStanding({ leaderboardRank: rank, leaderboardUsers: users }: Workout): Standing | null {
  if (rank === null || users === null || users === 0) return null;
  return { rank, users, topPercent: Math.ceil((100 * rank) / users) };
}
