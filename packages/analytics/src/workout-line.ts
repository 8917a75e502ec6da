/** Owns one workout as a line of a list. */
import type { Workout } from '@ridebook/domain';
import { maybeClassMinutes } from './counted.ts';
import { maybeFinishTopPercent } from './home/latest-rides.ts';

export interface WorkoutLine {
  readonly id: string;
  readonly startedAt: string;
  readonly localDate: string;
  readonly discipline: string;
  readonly isOutdoor: boolean;
  readonly isImported: boolean;
  readonly title: string;
  readonly classId: string | null;
  readonly classMinutes: number | null;
  readonly instructorId: string | null;
  readonly instructorName: string | null;
  readonly durationSeconds: number | null;
  readonly outputJoules: number | null;
  readonly averageOutputWatts: number | null;
  readonly averageCadenceRpm: number | null;
  readonly averageResistancePercent: number | null;
  readonly averageSpeedMetresPerSecond: number | null;
  readonly averageHeartRateBpm: number | null;
  readonly distanceMetres: number | null;
  readonly caloriesKcal: number | null;
  readonly leaderboardRank: number | null;
  readonly leaderboardUsers: number | null;
  readonly finishTopPercent: number | null;
}

export function workoutLine(workout: Workout): WorkoutLine {
  return {
    id: workout.id,
    startedAt: workout.startedAt,
    localDate: workout.localDate,
    discipline: workout.discipline,
    isOutdoor: workout.isOutdoor,
    isImported: workout.isImported,
    title: workout.title,
    classId: workout.classId,
    classMinutes: maybeClassMinutes(workout),
    instructorId: workout.instructorId,
    instructorName: workout.instructorName,
    durationSeconds: workout.durationSeconds,
    outputJoules: workout.outputJoules,
    averageOutputWatts: workout.averageOutputWatts,
    averageCadenceRpm: workout.averageCadenceRpm,
    averageResistancePercent: workout.averageResistancePercent,
    averageSpeedMetresPerSecond: workout.averageSpeedMetresPerSecond,
    averageHeartRateBpm: workout.averageHeartRateBpm,
    distanceMetres: workout.distanceMetres,
    caloriesKcal: workout.caloriesKcal,
    leaderboardRank: workout.leaderboardRank,
    leaderboardUsers: workout.leaderboardUsers,
    finishTopPercent: maybeFinishTopPercent(workout),
  };
}
