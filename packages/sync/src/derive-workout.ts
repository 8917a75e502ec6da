/** Owns the step from a workout's raw answers to what is stored of it; a sync and a rebuild take the same. */
import { decoderVersion, decodeWorkout } from '@ridebook/peloton';
import { encodeSamples } from '@ridebook/formats/samples';
import type { DerivedWorkout } from '@ridebook/store';

/**
 * @param detail answer of the workout's endpoint, parsed
 * @param graph answer of its performance graph, parsed; `null` where there is none
 * @throws RequestError where it is no workout at all
 */
export function deriveWorkout(detail: unknown, graph: unknown): DerivedWorkout {
  const { workout, samples } = decodeWorkout(detail, graph);
  const hasSamples = samples !== null && samples.channels.length > 0;
  return { workout, samples: hasSamples ? encodeSamples(samples) : null, decoderVersion };
}
