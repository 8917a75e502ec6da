/** Owns how effort runs through a workout second by second: the shape of the class and the unsteadiness of legs. */
import { zeros } from './zeros.ts';
import type { EffortShape } from '../classes/class-kinds.ts';
import type { Random } from '../random.ts';

/** A slowly wandering value around zero with about unit spread: what was a moment ago mostly still is. */
export function wanderer(random: Random, memory = 0.94): () => number {
  const step = Math.sqrt(1 - memory * memory) * 2;
  let value = 0;
  return () => {
    value = memory * value + step * (random.next() + random.next() + random.next() - 1.5);
    return value;
  };
}

interface ShapeClock {
  readonly second: number;
  /** 0 to 1 through the main part. */
  readonly progress: number;
  readonly period: number;
}

const shapes: Readonly<Record<EffortShape, (clock: ShapeClock) => number>> = {
  steady: ({ progress }) => 1 + 0.03 * Math.sin(progress * 9),
  intervals: ({ second, period }) => (second % period < period * 0.55 ? 1.14 : 0.86),
  climbs: ({ second, period }) => 0.84 + 0.36 * ((second % (period * 2)) / (period * 2)),
  sprints: ({ second, period }) => (second % (period * 0.5) < period * 0.17 ? 1.55 : 0.8),
  progressive: ({ progress }) => 0.78 + 0.46 * progress,
  test: ({ progress }) => 0.98 + 0.05 * progress,
  floor: ({ second }) => (second % 75 < 45 ? 1.15 : 0.75),
};

/**
 * Effort relative to its own mean, one value per second from second 1 on (index 0 is second 1).
 * Warm-up and cool-down take their share of long workouts.
 */
export function effortProfile(shape: EffortShape, seconds: number, random: Random): number[] {
  const profile = zeros(seconds);
  const wander = wanderer(random);
  const period = random.whole(150, 330);
  const hasRamps = seconds > 700 && shape !== 'test' && shape !== 'progressive';
  const warmUp = hasRamps ? Math.round(seconds * 0.14) : 0;
  const coolDown = hasRamps ? Math.round(seconds * 0.05) : 0;
  const main = seconds - warmUp - coolDown;
  const shapeAt = shapes[shape];
  for (let index = 0; index < seconds; index++) {
    const inMain = index - warmUp;
    let effort: number;
    if (inMain < 0) effort = 0.62 + (0.3 * index) / warmUp;
    else if (inMain >= main) effort = 0.62;
    else effort = shapeAt({ second: inMain, progress: inMain / main, period });
    const start = index < 4 ? (index + 1) / 5 : 1;
    profile[index] = Math.max(0.05, effort * start * (1 + 0.05 * wander() + 0.04 * (random.next() - 0.5)));
  }
  return profile;
}

/** Scales the counted seconds so that their mean is 1. */
export function normalise(profile: number[], isCounted: (second: number) => boolean): void {
  let sum = 0;
  let count = 0;
  for (let index = 0; index < profile.length; index++) {
    if (!isCounted(index + 1)) continue;
    sum += profile[index] ?? 0;
    count++;
  }
  if (sum === 0) return;
  for (let index = 0; index < profile.length; index++) profile[index] = ((profile[index] ?? 0) * count) / sum;
}
