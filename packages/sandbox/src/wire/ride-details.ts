/** Owns what the API tells of a class beyond its plain facts: songs, averages, targets, segments; and the dictionaries. */
import type { Catalogue, RideClass } from '../classes/catalogue.ts';
import { disciplineNames } from '../classes/class-kinds.ts';
import { instructors } from '../classes/instructors.ts';
import { hexId, seededRandom } from '../random.ts';
import { instructorJson } from './instructor.ts';
import { rideJson } from './ride.ts';
import { segmentsWithMovements } from './segments.ts';
import { classTargets } from './targets.ts';

const bands = [
  'The Slow Ferries',
  'Copper Aunt',
  'Night Bakery',
  'Marta & the Moths',
  'Sixth Gear',
  'Paper Lighthouse',
];
const songWords = [
  ['Paper', 'Second', 'Northern', 'Borrowed', 'Electric', 'Quiet'],
  ['Weather', 'Kitchen', 'Wheels', 'Sundays', 'Thunder', 'Letters'],
] as const;

function playlist(ride: RideClass) {
  if (ride.isScenic || ride.durationSeconds === null || ride.discipline === 'meditation') return null;
  const random = seededRandom('playlist', ride.id);
  const songs = Array.from({ length: Math.max(1, Math.round(ride.durationSeconds / 225)) }, (_, order) => {
    const artist = random.pick(bands);
    const title = `${random.pick(songWords[0])} ${random.pick(songWords[1])}`;
    return {
      id: hexId('song', ride.id, order),
      title,
      artists: [{ artist_id: hexId('artist', artist), artist_name: artist, image_url: null }],
      album: { id: hexId('album', artist), image_url: null, name: `${title} (Single)` },
      explicit_rating: 0,
      start_time_offset: 60 + order * 225,
      cue_time_offset: 60 + order * 225,
      liked: false,
    };
  });
  return {
    id: hexId('playlist', ride.id),
    ride_id: ride.id,
    songs,
    is_top_artists_shown: true,
    is_playlist_shown: true,
    is_in_class_music_shown: true,
    top_artists: songs.slice(0, 2).flatMap((song) => song.artists),
  };
}

/** What members average in the class: the same field that the leaderboard ranks against. */
function averages(ride: RideClass) {
  const watts = ride.discipline === 'cycling' ? 142 * (20 / ride.minutes) ** 0.09 * ride.effort : 0;
  const seconds = ride.minutes * 60;
  return {
    average_total_work: Math.round((watts * seconds) / 1000),
    average_distance: Number(((ride.minutes / 60) * 17.4).toFixed(2)),
    average_calories: Math.round(((watts * seconds) / 1000) * 1.9),
    average_avg_power: Math.round(watts),
    average_avg_speed: watts > 0 ? 18.1 : 0,
    average_avg_cadence: watts > 0 ? 82 : 0,
    average_avg_resistance: watts > 0 ? 42 : 0,
  };
}

/** `/api/ride/{id}/details` */
export function rideDetailsJson(ride: RideClass) {
  const seconds = ride.durationSeconds ?? ride.minutes * 60;
  const targets = classTargets(ride);
  return {
    ride: rideJson(ride),
    playlist: playlist(ride),
    averages: averages(ride),
    segments: {
      segment_list: segmentsWithMovements(ride, seconds),
      segment_category_distribution: { [ride.discipline]: '100' },
      segment_body_focus_distribution: {},
      movements_by_weight_category: [],
    },
    instructor_cues: targets.flatMap(({ offsets, metrics }) => {
      const range = (name: string) => metrics.find((metric) => metric.name === name);
      const resistance = range('resistance');
      const cadence = range('cadence');
      return resistance && cadence
        ? [
            {
              offsets,
              resistance_range: { upper: resistance.upper, lower: resistance.lower },
              cadence_range: { upper: cadence.upper, lower: cadence.lower },
            },
          ]
        : [];
    }),
    target_class_metrics: { target_graph_metrics: [], total_expected_output: null },
    target_metrics_data: { target_metrics: targets, total_expected_output: null },
    default_album_images: { default_class_detail_image_url: null, default_in_class_image_url: null },
    excluded_platforms: [],
    is_ftp_test: ride.isFtpTest,
    is_power_zone_class: ride.isPowerZone,
    disabled_leaderboard_filters: { following: false, just_me: false, age_and_gender: false },
    sampled_top_tags: [],
    events: { data: [] },
    class_types: [{ id: ride.typeId, name: ride.typeName, fitness_discipline: ride.discipline }],
    related_rides: [],
  };
}

/** `/api/ride/metadata_mappings` */
export function metadataMappingsJson(catalogue: Catalogue) {
  const types = new Map(catalogue.classes.map((ride) => [ride.typeId, ride]));
  return {
    class_types: [...types].map(([id, ride]) => ({
      id,
      name: ride.typeName,
      fitness_discipline: ride.discipline,
      is_active: true,
      list_order: 1,
    })),
    content_focus_labels: [],
    content_formats: [
      { value: 'video', display_name: 'Video' },
      { value: 'audio', display_name: 'Audio' },
    ],
    device_type_display_names: [
      { value: 'home_bike_v1', display_name: 'Bike' },
      { value: 'prism', display_name: 'Tread' },
      { value: 'caesar', display_name: 'Row' },
      { value: 'iPhone', display_name: 'App' },
      { value: 'apple_watch', display_name: 'App' },
      { value: 'apple_health', display_name: 'App' },
      { value: 'fire_tv', display_name: 'App' },
    ],
    difficulty_levels: ['beginner', 'intermediate', 'advanced'].map((value) => ({
      value,
      display_name: value,
    })),
    equipment: [],
    fitness_disciplines: Object.entries(disciplineNames).map(([id, name]) => ({ id, name, is_active: true })),
    instructors: instructors
      .filter(({ hasLeft }) => !hasLeft)
      .map((instructor, order) => instructorJson(instructor, order)),
    locales: [{ locale: 'en-US', language: 'english' }],
  };
}
