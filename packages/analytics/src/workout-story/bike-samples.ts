/** Owns which seconds of a workout were ridden: all of a ride, the bike parts of a bike bootcamp, nothing of anything else. */
import type { ClassSegment, Samples } from '@ridebook/domain';
import { samplesWithin } from './channel-figures.ts';

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
  return segments.length === 0 ? samples : samplesWithin(samples, ridden);
}

export const hasBike = (discipline: string): boolean =>
  discipline === 'cycling' || discipline === 'bike_bootcamp';
