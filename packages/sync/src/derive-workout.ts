/** Owns the step from a workout's raw answers to what is stored of it; a sync and a rebuild take the same. */
import { decoderVersion, decodeWorkout, decodeWorkoutFacts } from '@ridebook/peloton';
import { maybePowerCurve } from '@ridebook/analytics/power-curve';
import { maybeBikeSamples } from '@ridebook/analytics/workout-story';
import { encodeSamples } from '@ridebook/formats/samples';
import type { Samples, Workout } from '@ridebook/domain';
import type { DerivedWorkout } from '@ridebook/store';

/**
 * @param detail answer of the workout's endpoint, parsed
 * @param graph answer of its performance graph, parsed; `null` where there is none
 * @throws RequestError where it is no workout at all
 */
export function deriveWorkout(detail: unknown, graph: unknown): DerivedWorkout {
  const { workout, samples } = decodeWorkout(detail, graph);
  const hasSamples = samples !== null && samples.channels.length > 0;
  return {
    workout,
    samples: hasSamples ? encodeSamples(samples) : null,
    powerCurve: hasSamples ? maybeCurve(workout, samples, graph) : null,
    decoderVersion,
  };
}

/** Of what was ridden on a bike only. */
function maybeCurve(workout: Workout, samples: Samples, graph: unknown): readonly number[] | null {
  const { segments } = decodeWorkoutFacts(null, graph);
  const bike = maybeBikeSamples(workout.discipline, samples, segments);
  return bike === null ? null : maybePowerCurve(bike);
}
