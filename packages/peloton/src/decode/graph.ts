/** Owns what a performance graph means: samples by channel in SI units, and Peloton's own totals, found by slug and never by position. */
import {
  maybeMetres,
  maybeMetresPerSecond,
  metresPerMile,
  type SampleChannel,
  type Samples,
} from '@ridebook/domain';
import * as v from 'valibot';
import { listOf, maybeNumber, maybeObject, maybeText } from './fields.ts';

const wireValues = v.fallback(v.array(v.fallback(v.nullable(v.number()), null)), []);

const wireSeries = v.object({
  slug: v.string(),
  display_unit: maybeText,
  max_value: maybeNumber,
  average_value: maybeNumber,
  values: wireValues,
});

const wireMetric = v.object({
  ...wireSeries.entries,
  alternatives: listOf(wireSeries),
  zones: listOf(v.object({ slug: v.string(), duration: v.number() })),
});

const wireSummary = v.object({ slug: v.string(), display_unit: maybeText, value: maybeNumber });

const wireZoneSeconds = maybeObject({
  heart_rate_z1_duration: maybeNumber,
  heart_rate_z2_duration: maybeNumber,
  heart_rate_z3_duration: maybeNumber,
  heart_rate_z4_duration: maybeNumber,
  heart_rate_z5_duration: maybeNumber,
});

const wirePart = v.object({ start_time_offset: v.number(), length: v.number(), metrics_type: v.string() });

const wireGraph = v.object({
  duration: maybeNumber,
  seconds_since_pedaling_start: v.optional(v.fallback(v.array(v.number()), []), []),
  metrics: listOf(wireMetric),
  summaries: listOf(wireSummary),
  average_summaries: listOf(wireSummary),
  effort_zones: maybeObject({ total_effort_points: maybeNumber, heart_rate_zone_durations: wireZoneSeconds }),
  segment_list: listOf(wirePart),
  location_data: listOf(v.object({ coordinates: v.array(v.unknown()) })),
});

type WireGraph = v.InferOutput<typeof wireGraph>;
type WireSeries = v.InferOutput<typeof wireSeries>;

/** A measured value with the unit Peloton showed it in. */
export interface Quantity {
  readonly value: number;
  readonly unit: string;
}

export interface Graph {
  readonly durationSeconds: number | null;
  readonly samples: Samples;
  /** Slugs of what was measured, in the order of the answer. */
  readonly metrics: readonly string[];
  /** A total or an average by its slug, such as `distance` or `avg_output`. */
  readonly summaries: Readonly<Record<string, Quantity>>;
  readonly averages: Readonly<Record<string, Quantity>>;
  readonly maxima: Readonly<Record<string, Quantity>>;
  /** Seconds in heart-rate zones 1 to 5 as Peloton reports them. */
  readonly reportedZoneSeconds: readonly number[] | null;
  readonly striveScore: number | null;
  readonly hasCoordinates: boolean;
}

interface ChannelRule {
  readonly name: string;
  /** Factor to SI for the unit shown, or `null` for a unit nobody has seen. */
  readonly factor: (unit: string) => number | null;
  /** A zero of this channel is a lost signal, not a measurement. */
  readonly isZeroMissing?: boolean;
}

const asShown = (): number => 1;

/** Minutes per mile or kilometre to seconds per metre. */
const paceFactor = (unit: string): number | null => {
  if (unit === 'min/mi') return 60 / metresPerMile;
  return unit === 'min/km' ? 60 / 1000 : null;
};

const channelRules: Readonly<Record<string, ChannelRule>> = {
  output: { name: 'outputWatts', factor: asShown },
  cadence: { name: 'cadenceRpm', factor: asShown },
  resistance: { name: 'resistancePercent', factor: asShown },
  speed: { name: 'speedMetresPerSecond', factor: (unit) => maybeMetresPerSecond(1, unit) },
  pace: { name: 'paceSecondsPerMetre', factor: paceFactor },
  incline: { name: 'inclinePercent', factor: asShown },
  altitude: { name: 'altitudeMetres', factor: (unit) => maybeMetres(1, unit) },
  stroke_rate: { name: 'strokeRateSpm', factor: asShown },
  split_pace: { name: 'splitSecondsPer500Metres', factor: () => 60 },
  heart_rate: { name: 'heartRateBpm', factor: asShown, isZeroMissing: true },
};

/** Reads a graph; whatever is missing in it is missing in the result. Never throws: an answer that is no graph is an empty one. */
export function decodeGraph(json: unknown): Graph {
  const parsed = v.safeParse(wireGraph, json);
  const wire = parsed.success ? parsed.output : v.parse(wireGraph, {});
  const seconds = wire.seconds_since_pedaling_start;
  const series = wire.metrics.flatMap((metric) => [metric, ...metric.alternatives]);
  const isOnFloor = seconds.map(floorOf(wire));
  return {
    durationSeconds: wire.duration,
    samples: { seconds, channels: series.flatMap((metric) => maybeChannel(metric, isOnFloor)) },
    metrics: wire.metrics.map((metric) => metric.slug),
    summaries: bySlug(wire.summaries),
    // An average is told twice; the summary is what the rider is shown.
    averages: {
      ...bySlug(
        series.map((metric) => ({ ...metric, slug: `avg_${metric.slug}`, value: metric.average_value })),
      ),
      ...bySlug(wire.average_summaries),
    },
    maxima: bySlug(series.map((metric) => ({ ...metric, value: metric.max_value }))),
    reportedZoneSeconds: maybeZoneSeconds(wire),
    striveScore: wire.effort_zones?.total_effort_points ?? null,
    hasCoordinates: wire.location_data.some((segment) => segment.coordinates.length > 0),
  };
}

/** Older answers report zone seconds beside the heart rate, newer ones as effort zones. */
function maybeZoneSeconds(wire: WireGraph): readonly number[] | null {
  const effort = wire.effort_zones?.heart_rate_zone_durations;
  if (effort != null) {
    return [
      effort.heart_rate_z1_duration,
      effort.heart_rate_z2_duration,
      effort.heart_rate_z3_duration,
      effort.heart_rate_z4_duration,
      effort.heart_rate_z5_duration,
    ].map((zoneSeconds) => zoneSeconds ?? 0);
  }
  const zones = wire.metrics.find(({ slug }) => slug === 'heart_rate')?.zones ?? [];
  return zones.length === 5 ? zones.map(({ duration }) => duration) : null;
}

/**
 * Whether a second belongs to a part beside the machine. A bike records nothing meanwhile; a rower goes on with an output
 * and a stroke rate of zero beside an absent split: nobody rowed, so nothing was measured.
 */
function floorOf(wire: WireGraph): (second: number) => boolean {
  const floor = wire.segment_list.filter(({ metrics_type: kind }) => kind === 'floor');
  return (second) =>
    floor.some(({ start_time_offset: from, length }) => second > from && second <= from + length);
}

/** A channel in SI units; an unknown slug or unit keeps its values under its own name. */
function maybeChannel(series: WireSeries, isOnFloor: readonly boolean[]): readonly SampleChannel[] {
  if (series.values.length !== isOnFloor.length) return [];
  const rule = channelRules[series.slug];
  const factor = rule?.factor(series.display_unit ?? '') ?? null;
  if (rule === undefined || factor === null) return [{ name: series.slug, values: series.values }];
  const isMissing = (index: number): boolean => rule.isZeroMissing === true || isOnFloor[index] === true;
  const values = series.values.map((value, index) =>
    value === null || (value === 0 && isMissing(index)) ? null : value * factor,
  );
  return [{ name: rule.name, values }];
}

function bySlug(
  entries: readonly {
    readonly slug: string;
    readonly display_unit: string | null;
    readonly value: number | null;
  }[],
): Readonly<Record<string, Quantity>> {
  const quantities: Record<string, Quantity> = Object.create(null) as Record<string, Quantity>;
  for (const { slug, display_unit: unit, value } of entries) {
    if (value !== null) quantities[slug] = { value, unit: unit ?? '' };
  }
  return quantities;
}
