/** Owns what can be measured of a workout: each measure's name with its unit, and how it is read. */
import type { Workout } from '@ridebook/domain';

export interface Measure {
  readonly name: MeasureName;
  /** Which way a stronger workout lies; a heart rate or a cadence is only higher or lower. */
  readonly isStrongerWhen: 'higher' | 'lower';
  /** The value in the unit of the name, `null` where it was not measured. */
  readonly valueOf: (workout: Workout) => number | null;
}

/** The measures that comparisons, trends and records speak of. */
export const measureNames = [
  'outputJoules',
  'averageOutputWatts',
  'outputKilojoulesPerMinute',
  'efficiencyWattsPerBpm',
  'averageHeartRateBpm',
  'averageCadenceRpm',
  'averageResistancePercent',
  'averageSpeedMetresPerSecond',
  'paceSecondsPerKilometre',
  'splitSecondsPer500Metres',
  'leaderboardShare',
  'distanceMetres',
  'caloriesKcal',
  'durationSeconds',
] as const;

export type MeasureName = (typeof measureNames)[number];

/** Total output over the minutes of the workout, in kJ a minute. */
function maybeOutputPerMinute({ outputJoules, durationSeconds }: Workout): number | null {
  if (outputJoules === null || durationSeconds === null || durationSeconds <= 0) return null;
  return outputJoules / 1000 / (durationSeconds / 60);
}

/** Average output over average heart rate: how many watts a heartbeat a minute yields. */
function maybeEfficiency({ averageOutputWatts, averageHeartRateBpm }: Workout): number | null {
  if (averageOutputWatts === null || averageHeartRateBpm === null || averageHeartRateBpm <= 0) return null;
  return averageOutputWatts / averageHeartRateBpm;
}

/** Rank over users: 0.1 means that one in ten of the leaderboard did as well or better. */
export function maybeLeaderboardShare({ leaderboardRank, leaderboardUsers }: Workout): number | null {
  if (leaderboardRank === null || leaderboardUsers === null || leaderboardUsers <= 0) return null;
  return leaderboardRank / leaderboardUsers;
}

const onFoot: ReadonlySet<string> = new Set(['running', 'walking']);

/** The time for a stretch at a speed; a standstill has none. */
const maybeTimeFor = (metres: number, speed: number | null): number | null =>
  speed === null || speed <= 0 ? null : metres / speed;

/** Running and walking; `null` elsewhere. */
export const maybePace = ({ discipline, averageSpeedMetresPerSecond }: Workout): number | null =>
  onFoot.has(discipline) ? maybeTimeFor(1000, averageSpeedMetresPerSecond) : null;

/** Rowing; `null` elsewhere. */
export const maybeSplit = (workout: Workout): number | null =>
  workout.discipline === 'rowing' ? maybeTimeFor(500, maybeRowingSpeed(workout)) : null;

/** As the rower shows it; without that the metres over the seconds, in which the pauses of a class are contained. */
export function maybeRowingSpeed({
  averageSplitSecondsPer500Metres: split,
  averageSpeedMetresPerSecond,
  distanceMetres,
  durationSeconds,
}: Workout): number | null {
  if (split !== null && split > 0) return 500 / split;
  if (averageSpeedMetresPerSecond !== null) return averageSpeedMetresPerSecond;
  if (distanceMetres === null || durationSeconds === null || durationSeconds <= 0) return null;
  return distanceMetres / durationSeconds;
}

const strongerWhenLower: ReadonlySet<MeasureName> = new Set([
  'leaderboardShare',
  'paceSecondsPerKilometre',
  'splitSecondsPer500Metres',
]);

const readers: Readonly<Record<MeasureName, Measure['valueOf']>> = {
  outputJoules: (workout) => workout.outputJoules,
  averageOutputWatts: (workout) => workout.averageOutputWatts,
  outputKilojoulesPerMinute: maybeOutputPerMinute,
  efficiencyWattsPerBpm: maybeEfficiency,
  averageHeartRateBpm: (workout) => workout.averageHeartRateBpm,
  averageCadenceRpm: (workout) => workout.averageCadenceRpm,
  averageResistancePercent: (workout) => workout.averageResistancePercent,
  averageSpeedMetresPerSecond: (workout) => workout.averageSpeedMetresPerSecond,
  paceSecondsPerKilometre: maybePace,
  splitSecondsPer500Metres: maybeSplit,
  leaderboardShare: maybeLeaderboardShare,
  distanceMetres: (workout) => workout.distanceMetres,
  caloriesKcal: (workout) => workout.caloriesKcal,
  durationSeconds: (workout) => workout.durationSeconds,
};

/** The measure of a name. */
export function measureOf(name: MeasureName): Measure {
  return {
    name,
    isStrongerWhen: strongerWhenLower.has(name) ? 'lower' : 'higher',
    valueOf: readers[name],
  };
}
