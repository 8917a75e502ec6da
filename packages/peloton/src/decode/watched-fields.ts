/**
 * Owns which fields of a workout's answers Peloton has always sent, whatever was ridden and however: that one of them is
 * missing from answer after answer means that the API has changed, not the rider.
 */
import * as v from 'valibot';
import { maybeNumber, maybeText } from './fields.ts';

/** For each watched field that this workout ought to have: whether it is there and of its type. */
export type FieldPresence = Readonly<Record<string, boolean>>;

const isNumber = (value: unknown): boolean => v.parse(maybeNumber, value) !== null;
const isText = (value: unknown): boolean => v.parse(maybeText, value) !== null;
const isList = (value: unknown): boolean => Array.isArray(value);
/** Often `null`, but always there. */
const isNumberOrNull = (value: unknown): boolean => value === null || isNumber(value);
const isTextOrNull = (value: unknown): boolean => value === null || typeof value === 'string';

type Watch = Readonly<Record<string, (value: unknown) => boolean>>;

const detailWatch: Watch = {
  created_at: isNumber,
  start_time: isNumber,
  status: isText,
  timezone: isText,
  fitness_discipline: isText,
  total_work: isNumber,
  leaderboard_rank: isNumberOrNull,
  total_leaderboard_users: isNumberOrNull,
};

const rideWatch: Watch = {
  id: isText,
  title: isText,
  duration: isNumber,
  instructor_id: isTextOrNull,
};

const graphWatch: Watch = {
  duration: isNumber,
  seconds_since_pedaling_start: isList,
  metrics: isList,
  summaries: isList,
  average_summaries: isList,
};

/** What every Peloton bike measures. */
const bikeMetrics = ['output', 'cadence', 'resistance', 'speed'];

/** @param graph `null` where there is none: nothing is said of its fields then */
export function presenceOfFields(detail: unknown, graph: unknown): FieldPresence {
  const workout = maybeRecord(detail) ?? {};
  const ride = maybeRecord(workout['ride']);
  const samples = graph === null ? null : (maybeRecord(graph) ?? {});
  return {
    ...presence('', detailWatch, workout),
    ...(ride === null ? {} : presence('ride.', rideWatch, ride)),
    ...(samples === null ? {} : presence('performance_graph.', graphWatch, samples)),
    ...(samples === null || !isOnBike(workout) ? {} : metricPresence(samples)),
  };
}

const presence = (prefix: string, watch: Watch, record: Readonly<Record<string, unknown>>): FieldPresence =>
  Object.fromEntries(
    Object.entries(watch).map(([name, isThere]) => [`${prefix}${name}`, isThere(record[name])]),
  );

/** Imports and rides outdoors bring whatever the other device measured. */
const isOnBike = (workout: Readonly<Record<string, unknown>>): boolean =>
  workout['fitness_discipline'] === 'cycling' &&
  workout['has_pedaling_metrics'] === true &&
  workout['is_outdoor'] !== true &&
  workout['is_3p_fit_feed_workout'] !== true;

function metricPresence(graph: Readonly<Record<string, unknown>>): FieldPresence {
  const metrics: readonly unknown[] = Array.isArray(graph['metrics']) ? graph['metrics'] : [];
  const slugs = new Set(metrics.map((metric) => maybeRecord(metric)?.['slug']));
  return Object.fromEntries(
    bikeMetrics.map((slug) => [`performance_graph.metrics.${slug}`, slugs.has(slug)]),
  );
}

function maybeRecord(value: unknown): Readonly<Record<string, unknown>> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : null;
}
