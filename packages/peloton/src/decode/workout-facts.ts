/** Owns what a workout's detail and graph tell beyond its row: plan, splits, zones, badges, movements, the way it took. */
import { maybeMetres, type RoutePoint, type WorkoutFacts } from '@ridebook/domain';
import * as v from 'valibot';
import { listOf, maybeNumber, maybeObject, maybeText, positive } from './fields.ts';
import { decodeGraph } from './graph.ts';
import { maybeTracked, wireMovements } from './movements.ts';
import { segmentsOf, wireSegment } from './segments.ts';
import { rowSplitsOf, splitsOf, wireSplitRows, wireSplits } from './splits.ts';
import { oldTargetsOf, targetsOf, wireOldTargets, wireTargets } from './targets.ts';

const wireDetail = v.object({
  achievement_templates: listOf(
    v.object({
      name: v.pipe(v.string(), v.nonEmpty()),
      description: maybeText,
      image_url: maybeText,
      achievement_count: maybeNumber,
    }),
  ),
  movement_tracker_data: wireMovements,
  ride: maybeObject({
    pedaling_start_offset: maybeNumber,
    overall_rating_avg: maybeNumber,
    overall_rating_count: maybeNumber,
    difficulty_rating_count: maybeNumber,
  }),
});

const wirePoint = v.object({
  seconds_offset_from_start: v.number(),
  latitude: v.number(),
  longitude: v.number(),
  distance: maybeNumber,
  distance_display_unit: maybeText,
});

const wireFacts = v.object({
  segment_list: listOf(wireSegment),
  target_metrics_performance_data: wireTargets,
  target_performance_metrics: wireOldTargets,
  splits_data: wireSplits,
  splits_metrics: wireSplitRows,
  metrics: listOf(
    v.object({ slug: v.string(), zones: listOf(v.object({ slug: v.string(), max_value: maybeNumber })) }),
  ),
  muscle_group_score: listOf(v.object({ display_name: v.string(), percentage: v.number() })),
  location_data: listOf(v.object({ is_gap: v.optional(v.boolean()), coordinates: listOf(wirePoint) })),
  caesar_metrics: maybeObject({ detail: maybeObject({ score: maybeNumber }) }),
});

type WireFacts = v.InferOutput<typeof wireFacts>;

const noDetail = v.parse(wireDetail, {});
const noFacts = v.parse(wireFacts, {});

/**
 * Decodes all that was ever told of a workout: the newest answers count, and what they say nothing of is taken from older
 * ones, so that a field that Peloton drops is not lost from what was known.
 * @param details answers of `/api/workout/{id}`, the newest last
 * @param graphs answers of its performance graph, the newest last
 */
export function decodeKnownFacts(details: readonly unknown[], graphs: readonly unknown[]): WorkoutFacts {
  const [detail = null, ...olderDetails] = details.toReversed();
  const [graph = null, ...olderGraphs] = graphs.toReversed();
  const older = [
    ...olderGraphs.map((olderGraph) => decodeWorkoutFacts(detail, olderGraph)),
    ...olderDetails.map((olderDetail) => decodeWorkoutFacts(olderDetail, graph)),
  ];
  return older.reduce(complete, decodeWorkoutFacts(detail, graph));
}

/** `known` with what only `older` tells. */
function complete(known: WorkoutFacts, older: WorkoutFacts): WorkoutFacts {
  const isUnsaid = (value: unknown): boolean =>
    value === null || (Array.isArray(value) && value.length === 0);
  const said = Object.entries(known).filter(([, value]) => !isUnsaid(value));
  return { ...older, ...Object.fromEntries(said) };
}

/**
 * Decodes what is told of a workout. Never throws: what is missing is missing in the result.
 * @param detail answer of `/api/workout/{id}`, or `null`
 * @param graphJson answer of its performance graph, or `null`
 */
export function decodeWorkoutFacts(detail: unknown, graphJson: unknown): WorkoutFacts {
  const parsedDetail = v.safeParse(wireDetail, detail);
  const workout = parsedDetail.success ? parsedDetail.output : noDetail;
  const parsedFacts = v.safeParse(wireFacts, graphJson);
  const wire = parsedFacts.success ? parsedFacts.output : noFacts;
  const graph = decodeGraph(graphJson);
  const shownUnits = [...Object.values(graph.averages), ...Object.values(graph.summaries)].map(
    ({ unit }) => unit,
  );
  const axis = {
    preRollSeconds: workout.ride?.pedaling_start_offset ?? 0,
    speedUnit: speedUnitOf(wire, shownUnits),
  };
  const newTargets = targetsOf(
    wire.target_metrics_performance_data ?? { target_metrics: [], time_in_metric: [] },
    axis,
  );
  const splits = splitsOf(
    wire.splits_data ?? {
      splits: [],
      distance_marker_display_unit: null,
      elevation_change_display_unit: null,
    },
  );
  return {
    segments: segmentsOf(wire.segment_list),
    targets:
      newTargets.length > 0 || wire.target_performance_metrics === null
        ? newTargets
        : oldTargetsOf(wire.target_performance_metrics, graph.samples.seconds),
    splits: splits.length > 0 ? splits : rowSplitsOf(wire.splits_metrics ?? { metrics: [] }),
    distanceUnit: distanceUnitOf(wire, graph.summaries['distance']?.unit ?? null, axis.speedUnit),
    reportedZoneSeconds: graph.reportedZoneSeconds,
    zoneMaximumBpm: positive(
      wire.metrics.find(({ slug }) => slug === 'heart_rate')?.zones.find(({ slug }) => slug === 'zone5')
        ?.max_value ?? null,
    ),
    reportedStriveScore: graph.striveScore,
    reportedAverageHeartRateBpm: positive(graph.averages['avg_heart_rate']?.value ?? null),
    achievements: workout.achievement_templates.map((badge) => ({
      name: badge.name,
      description: badge.description,
      imageUrl: badge.image_url,
      timesEarned: positive(badge.achievement_count),
    })),
    tracked: maybeTracked(workout.movement_tracker_data),
    muscleGroups: wire.muscle_group_score.map(({ display_name: name, percentage: percent }) => ({
      name,
      percent,
    })),
    route: wire.location_data
      .filter((stretch) => stretch.is_gap !== true && stretch.coordinates.length > 0)
      .map(({ coordinates }) => coordinates.map(pointOf)),
    strokeFormScore: wire.caesar_metrics?.detail?.score ?? null,
    // Nobody having rated it is written as an average of 0.
    likedShare:
      (workout.ride?.overall_rating_count ?? 0) > 0 ? (workout.ride?.overall_rating_avg ?? null) : null,
    difficultyRatings: workout.ride?.difficulty_rating_count ?? null,
  };
}

const pointOf = (wire: v.InferOutput<typeof wirePoint>): RoutePoint => ({
  second: wire.seconds_offset_from_start,
  latitude: wire.latitude,
  longitude: wire.longitude,
  distanceMetres:
    wire.distance === null ? null : maybeMetres(wire.distance, wire.distance_display_unit ?? ''),
});

const speedUnits: Readonly<Record<string, string>> = { mi: 'mph', km: 'kph' };

/** Targets come without a unit: theirs is the one in which the account is shown speeds, paces and distances. */
function speedUnitOf(wire: WireFacts, shownUnits: readonly string[]): string | null {
  const shown = shownUnits.find((unit) => ['mph', 'kph', 'km/h'].includes(unit));
  if (shown !== undefined) return shown;
  const pace = shownUnits.find((unit) => ['min/mi', 'min/km'].includes(unit));
  const distance = pace?.slice(4) ?? wire.splits_data?.distance_marker_display_unit ?? '';
  return speedUnits[distance] ?? shownUnits.map((unit) => speedUnits[unit]).find(Boolean) ?? null;
}

function distanceUnitOf(
  wire: WireFacts,
  shown: string | null,
  speedUnit: string | null,
): WorkoutFacts['distanceUnit'] {
  const unit = wire.splits_data?.distance_marker_display_unit ?? shown;
  if (unit === 'mi' || unit === 'km' || unit === 'm') return unit;
  return speedUnit === null ? null : speedUnit === 'mph' ? 'mi' : 'km';
}
