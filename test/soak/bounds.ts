/** Owns how level is level: what a soak may show, and what it found beyond that. */
import type { Soaked } from './soak.ts';
import { riseOf, type Sample } from './steadiness.ts';

/** A process grows while its code is compiled and its heap finds its size. */
const warmUpShare = 1 / 3;

export interface Bounds {
  readonly residentMegabytes: number;
  readonly sockets: number;
  readonly handles: number;
}

export const levelSamples = ({ samples }: Soaked): readonly Sample[] =>
  samples.slice(Math.floor(samples.length * warmUpShare));

/** How far each rises once the process is warm. */
export function risesOf(soaked: Soaked): Bounds {
  const samples = levelSamples(soaked);
  return {
    residentMegabytes: riseOf(samples, (sample) => sample.residentMegabytes),
    sockets: riseOf(samples, (sample) => sample.sockets),
    handles: riseOf(samples, (sample) => sample.handles),
  };
}

export function findLeaks(soaked: Soaked, bounds: Bounds): readonly string[] {
  const rises = risesOf(soaked);
  return (Object.keys(bounds) as (keyof Bounds)[])
    .filter((what) => rises[what] > bounds[what])
    .map((what) => `${what} rose by ${rises[what].toFixed(1)}, more than ${bounds[what]}`);
}
