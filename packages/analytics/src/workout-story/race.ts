/** Owns two workouts of one class as a race: who is ahead at each second, and by how much. */
import type { Race, Samples } from '@ridebook/domain';
import { heldSeconds, maybeValues } from './held-seconds.ts';

export interface Racer {
  readonly workoutId: string;
  readonly samples: Samples;
}

const raceChannels = { outputJoules: 'outputWatts', distanceMetres: 'speedMetresPerSecond' } as const;

/**
 * The race as far as both went: in total output where both measured one, else in distance.
 * @returns `null` where they measured neither
 */
export function maybeRace(own: Racer, other: Racer): Race | null {
  for (const measure of ['outputJoules', 'distanceMetres'] as const) {
    const ownSums = maybeRunningSums(own.samples, raceChannels[measure]);
    const otherSums = maybeRunningSums(other.samples, raceChannels[measure]);
    if (ownSums === null || otherSums === null) continue;
    const length = Math.min(ownSums.length, otherSums.length);
    const seconds = Array.from({ length }, (_, index) => index + 1);
    const gap = seconds.map((_, index) => (ownSums[index] ?? 0) - (otherSums[index] ?? 0));
    return {
      workoutId: own.workoutId,
      againstId: other.workoutId,
      measure,
      seconds,
      gap,
      leadSeconds: leadsOf(ownSums, otherSums, length),
      finalGap: gap.at(-1) ?? 0,
      leadChanges: leadChangesOf(gap),
    };
  }
  return null;
}

/** What had come together at the end of each second; a silence adds nothing. `null` where the channel was not measured. */
function maybeRunningSums(samples: Samples, channel: string): readonly number[] | null {
  const values = maybeValues(samples, channel);
  const last = Math.floor(samples.seconds.at(-1) ?? 0);
  if (values === null || last <= 0 || values.every((value) => value === null)) return null;
  const held = heldSeconds(samples.seconds);
  const added = new Array<number>(last + 1).fill(0);
  samples.seconds.forEach((second, index) => {
    const value = values[index] ?? 0;
    // A sample stands for the seconds before it, each of them with its value.
    for (let back = 0; back < (held[index] ?? 0); back += 1) {
      const place = Math.max(0, second - back);
      added[place] = (added[place] ?? 0) + value;
    }
  });
  let sum = added[0] ?? 0;
  return added.slice(1).map((value) => (sum += value));
}

/** By how many seconds the one ahead had been there before the other one came. */
function leadsOf(
  own: readonly number[],
  other: readonly number[],
  length: number,
): readonly (number | null)[] {
  const otherWhen = whenReached(other);
  const ownWhen = whenReached(own);
  return Array.from({ length }, (_, index) => {
    const [mine, theirs] = [own[index] ?? 0, other[index] ?? 0];
    if (mine === theirs) return 0;
    const reached = mine > theirs ? otherWhen(mine) : ownWhen(theirs);
    if (reached === null) return null;
    return mine > theirs ? reached - (index + 1) : index + 1 - reached;
  });
}

/** The first second at which a running sum had come to a value; asked with growing values, it walks along once. */
function whenReached(sums: readonly number[]): (value: number) => number | null {
  let place = 0;
  let asked = -Infinity;
  return (value) => {
    if (value < asked) place = 0;
    asked = value;
    while (place < sums.length && (sums[place] ?? 0) < value) place += 1;
    return place < sums.length ? place + 1 : null;
  };
}

/** The seconds at which the sign of the gap is another than it last was. */
function leadChangesOf(gap: readonly number[]): readonly number[] {
  let leader = 0;
  return gap.flatMap((value, index) => {
    const sign = Math.sign(value);
    if (sign === 0 || sign === leader) return [];
    const isChange = leader !== 0;
    leader = sign;
    return isChange ? [index + 1] : [];
  });
}
