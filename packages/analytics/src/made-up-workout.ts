/** Owns a plain made-up ride for tests: 30 minutes at 150 W, to be changed where a test cares. */
import type { Workout } from '@ridebook/domain';

const plainRide: Workout = {
  id: 'ride',
  startedAt: '2026-11-21T08:00:00Z',
  timeZone: 'Europe/Berlin',
  localDate: '2026-11-21',
  discipline: 'cycling',
  isOutdoor: false,
  isImported: false,
  title: '30 min Steady Ride',
  classId: 'class',
  classType: null,
  classLengthSeconds: 1800,
  durationSeconds: 1800,
  instructorId: 'instructor',
  instructorName: 'Ada Axle',
  outputJoules: 270_000,
  averageOutputWatts: 150,
  averageCadenceRpm: 85,
  averageResistancePercent: 40,
  averageSpeedMetresPerSecond: 8,
  averageHeartRateBpm: 145,
  averageInclinePercent: null,
  averageStrokeRateSpm: null,
  averageSplitSecondsPer500Metres: null,
  maximumOutputWatts: 240,
  maximumHeartRateBpm: 165,
  distanceMetres: 14_400,
  elevationGainMetres: null,
  caloriesKcal: 320,
  leaderboardRank: null,
  leaderboardUsers: null,
  difficulty: null,
  classWorkouts: null,
  classRatings: null,
  status: 'COMPLETE',
  kind: 'class',
  classDescription: null,
  classImageUrl: null,
  classAiredAt: null,
  deviceType: null,
  isPersonalRecord: false,
  ftpWatts: null,
  ftpSource: null,
  striveScore: null,
};

/** What a workout is changed by on which nothing was measured. */
export const unmeasured: Partial<Workout> = {
  outputJoules: null,
  averageOutputWatts: null,
  averageCadenceRpm: null,
  averageResistancePercent: null,
  averageSpeedMetresPerSecond: null,
  averageHeartRateBpm: null,
  distanceMetres: null,
  caloriesKcal: null,
};

/** A ride on a day, at 08:00 UTC, named by the day unless the change names it. */
export function rideOn(localDate: string, change: Partial<Workout> = {}): Workout {
  return { ...plainRide, id: `ride-${localDate}`, startedAt: `${localDate}T08:00:00Z`, localDate, ...change };
}

/** A ride of a class length in minutes at an average output; total output follows from both. */
export function classRideOn(
  localDate: string,
  minutes: number,
  watts: number,
  change: Partial<Workout> = {},
): Workout {
  return rideOn(localDate, {
    classLengthSeconds: minutes * 60,
    durationSeconds: minutes * 60,
    averageOutputWatts: watts,
    outputJoules: watts * minutes * 60,
    ...change,
  });
}
