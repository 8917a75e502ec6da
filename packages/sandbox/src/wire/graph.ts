/** Owns how a performance graph looks on the wire: second by second, or every so many seconds. */
import type { UnitSystem } from '../options.ts';
import { hexId } from '../random.ts';
import type { Plan } from '../rider/plan.ts';
import type { Digest } from '../samples/digest.ts';
import { displayUnits } from '../samples/display-units.ts';
import type { Channel, Heart, Measured } from '../samples/measured.ts';
import { zoneBounds } from '../samples/zones.ts';
import { muscleScores, segmentList } from './segments.ts';
import { splitsJson } from './splits.ts';
import { strokesJson } from './strokes.ts';
import { targetsJson } from './targets.ts';
import { effortZonesJson } from './workout.ts';

type Json = Readonly<Record<string, unknown>>;

/** Indices of the recorded seconds that a graph with one sample in `everyN` seconds shows; the last is always among them. */
function shownIndices(seconds: readonly number[], everyN: number): readonly number[] {
  const indices: number[] = [];
  let next = seconds[0] ?? 0;
  seconds.forEach((second, index) => {
    if (second < next && index !== seconds.length - 1) return;
    indices.push(index);
    while (next <= second) next += everyN;
  });
  return indices;
}

/** Coarse graphs show the peak output of each stretch, which is why their samples add up to more than the total. */
function peaks(values: readonly (number | null)[], indices: readonly number[]): readonly (number | null)[] {
  return indices.map((from, order) => {
    const to = indices[order + 1] ?? from + 1;
    let peak = values[from] ?? null;
    for (let index = from + 1; index < to; index++) {
      const value = values[index] ?? null;
      if (value !== null && (peak === null || value > peak)) peak = value;
    }
    return peak;
  });
}

function channelJson(channel: Channel, indices: readonly number[] | null): Json {
  const values =
    indices === null
      ? channel.values
      : channel.slug === 'output'
        ? peaks(channel.values, indices)
        : indices.map((index) => channel.values[index] ?? null);
  return {
    display_name: channel.displayName,
    display_unit: channel.unit,
    max_value: channel.maximum,
    average_value: channel.average,
    values,
    slug: channel.slug,
    ...(channel.alternatives
      ? { alternatives: channel.alternatives.map((alternative) => channelJson(alternative, indices)) }
      : {}),
  };
}

function zonesJson(heart: Heart, maximumHeartRate: number): readonly Json[] {
  const floors = zoneBounds(maximumHeartRate).map(Math.floor);
  return floors.map((minimum, index) => {
    const next = floors[index + 1];
    const maximum = next === undefined ? maximumHeartRate : next - 1;
    const range =
      index === 0 ? `<${next} bpm` : next === undefined ? `>=${minimum} bpm` : `${minimum}-${maximum} bpm`;
    return {
      display_name: `Zone ${index + 1}`,
      slug: `zone${index + 1}`,
      range,
      duration: heart.zoneSeconds[index] ?? 0,
      max_value: maximum,
      min_value: minimum,
    };
  });
}

function heartJson(heart: Heart, plan: Plan, indices: readonly number[] | null): Json {
  return {
    display_name: 'Heart Rate',
    display_unit: 'bpm',
    max_value: heart.maximum,
    average_value: heart.average,
    values: indices === null ? heart.values : indices.map((index) => heart.values[index] ?? 0),
    slug: 'heart_rate',
    zones: zonesJson(heart, plan.person.maximumHeartRate),
    missing_data_duration: heart.missingSeconds,
  };
}

const summary = (slug: string, name: string, unit: string | null, value: number | null): readonly Json[] =>
  value === null ? [] : [{ display_name: name, display_unit: unit, value, slug }];

function summariesJson(plan: Plan, measured: Measured): readonly Json[] {
  const { distance, elevation, caloriesKcal } = measured;
  const isWatch = plan.slotKind === 'outdoor' || plan.slotKind === 'import';
  const outputKilojoules = plan.averageOutputWatts === null ? null : Math.round(plan.totalWorkJoules / 1000);
  const minutes = plan.slotKind === 'scenic-distance' ? Number((plan.elapsedSeconds / 60).toFixed(2)) : null;
  return [
    ...summary('total_output', 'Total Output', 'kj', outputKilojoules),
    ...summary('distance', 'Distance', distance?.unit ?? null, distance?.value ?? null),
    ...summary('elevation', 'Elevation', elevation?.unit ?? null, elevation?.value ?? null),
    ...summary('stroke_count', 'Strokes', null, measured.strokeCount),
    ...summary('duration', 'Duration', 'min', minutes),
    // Watches tell active calories beside the total, under other names.
    ...(isWatch
      ? [
          ...summary(
            'active_calories',
            'Active Calories',
            'kcal',
            caloriesKcal === null ? null : Math.round(caloriesKcal * 0.87),
          ),
          ...summary('total_calories', 'Total Calories', 'kcal', caloriesKcal),
        ]
      : summary('calories', 'Calories', 'kcal', caloriesKcal)),
  ];
}

function averagesJson(measured: Measured): readonly Json[] {
  const channels = measured.channels.flatMap((channel) => [channel, ...(channel.alternatives ?? [])]);
  // Pace comes before incline and the speed it implies after it; altitude has no average.
  const ordered = [
    ...channels.filter(({ slug }) => slug !== 'speed'),
    ...channels.filter(({ slug }) => slug === 'speed'),
  ];
  return ordered.flatMap((channel) =>
    summary(`avg_${channel.slug}`, `Avg ${channel.displayName}`, channel.unit, channel.average),
  );
}

function locationJson(plan: Plan, measured: Measured, units: UnitSystem): Json {
  if (measured.coordinates.length === 0) return { location_data: [], is_location_data_accurate: null };
  return {
    location_data: [
      {
        segment_id: hexId('way', plan.id),
        is_gap: false,
        coordinates: measured.coordinates.map(({ second, latitude, longitude, distance }) => ({
          seconds_offset_from_start: second,
          latitude,
          longitude,
          accuracy: null,
          distance,
          distance_display_unit: displayUnits[units].distance,
        })),
      },
    ],
    is_location_data_accurate: true,
  };
}

export interface GraphRequest {
  /** Seconds per sample; 0 counts as 1. */
  readonly everyN: number;
  /** Coordinates are told only to the web platform. */
  readonly isWeb: boolean;
  readonly units: UnitSystem;
}

export function graphJson(plan: Plan, measured: Measured, digest: Digest, request: GraphRequest): Json {
  const indices = request.everyN <= 1 ? null : shownIndices(measured.seconds, request.everyN);
  const told = request.isWeb ? measured : { ...measured, coordinates: [] };
  return {
    duration: plan.elapsedSeconds,
    is_class_plan_shown: plan.ride !== null,
    segment_list: segmentList(plan),
    seconds_since_pedaling_start:
      indices === null ? measured.seconds : indices.map((index) => measured.seconds[index] ?? 0),
    average_summaries: averagesJson(measured),
    summaries: summariesJson(plan, measured),
    metrics: [
      ...measured.channels.map((channel) => channelJson(channel, indices)),
      ...(measured.heart === null ? [] : [heartJson(measured.heart, plan, indices)]),
    ],
    has_apple_watch_metrics: plan.deviceType === 'apple_watch',
    ...locationJson(plan, told, request.units),
    ...splitsJson(plan.discipline, measured, request.units),
    target_metrics_performance_data: targetsJson(plan, measured),
    effort_zones: effortZonesJson(plan, digest),
    ...(measured.strokes.length > 0 ? { caesar_metrics: strokesJson(measured) } : {}),
    muscle_group_score: muscleScores(plan),
    summary_available: true,
    performance_graph_available: true,
  };
}
