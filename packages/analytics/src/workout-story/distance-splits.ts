/** Owns splits by distance, computed from the speed of each second where Peloton reports none. */
import { metresPerMile, type Samples, type Split, type Splits } from '@ridebook/domain';
import { figuresBetween } from './channel-figures.ts';
import { heldSeconds, maybeValues } from './held-seconds.ts';

export interface SplitsQuery {
  readonly discipline: string;
  readonly distanceUnit: 'mi' | 'km' | 'm' | null;
  /** Peloton's total: the truth that the splits add up to. */
  readonly distanceMetres: number | null;
}

/** Five miles or kilometres on a bike, one on foot, 500 metres in a boat. */
export function splitLengthMetres({ discipline, distanceUnit }: SplitsQuery): number {
  if (discipline.startsWith('row')) return 500;
  const unit = distanceUnit === 'mi' ? metresPerMile : 1000;
  return discipline.startsWith('cycling') || discipline.startsWith('bike') ? 5 * unit : unit;
}

/** Further apart than this, speed and distance do not tell of the same way and neither is bent to the other. */
const likelyShare = 0.1;

/** Peloton's splits with the average output of each, else computed ones; `null` where no distance was measured. */
export function maybeSplits(
  reported: readonly Split[],
  samples: Samples | null,
  query: SplitsQuery,
): Splits | null {
  if (reported.length > 0) return { source: 'peloton', splits: withOutput(reported, samples) };
  const computed = samples === null ? [] : computedSplits(samples, query);
  return computed.length === 0 ? null : { source: 'computed', splits: withOutput(computed, samples) };
}

function computedSplits(samples: Samples, query: SplitsQuery): readonly Split[] {
  const speeds = maybeSpeeds(samples);
  if (speeds === null) return [];
  const held = heldSeconds(samples.seconds);
  const ridden = speeds.reduce<number>((sum, speed, index) => sum + (speed ?? 0) * (held[index] ?? 0), 0);
  const factor = scaleTo(query.distanceMetres, ridden);
  const length = splitLengthMetres(query);
  const splits: Split[] = [];
  let [metres, seconds] = [0, 0];
  const finish = (distanceMetres: number, splitSeconds: number): void => {
    splits.push({
      order: splits.length + 1,
      distanceMetres,
      seconds: splitSeconds,
      elevationChangeMetres: null,
      averageOutputWatts: null,
      averageStrokeRateSpm: null,
      isFastest: false,
    });
  };
  speeds.forEach((speed, index) => {
    const metresPerSecond = (speed ?? 0) * factor;
    let left = held[index] ?? 0;
    // A fast second, or five, can lie on both sides of a mark.
    while (metresPerSecond > 0 && metres + metresPerSecond * left >= length) {
      const part = (length - metres) / metresPerSecond;
      finish(length, seconds + part);
      left -= part;
      [metres, seconds] = [0, 0];
    }
    metres += metresPerSecond * left;
    seconds += left;
  });
  // What a rounding leaves over is no split.
  if (metres >= 1) finish(metres, seconds);
  const fastest = splits.filter(({ distanceMetres }) => distanceMetres === length);
  const best = Math.min(...fastest.map((split) => split.seconds));
  return splits.map((split) => ({
    ...split,
    isFastest: fastest.length > 1 && split.distanceMetres === length && split.seconds === best,
  }));
}

function maybeSpeeds(samples: Samples): readonly (number | null)[] | null {
  const speeds = maybeValues(samples, 'speedMetresPerSecond');
  if (speeds?.some((speed) => speed !== null && speed > 0)) return speeds;
  const paces = maybeValues(samples, 'splitSecondsPer500Metres');
  if (!paces?.some((pace) => pace !== null && pace > 0)) return null;
  return paces.map((pace) => (pace === null || pace <= 0 ? null : 500 / pace));
}

function scaleTo(distanceMetres: number | null, ridden: number): number {
  if (distanceMetres === null || ridden === 0) return 1;
  const factor = distanceMetres / ridden;
  return Math.abs(factor - 1) <= likelyShare ? factor : 1;
}

function withOutput(splits: readonly Split[], samples: Samples | null): readonly Split[] {
  if (samples === null || maybeValues(samples, 'outputWatts') === null) return splits;
  let fromSecond = 0;
  return splits.map((split) => {
    const stretch = { fromSecond, toSecond: fromSecond + split.seconds };
    fromSecond = stretch.toSecond;
    const output = figuresBetween(samples, stretch).find(({ channel }) => channel === 'outputWatts');
    return { ...split, averageOutputWatts: split.averageOutputWatts ?? output?.average ?? null };
  });
}
