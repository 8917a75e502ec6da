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

/** Who lets the pedals stand for no longer than this between two turns still sits on the bike. */
const longestCoastSeconds = 10;

/** Where Peloton does not say which parts were ridden: those in which the pedals turned or anything was put out. */
function whereTurning(samples: Samples): Samples {
  const { seconds } = samples;
  const output = maybeValues(samples, 'outputWatts');
  const cadence = maybeValues(samples, 'cadenceRpm');
  const isRidden = seconds.map((_, index) => (output?.[index] ?? 0) > 0 || (cadence?.[index] ?? 0) > 0);
  let turned: number | null = null;
  for (const [index, isTurning] of isRidden.entries()) {
    if (!isTurning) continue;
    const hasCoasted =
      turned !== null && (seconds[index] ?? 0) - (seconds[turned] ?? 0) <= longestCoastSeconds + 1;
    if (hasCoasted) isRidden.fill(true, turned ?? index, index);
    turned = index;
  }
  return {
    seconds,
    channels: samples.channels.map(({ name, values }) => ({
      name,
      values: values.map((value, index) => (isRidden[index] === true ? value : null)),
    })),
  };
}

export const hasBike = (discipline: string): boolean =>
  discipline === 'cycling' || discipline === 'bike_bootcamp';
