/** Owns the shape of a workout as every part of Ridebook sees it: SI units, absent measurements `null`, never a zero in their place. */

/**
 * One workout of a rider. The JSON form is the same everywhere: command line, REST API, exports, the sandbox's truth.
 * Units are in the names. A field that Peloton did not measure or report is `null`.
 */
export interface Workout {
  /** Opaque: Peloton's ids are mostly 32 hex digits, but nothing may depend on it. */
  readonly id: string;
  /** UTC, `2026-11-21T08:13:05Z`: when pedalling started, else when the workout was created. */
  readonly startedAt: string;
  /** As Peloton names it: an IANA zone, or `Etc/GMT+5`, whose sign is inverted by POSIX custom. */
  readonly timeZone: string;
  /** The calendar day in the workout's own time zone, `2026-11-21`. */
  readonly localDate: string;
  /** One of `disciplines`, or the API's own word where it is not known yet. */
  readonly discipline: string;
  readonly isOutdoor: boolean;
  /** Recorded elsewhere (Apple Health, Garmin, Strava) and only copied to Peloton. */
  readonly isImported: boolean;
  readonly title: string;
  /** `null` for Just Ride, Lanebreak, gym sessions and imports: no class that others could take. */
  readonly classId: string | null;
  /** What Peloton calls the kind of the class, such as "Climb"; `null` where its details are not known or do not say. */
  readonly classType: string | null;
  readonly classLengthSeconds: number | null;
  readonly durationSeconds: number | null;
  readonly instructorId: string | null;
  readonly instructorName: string | null;
  readonly outputJoules: number | null;
  readonly averageOutputWatts: number | null;
  readonly averageCadenceRpm: number | null;
  readonly averageResistancePercent: number | null;
  readonly averageSpeedMetresPerSecond: number | null;
  /** Mean of the non-zero samples: a zero is a lost signal, not a heart that stood still. */
  readonly averageHeartRateBpm: number | null;
  readonly averageInclinePercent: number | null;
  readonly averageStrokeRateSpm: number | null;
  /** Rowing: the pauses of a class left out, as the rower shows it. */
  readonly averageSplitSecondsPer500Metres: number | null;
  readonly maximumOutputWatts: number | null;
  readonly maximumHeartRateBpm: number | null;
  readonly distanceMetres: number | null;
  readonly elevationGainMetres: number | null;
  readonly caloriesKcal: number | null;
  readonly leaderboardRank: number | null;
  readonly leaderboardUsers: number | null;
  /** How hard other members found the class, 0 to 10. */
  readonly difficulty: number | null;
  /** How many workouts were done with this class; the API caps it at 100,000. */
  readonly classWorkouts: number | null;
  readonly classRatings: number | null;
  /** `COMPLETE`, or `IN_PROGRESS` while it is being ridden. */
  readonly status: string;
  /** `class`, `freestyle`, `scenic`, or another word of the API's. */
  readonly kind: string | null;
  readonly classDescription: string | null;
  readonly classImageUrl: string | null;
  /** When the class was first aired, UTC. */
  readonly classAiredAt: string | null;
  readonly deviceType: string | null;
  /** Peloton's own claim that this was the rider's best total output. */
  readonly isPersonalRecord: boolean;
  /** The FTP going into the workout, as the API states it for its source. */
  readonly ftpWatts: number | null;
  readonly ftpSource: string | null;
  /** Peloton's Strive Score, where it reports one. */
  readonly striveScore: number | null;
}
