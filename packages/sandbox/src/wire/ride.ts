/** Owns how a class, a scenic ride and a ride that is no class look on the wire. */
import type { RideClass } from '../classes/catalogue.ts';
import { disciplineNames } from '../classes/class-kinds.ts';
import { hexId } from '../random.ts';
import type { SpecialRide } from '../rider/plan.ts';
import { instructorJson } from './instructor.ts';

type Json = Readonly<Record<string, unknown>>;

/** Seconds of video before pedalling starts. */
export function preRollSeconds(ride: RideClass): number {
  if (ride.isScenic) return 5;
  return ride.discipline === 'meditation' ? 1 : 60;
}

const metricsOf: Readonly<Record<string, readonly string[]>> = {
  cycling: ['heart_rate', 'cadence', 'calories'],
  running: ['heart_rate', 'calories', 'speed', 'incline', 'pace'],
  walking: ['heart_rate', 'calories', 'speed', 'incline', 'pace'],
  meditation: ['heart_rate'],
};

/** The token by which a client joins a class: base64 JSON, with the spaces that its sender writes. */
const joinToken = (rideId: string): string =>
  btoa(`{"home_peloton_id": null, "ride_id": "${rideId}", "studio_peloton_id": null, "type": "on_demand"}`);

function distanceFields(ride: RideClass): Json {
  const kilometres = ride.distanceKilometres;
  return {
    distance: kilometres,
    distance_unit: kilometres === null ? null : 'metric',
    distance_display_value: kilometres === null ? null : `${kilometres} km`,
    is_fixed_distance: kilometres !== null,
  };
}

export const rideImageUrl = (ride: RideClass): string =>
  `https://images.example/rides/${hexId('ride image', ride.id)}.png`;

/** A ride with its instructor, where it has one who is still known. */
export function rideJson(ride: RideClass): Json {
  const offset = preRollSeconds(ride);
  const seconds = ride.durationSeconds;
  const instructor = ride.instructor === null || ride.instructor.hasLeft ? null : ride.instructor;
  return {
    ...(instructor === null ? {} : { instructor: instructorJson(instructor) }),
    content_availability: 'all_access_only',
    content_availability_level: 'all_access_only',
    free_for_limited_time: false,
    is_limited_ride: false,
    availability: { is_available: true, reason: null },
    class_type_ids: [ride.typeId],
    content_provider: ride.isScenic ? 'virtual_active' : 'peloton',
    content_format: ride.discipline === 'meditation' ? 'audio' : 'video',
    description: ride.description,
    difficulty_estimate: ride.difficulty,
    overall_estimate: ride.likeRatio,
    difficulty_rating_avg: ride.difficultyCount > 0 ? ride.difficulty : 0,
    difficulty_rating_count: ride.difficultyCount,
    difficulty_level: ride.difficulty > 0 && ride.difficulty < 4 ? 'beginner' : null,
    duration: seconds,
    equipment_ids: [],
    equipment_tags: [],
    explicit_rating: 0,
    extra_images: [],
    fitness_discipline: ride.discipline,
    fitness_discipline_display_name: disciplineNames[ride.discipline] ?? ride.discipline,
    has_closed_captions: !ride.isScenic,
    has_pedaling_metrics: ride.discipline === 'cycling' || ride.discipline === 'bike_bootcamp',
    home_peloton_id: ride.isScenic ? null : hexId('home peloton', ride.id),
    id: ride.id,
    image_url: rideImageUrl(ride),
    instructor_id: ride.instructor?.id ?? null,
    individual_instructor_ids: [],
    is_archived: true,
    is_closed_caption_shown: !ride.isScenic,
    is_explicit: ride.isExplicit,
    has_free_mode: false,
    is_live_in_studio_only: false,
    language: 'english',
    origin_locale: 'en-US',
    length: (seconds ?? ride.minutes * 60) + offset * 2 + 5,
    live_stream_id: `${ride.id}-live`,
    live_stream_url: null,
    location: ride.place ?? 'sandbox-studio-1',
    metrics: metricsOf[ride.discipline] ?? ['heart_rate', 'calories'],
    original_air_time: ride.airedAt,
    overall_rating_avg: ride.likeRatio,
    overall_rating_count: ride.ratingCount,
    pedaling_start_offset: offset,
    pedaling_end_offset: offset + (seconds ?? 0),
    pedaling_duration: seconds ?? 0,
    rating: 0,
    ride_type_id: ride.typeId,
    ride_type_ids: [ride.typeId],
    sample_vod_stream_url: null,
    sample_preview_stream_url: null,
    scheduled_start_time: ride.airedAt + 600,
    series_id: hexId('series', ride.id),
    sold_out: false,
    studio_peloton_id: ride.isScenic ? null : hexId('studio peloton', ride.id),
    title: ride.title,
    // Peloton stopped filling this in; scenic rides still have it.
    total_ratings: ride.isScenic ? ride.ratingCount : 0,
    total_in_progress_workouts: 1,
    total_workouts: ride.totalWorkouts,
    vod_stream_url: null,
    vod_stream_id: `${ride.id}-vod`,
    captions: ride.isScenic ? [] : ['en-US'],
    user_caption_locales: [],
    join_tokens: { on_demand: joinToken(ride.id) },
    flags: [],
    is_dynamic_video_eligible: false,
    dynamic_video_recorded_speed_in_mph: 0,
    thumbnail_title: ride.place,
    thumbnail_location: ride.place,
    ...distanceFields(ride),
    is_outdoor: false,
    has_tread_pace_target: false,
    excluded_platforms: ride.discipline === 'meditation' ? ['studio_bike', 'caesar'] : [],
    class_avg_follow_along_score: 0,
    muscle_group_score: [],
  };
}

/** Just rides, games and gym sessions: a stand-in where the instructor would be, and next to nothing else. */
export function specialRideJson(ride: SpecialRide, createdAt: number): Json {
  return {
    id: ride.id,
    is_archived: false,
    instructor: {
      name: ride.standIn,
      image_url: `https://images.example/${ride.standIn.toLowerCase().replace(' ', '-')}.png`,
    },
    title: ride.title,
    scheduled_start_time: createdAt,
    duration: ride.durationSeconds,
  };
}
