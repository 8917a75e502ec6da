/** Owns which seconds of a workout were ridden: all of a ride, the bike parts of a bike bootcamp, nothing of anything else. */
import type { ClassSegment, Samples } from '@ridebook/domain';
import { samplesWithin } from './channel-figures.ts';
import { maybeValues } from './held-seconds.ts';

/**
 * The samples whose output is that of a bike. A Tread and a Row have watts too, but the FTP is a cycling FTP.
 * @returns `null` for a discipline without a bike
 */
export function maybeBikeSamples(
  discipline: string,
  samples: Samples,
  segments: readonly ClassSegment[],
): Samples | null {
  if (discipline === 'cycling') return samples;
  if (discipline !== 'bike_bootcamp') return null;
  const ridden = segments.filter(({ kind }) => kind === 'cycling');
  return ridden.length > 0 ? samplesWithin(samples, ridden) : whereTurning(samples);
}

/** Where Peloton does not say which parts were ridden: those in which the pedals turned or anything was put out. */
function whereTurning(samples: Samples): Samples {
  const output = maybeValues(samples, 'outputWatts');
  const cadence = maybeValues(samples, 'cadenceRpm');
  const isTurning = (index: number): boolean => (output?.[index] ?? 0) > 0 || (cadence?.[index] ?? 0) > 0;
  return {
    seconds: samples.seconds,
    channels: samples.channels.map(({ name, values }) => ({
      name,
      values: values.map((value, index) => (isTurning(index) ? value : null)),
    })),
  };
}

export const hasBike = (discipline: string): boolean =>
  discipline === 'cycling' || discipline === 'bike_bootcamp';
