/** Owns what a workout's detail and its performance graph mean together: the one door from the API to the domain. */
import {
  isoInstant,
  localDate,
  maybeMetres,
  maybeMetresPerSecond,
  type Samples,
  type Workout,
} from '@ridebook/domain';
import * as v from 'valibot';
import { RequestError } from '../errors/request-error.ts';
import { disciplineFromSlug } from './disciplines.ts';
import { maybeBoolean, maybeNumber, maybeObject, maybeText, positive } from './fields.ts';
import { decodeGraph, type Graph, type Quantity } from './graph.ts';

/** Grows when decoding, or what is computed once of a workout, learns something, so that `rebuild` knows which rows are behind. */
export const decoderVersion = 5;

const wireWorkout = v.object({
  id: v.pipe(v.string(), v.nonEmpty()),
  created_at: maybeNumber,
  start_time: maybeNumber,
  end_time: maybeNumber,
  timezone: maybeText,
  status: maybeText,
  fitness_discipline: maybeText,
  workout_type: maybeText,
  title: maybeText,
  name: maybeText,
  device_type: maybeText,
  is_outdoor: maybeBoolean,
  is_3p_fit_feed_workout: maybeBoolean,
  is_peloton_originated_workout: maybeBoolean,
  is_total_work_personal_record: maybeBoolean,
  total_work: maybeNumber,
  leaderboard_rank: maybeNumber,
  total_leaderboard_users: maybeNumber,
  ftp_info: maybeObject({ ftp: maybeNumber, ftp_source: maybeText }),
  ride: maybeObject({
    id: maybeText,
    title: maybeText,
    description: maybeText,
    duration: maybeNumber,
    image_url: maybeText,
    instructor_id: maybeText,
    instructor: maybeObject({ id: maybeText, name: maybeText }),
    is_outdoor: maybeBoolean,
    original_air_time: maybeNumber,
    scheduled_start_time: maybeNumber,
    difficulty_rating_avg: maybeNumber,
    difficulty_rating_count: maybeNumber,
    difficulty_estimate: maybeNumber,
    total_workouts: maybeNumber,
    overall_rating_count: maybeNumber,
  }),
});

type WireWorkout = v.InferOutput<typeof wireWorkout>;
type WireRide = NonNullable<WireWorkout['ride']>;

export interface DecodedWorkout {
  readonly workout: Workout;
  /** `null` where the workout has no graph. */
  readonly samples: Samples | null;
  /** What the answers say nothing of: an older answer may have. A rank of 0 says that there is none. */
  readonly unsaid: ReadonlySet<keyof Workout>;
}

/**
 * Decodes one workout.
 * @param detail answer of `/api/workout/{id}`
 * @param graph answer of its performance graph, or `null` where there is none
 * @throws RequestError `unreadable` where id or start are missing: without them it is not a workout
 */
export function decodeWorkout(detail: unknown, graph: unknown): DecodedWorkout {
  const parsed = v.safeParse(wireWorkout, detail);
  if (!parsed.success) throw new RequestError('unreadable', 'Peloton answered with a workout that has no id');
  const wire = parsed.output;
  const startedAtSeconds = wire.start_time ?? wire.created_at;
  if (startedAtSeconds === null) {
    throw new RequestError('unreadable', 'Peloton answered with a workout that has no start');
  }
  const decodedGraph = graph === null ? null : decodeGraph(graph);
  const timeZone = wire.timezone ?? 'UTC';
  const workout: Workout = {
    id: wire.id,
    startedAt: isoInstant(startedAtSeconds),
    timeZone,
    localDate: localDate(startedAtSeconds, timeZone),
    discipline: disciplineFromSlug(wire.fitness_discipline ?? 'unknown'),
    isOutdoor: wire.is_outdoor ?? wire.ride?.is_outdoor ?? decodedGraph?.hasCoordinates ?? false,
    isImported: wire.is_3p_fit_feed_workout === true || wire.is_peloton_originated_workout === false,
    title: wire.ride?.title ?? wire.title ?? wire.name ?? '',
    status: wire.status ?? 'COMPLETE',
    kind: wire.workout_type,
    deviceType: wire.device_type,
    isPersonalRecord: wire.is_total_work_personal_record ?? false,
    durationSeconds: durationSeconds(wire, decodedGraph),
    leaderboardRank: positive(wire.leaderboard_rank),
    leaderboardUsers: positive(wire.total_leaderboard_users),
    ftpWatts: positive(wire.ftp_info?.ftp ?? null),
    ftpSource: wire.ftp_info?.ftp_source ?? null,
    ...classOf(wire.ride),
    ...measurementsOf(wire, decodedGraph),
  };
  return { workout, samples: decodedGraph?.samples ?? null, unsaid: unsaidFields(wire, workout) };
}

/** Fields that are not nullable have a stand-in where nothing is said; a nullable one may be `null` because it was said. */
function unsaidFields(wire: WireWorkout, workout: Workout): ReadonlySet<keyof Workout> {
  const standIns: readonly (readonly [keyof Workout, boolean])[] = [
    ['title', workout.title === ''],
    ['discipline', wire.fitness_discipline === null],
    ['timeZone', wire.timezone === null],
    ['localDate', wire.timezone === null],
    ['status', wire.status === null],
    ['isOutdoor', wire.is_outdoor === null && wire.ride?.is_outdoor == null],
    ['isPersonalRecord', wire.is_total_work_personal_record === null],
    ['isImported', wire.is_3p_fit_feed_workout === null && wire.is_peloton_originated_workout === null],
  ];
  const withdrawn = new Set<keyof Workout>([
    ...(wire.leaderboard_rank === null ? [] : ['leaderboardRank' as const]),
    ...(wire.total_leaderboard_users === null ? [] : ['leaderboardUsers' as const]),
    ...(wire.total_work === null ? [] : ['outputJoules' as const]),
    ...(wire.ftp_info?.ftp == null ? [] : ['ftpWatts' as const]),
    ...(wire.ride?.difficulty_rating_count == null ? [] : ['difficulty' as const]),
  ]);
  const nulls = (Object.keys(workout) as (keyof Workout)[]).filter(
    (field) => workout[field] === null && !withdrawn.has(field),
  );
  return new Set([...nulls, ...standIns.flatMap(([field, isUnsaid]) => (isUnsaid ? [field] : []))]);
}

/** The graph knows best; an app class ends when it starts, and then the class length is all there is. */
function durationSeconds(wire: WireWorkout, graph: Graph | null): number | null {
  const betweenStartAndEnd =
    wire.start_time !== null && wire.end_time !== null ? wire.end_time - wire.start_time : null;
  return (
    positive(graph?.durationSeconds ?? null) ??
    positive(betweenStartAndEnd) ??
    positive(wire.ride?.duration ?? null)
  );
}

function classOf(ride: WireRide | null) {
  const classId = ride === null || ride.id === null || !isClassId(ride.id) ? null : ride.id;
  const instructorId = ride?.instructor_id ?? ride?.instructor?.id ?? null;
  const airedAt = classId === null ? null : (ride?.original_air_time ?? ride?.scheduled_start_time ?? null);
  return {
    classId,
    // The details of the class alone tell it.
    classType: null,
    classLengthSeconds: positive(ride?.duration ?? null),
    classDescription: ride?.description ?? null,
    classImageUrl: ride?.image_url ?? null,
    classAiredAt: airedAt === null ? null : isoInstant(airedAt),
    classWorkouts: ride?.total_workouts ?? null,
    classRatings: ride?.overall_rating_count ?? null,
    difficulty: difficultyOf(ride),
    instructorId,
    // Without an id the name is a placeholder such as "JUST RIDE", not a person.
    instructorName: instructorId === null ? null : (ride?.instructor?.name ?? null),
  };
}

/** All zeros stand for "no class"; an id with dashes is a gym session's own. */
const isClassId = (rideId: string): boolean => !/^0+$/.test(rideId) && !rideId.includes('-');

function difficultyOf(ride: WireRide | null): number | null {
  if (ride === null) return null;
  if (ride.difficulty_rating_avg !== null && (ride.difficulty_rating_count ?? 0) > 0)
    return ride.difficulty_rating_avg;
  return positive(ride.difficulty_estimate);
}

function measurementsOf(wire: WireWorkout, graph: Graph | null) {
  const hasOutput = graph?.metrics.includes('output') ?? false;
  const total = (slug: string): Quantity | null => graph?.summaries[slug] ?? null;
  const average = (slug: string): Quantity | null => graph?.averages[slug] ?? null;
  const maximum = (slug: string): Quantity | null => graph?.maxima[slug] ?? null;
  return {
    // A workout without a bike still carries a total work of 0.
    outputJoules: hasOutput ? wire.total_work : positive(wire.total_work),
    averageOutputWatts: average('avg_output')?.value ?? null,
    averageCadenceRpm: average('avg_cadence')?.value ?? null,
    averageResistancePercent: average('avg_resistance')?.value ?? null,
    averageSpeedMetresPerSecond: converted(average('avg_speed'), maybeMetresPerSecond),
    averageHeartRateBpm: meanHeartRateBpm(graph),
    averageInclinePercent: average('avg_incline')?.value ?? null,
    averageStrokeRateSpm: average('avg_stroke_rate')?.value ?? null,
    averageSplitSecondsPer500Metres: maybeSplitSeconds(average('avg_split_pace')),
    maximumOutputWatts: maximum('output')?.value ?? null,
    maximumHeartRateBpm: positive(maximum('heart_rate')?.value ?? null),
    distanceMetres: converted(total('distance'), maybeMetres),
    elevationGainMetres: converted(total('elevation'), maybeMetres),
    caloriesKcal: (total('calories') ?? total('total_calories'))?.value ?? null,
    striveScore: graph?.striveScore ?? null,
  };
}

/** Minutes for 500 metres; a rower that was not pulled shows 0. */
function maybeSplitSeconds(pace: Quantity | null): number | null {
  const minutes = pace?.unit === 'min/500m' ? positive(pace.value) : null;
  return minutes === null ? null : minutes * 60;
}

/** Peloton's own average counts lost signals as zero on some disciplines, so it is computed from what was measured. */
function meanHeartRateBpm(graph: Graph | null): number | null {
  const channel = graph?.samples.channels.find(({ name }) => name === 'heartRateBpm');
  const measured = channel?.values.filter((value) => value !== null) ?? [];
  return measured.length === 0 ? null : measured.reduce((sum, value) => sum + value, 0) / measured.length;
}

const converted = (
  quantity: Quantity | null,
  convert: (value: number, unit: string) => number | null,
): number | null => (quantity === null ? null : convert(quantity.value, quantity.unit));
