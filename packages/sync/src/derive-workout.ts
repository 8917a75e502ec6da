/** Owns the step from a workout's raw answers to what is stored of it; a sync and a rebuild take the same. */
import {
  decoderVersion,
  decodeWorkout,
  decodeWorkoutFacts,
  RequestError,
  type DecodedWorkout,
} from '@ridebook/peloton';
import { maybePowerCurve } from '@ridebook/analytics/power-curve';
import { maybeBikeSamples } from '@ridebook/analytics/workout-story';
import { encodeSamples } from '@ridebook/formats/samples';
import type { Samples, Workout } from '@ridebook/domain';
import type { DerivedWorkout } from '@ridebook/store';

/** Everything the archive holds of one workout, parsed, the newest last. */
export interface WorkoutAnswers {
  /** Of the workout's endpoint; at least one. */
  readonly details: readonly unknown[];
  /** Of its performance graph; none where there is none. */
  readonly graphs: readonly unknown[];
}

/**
 * The newest answers count; what they say nothing of is taken from older ones, so that a field that Peloton drops or
 * renames is missing from what comes, and not from what was known.
 * @throws RequestError where the newest detail is no workout at all
 */
export function deriveWorkout({ details, graphs }: WorkoutAnswers): DerivedWorkout {
  const [detail, ...olderDetails] = details.toReversed();
  const [graph = null, ...olderGraphs] = graphs.toReversed();
  const older = [
    ...olderGraphs.map((olderGraph) => [detail, olderGraph] as const),
    ...olderDetails.map((olderDetail) => [olderDetail, graph] as const),
  ];
  const { workout, samples } = older.reduce(
    (known, answers) => complete(known, maybeDecoded(...answers)),
    decodeWorkout(detail, graph),
  );
  const hasSamples = hasChannels(samples);
  return {
    workout,
    samples: hasSamples ? encodeSamples(samples) : null,
    powerCurve: hasSamples ? maybeCurve(workout, samples, graph) : null,
    decoderVersion,
  };
}

const hasChannels = (samples: Samples | null): samples is Samples =>
  samples !== null && samples.channels.length > 0;

function maybeDecoded(detail: unknown, graph: unknown): DecodedWorkout | null {
  try {
    return decodeWorkout(detail, graph);
  } catch (error) {
    if (error instanceof RequestError) return null;
    throw error;
  }
}

/** `known` with what only `older` says. */
function complete(known: DecodedWorkout, older: DecodedWorkout | null): DecodedWorkout {
  if (older === null) return known;
  const said = [...known.unsaid].filter((field) => !older.unsaid.has(field));
  return {
    workout: { ...known.workout, ...Object.fromEntries(said.map((field) => [field, older.workout[field]])) },
    samples: hasChannels(known.samples) ? known.samples : older.samples,
    unsaid: new Set([...known.unsaid].filter((field) => older.unsaid.has(field))),
  };
}

/** Of what was ridden on a bike only. */
function maybeCurve(workout: Workout, samples: Samples, graph: unknown): readonly number[] | null {
  // Only a bootcamp has parts that count and parts that do not: a graph is not read twice for a ride.
  const segments = workout.discipline === 'bike_bootcamp' ? decodeWorkoutFacts(null, graph).segments : [];
  const bike = maybeBikeSamples(workout.discipline, samples, segments);
  return bike === null ? null : maybePowerCurve(bike);
}
