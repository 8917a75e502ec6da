/** Owns how a workout looks on the wire: as a row of the list and in detail. */
import { hexId, seededRandom } from '../random.ts';
import { deviceDisplayNames } from '../rider/kinds.ts';
import type { Plan } from '../rider/plan.ts';
import type { Digest } from '../samples/digest.ts';
import type { ZoneSeconds } from '../samples/zones.ts';
import { achievementTemplates } from './achievements.ts';
import { rideJson, specialRideJson } from './ride.ts';

type Json = Readonly<Record<string, unknown>>;

export function zoneDurationsJson(zones: ZoneSeconds) {
  const [first, second, third, fourth, fifth] = zones;
  return {
    heart_rate_z1_duration: first,
    heart_rate_z2_duration: second,
    heart_rate_z3_duration: third,
    heart_rate_z4_duration: fourth,
    heart_rate_z5_duration: fifth,
  };
}

export function effortZonesJson(plan: Plan, digest: Digest) {
  if (!plan.reportsEffort || digest.zoneSeconds === null) return null;
  return {
    total_effort_points: digest.effortPoints,
    heart_rate_zone_durations: zoneDurationsJson(digest.zoneSeconds),
  };
}

const metricsTypes: Partial<Record<Plan['machine'], string>> = {
  bike: 'cycling',
  'bike-and-floor': 'cycling',
  tread: 'running',
  outdoor: 'running',
  row: 'caesar',
  'row-and-floor': 'caesar',
};

const isBikeMachine = (plan: Plan): boolean => plan.machine === 'bike' || plan.machine === 'bike-and-floor';

function maybeRide(plan: Plan): Json {
  if (plan.ride !== null) return { ride: rideJson(plan.ride) };
  return plan.specialRide === null ? {} : { ride: specialRideJson(plan.specialRide, plan.createdAt) };
}

function pelotonIdOf(plan: Plan): string | null {
  if (plan.isImported) return '';
  return plan.specialRide === null ? hexId('peloton', plan.id) : null;
}

/** A row of the list, with its ride. */
export function workoutRowJson(plan: Plan, digest: Digest): Json {
  const watched = plan.slotKind === 'class' ? plan.elapsedSeconds + 30 : 0;
  return {
    created_at: plan.createdAt,
    device_type: plan.deviceType,
    end_time: plan.endAt,
    fitness_discipline: plan.discipline,
    has_pedaling_metrics: isBikeMachine(plan),
    has_leaderboard_metrics: plan.leaderboardRank !== null,
    id: plan.id,
    is_total_work_personal_record: plan.isPersonalRecord,
    is_outdoor: plan.slotKind === 'outdoor',
    metrics_type: metricsTypes[plan.machine] ?? null,
    name: plan.name,
    peloton_id: pelotonIdOf(plan),
    platform: plan.platform,
    start_time: plan.startAt,
    status: plan.endAt === null ? 'IN_PROGRESS' : 'COMPLETE',
    timezone: plan.timeZone,
    title: plan.title,
    total_work: plan.totalWorkJoules,
    user_id: plan.person.id,
    workout_type: plan.workoutType,
    total_video_watch_time_seconds: 0,
    total_video_buffering_seconds: 0,
    v2_total_video_watch_time_seconds: watched === 0 ? null : watched,
    v2_total_video_buffering_seconds: watched === 0 ? null : 0,
    total_music_audio_play_seconds: null,
    total_music_audio_buffer_seconds: null,
    service_id: null,
    ...maybeRide(plan),
    created: plan.createdAt,
    // The local wall clock read as if it were UTC.
    device_time_created_at: plan.createdAt + plan.utcOffsetSeconds,
    strava_id: plan.stravaId,
    fitbit_id: null,
    effort_zones: effortZonesJson(plan, digest),
    is_peloton_originated_workout: !plan.isImported,
    is_3p_fit_feed_workout: plan.isImported,
  };
}

/** A figure over all takes of the class, not of this workout: the trap of the real API. */
function overAllTakes(plan: Plan, digest: Digest): Json {
  if (!plan.reportsEffort || digest.zoneSeconds === null || digest.effortPoints === null) {
    return { total_heart_rate_zone_durations: null, average_effort_score: null };
  }
  const random = seededRandom(plan.key, 'takes');
  const takes = plan.attempt + random.whole(1, 6);
  const zones = digest.zoneSeconds.map((seconds) => Math.round(seconds * takes * random.between(0.8, 1.15)));
  return {
    total_heart_rate_zone_durations: zoneDurationsJson(zones as unknown as ZoneSeconds),
    average_effort_score: Number((digest.effortPoints * random.between(0.9, 1.1)).toFixed(1)),
  };
}

/** A workout in detail, with its ride and instructor. */
export function workoutDetailJson(plan: Plan, digest: Digest): Json {
  const { effort_zones: _ofRowsOnly, ...row } = workoutRowJson(plan, digest);
  return {
    ...row,
    is_skip_intro_available: plan.slotKind === 'class',
    pause_time_remaining: null,
    pause_time_elapsed: null,
    is_paused: false,
    has_paused: false,
    is_pause_available: false,
    ...overAllTakes(plan, digest),
    ...(plan.specialRide?.standIn === 'GYM WORKOUT' ? { movement_tracker_data: movements(plan) } : {}),
    achievement_templates: achievementTemplates(plan),
    leaderboard_rank: plan.leaderboardRank,
    total_leaderboard_users: plan.leaderboardUsers,
    ftp_info: {
      ftp: plan.ftp.watts,
      ftp_source: plan.ftp.source,
      ftp_workout_id: plan.ftp.workoutId,
    },
    device_type_display_name: deviceDisplayNames[plan.deviceType] ?? 'App',
  };
}

function movements(plan: Plan): Json {
  const random = seededRandom(plan.key, 'movements');
  const summary = ['Goblet squat', 'Bent-over row', 'Overhead press'].map((name) => ({
    movement_id: hexId('movement', name),
    movement_name: name,
    tracking_type: 'rep_counting',
    completed_reps: random.whole(8, 36),
    completed_duration: 0,
    is_bodyweight: false,
    weight: [
      { weight_category: 'medium', weight_data: { weight_value: random.whole(8, 30), weight_unit: 'lb' } },
    ],
  }));
  return {
    completed_movements_summary_data: {
      repetition_summary_data: summary,
      total_volume: random.whole(900, 4200),
      weight_unit: 'lb',
      num_movements: summary.length,
      movement_aggregate_data: [],
    },
  };
}
