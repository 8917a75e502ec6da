/** Owns how a workout becomes a table row: one line per field, which every query and both engines read. */
import type { Workout } from '@ridebook/domain';

type ColumnType<Value> = [NonNullable<Value>] extends [string]
  ? 'text'
  : [NonNullable<Value>] extends [boolean]
    ? 'boolean'
    : 'integer' | 'real';

type WorkoutColumns = {
  readonly [Field in keyof Workout]-?: readonly [column: string, type: ColumnType<Workout[Field]>];
};

/** A new field of the domain's `Workout` is one line here and one migration per engine. */
export const workoutColumns = {
  id: ['workout_id', 'text'],
  startedAt: ['started_at', 'text'],
  timeZone: ['time_zone', 'text'],
  localDate: ['local_date', 'text'],
  discipline: ['discipline', 'text'],
  isOutdoor: ['is_outdoor', 'boolean'],
  isImported: ['is_imported', 'boolean'],
  title: ['title', 'text'],
  classId: ['class_id', 'text'],
  classType: ['class_type', 'text'],
  classLengthSeconds: ['class_length_seconds', 'real'],
  durationSeconds: ['duration_seconds', 'real'],
  instructorId: ['instructor_id', 'text'],
  instructorName: ['instructor_name', 'text'],
  outputJoules: ['output_joules', 'real'],
  averageOutputWatts: ['average_output_watts', 'real'],
  averageCadenceRpm: ['average_cadence_rpm', 'real'],
  averageResistancePercent: ['average_resistance_percent', 'real'],
  averageSpeedMetresPerSecond: ['average_speed_metres_per_second', 'real'],
  averageHeartRateBpm: ['average_heart_rate_bpm', 'real'],
  averageInclinePercent: ['average_incline_percent', 'real'],
  averageStrokeRateSpm: ['average_stroke_rate_spm', 'real'],
  averageSplitSecondsPer500Metres: ['average_split_seconds_per_500_metres', 'real'],
  maximumOutputWatts: ['maximum_output_watts', 'real'],
  maximumHeartRateBpm: ['maximum_heart_rate_bpm', 'real'],
  distanceMetres: ['distance_metres', 'real'],
  elevationGainMetres: ['elevation_gain_metres', 'real'],
  caloriesKcal: ['calories_kcal', 'real'],
  leaderboardRank: ['leaderboard_rank', 'integer'],
  leaderboardUsers: ['leaderboard_users', 'integer'],
  difficulty: ['difficulty', 'real'],
  classWorkouts: ['class_workouts', 'integer'],
  classRatings: ['class_ratings', 'integer'],
  status: ['status', 'text'],
  kind: ['kind', 'text'],
  classDescription: ['class_description', 'text'],
  classImageUrl: ['class_image_url', 'text'],
  classAiredAt: ['class_aired_at', 'text'],
  deviceType: ['device_type', 'text'],
  isPersonalRecord: ['is_personal_record', 'boolean'],
  ftpWatts: ['ftp_watts', 'real'],
  ftpSource: ['ftp_source', 'text'],
  striveScore: ['strive_score', 'real'],
} as const satisfies WorkoutColumns;

/** A boolean comes back as 0 or 1 from SQLite and as itself from PostgreSQL. */
export type StoredBoolean = boolean | 0 | 1;

/** The workout's part of a table row. */
export type WorkoutRow = {
  -readonly [Field in keyof Workout as (typeof workoutColumns)[Field][0]]: Workout[Field] extends boolean
    ? StoredBoolean
    : Workout[Field];
};

const fields = Object.entries(workoutColumns) as readonly (readonly [
  keyof Workout,
  readonly [keyof WorkoutRow, 'text' | 'boolean' | 'integer' | 'real'],
])[];

/** The workout's columns in the order of the table above. */
export const workoutColumnNames: readonly (keyof WorkoutRow)[] = fields.map(([, [column]]) => column);

/** @throws TypeError when a number is not finite: databases turn those into something else without a word */
export function encodeWorkout(workout: Workout): WorkoutRow {
  const row: Record<string, unknown> = {};
  for (const [field, [column]] of fields) {
    const value = workout[field];
    if (typeof value === 'number' && !Number.isFinite(value)) {
      throw new TypeError(`Workout ${workout.id}: ${field} is ${value}, which no database can hold.`);
    }
    row[column] = value;
  }
  return row as WorkoutRow;
}

export function decodeWorkoutRow(row: WorkoutRow): Workout {
  const workout: Record<string, unknown> = {};
  for (const [field, [column, type]] of fields) {
    workout[field] = type === 'boolean' ? Boolean(row[column]) : row[column];
  }
  return workout as unknown as Workout;
}

export function isSameWorkout(one: Workout, other: Workout): boolean {
  return fields.every(([field]) => one[field] === other[field]);
}
