/** Owns the lines of an outdoor workout: its profile over the distance, and its outline by the places on the way. */
import type { Route, RoutePoint } from '@ridebook/domain';

export interface ProfileFrame {
  readonly width: number;
  readonly height: number;
}

export interface ProfileLines {
  readonly measure: 'altitude' | 'speed';
  /** Empty where neither was measured. */
  readonly path: string;
  readonly lowest: number;
  readonly highest: number;
  readonly metres: number;
  readonly y: (value: number) => number;
}

/** The height over the distance, or the speed where no height is known; a place without a value breaks the line. */
export function profileLines(profile: Route['profile'], { width, height }: ProfileFrame): ProfileLines {
  const hasAltitude = profile.some(({ altitudeMetres }) => altitudeMetres !== null);
  const valueOf = (one: Route['profile'][number]): number | null =>
    hasAltitude ? one.altitudeMetres : one.speedMetresPerSecond;
  const values = profile.flatMap((one) => valueOf(one) ?? []);
  const [lowest, highest] = [
    values.reduce((low, value) => Math.min(low, value), Infinity),
    values.reduce((high, value) => Math.max(high, value), -Infinity),
  ];
  const metres = profile.reduce((most, { distanceMetres }) => Math.max(most, distanceMetres), 0);
  const y = (value: number): number => height - ((value - lowest) / (highest - lowest || 1)) * height;
  let isBroken = true;
  const path =
    values.length < 2
      ? ''
      : profile
          .map((one) => {
            const value = valueOf(one);
            if (value === null) {
              isBroken = true;
              return '';
            }
            const step = `${isBroken ? 'M' : 'L'}${round((one.distanceMetres / (metres || 1)) * width)} ${round(y(value))}`;
            isBroken = false;
            return step;
          })
          .join('');
  return { measure: hasAltitude ? 'altitude' : 'speed', path, lowest, highest, metres, y };
}

/** The way as it would lie on a map, north up, in a square of a size; empty without two places. */
export function outlinePath(stretches: Route['stretches'], size: number): string {
  const all = stretches.flat();
  if (all.length < 2) return '';
  // Degrees of longitude narrow towards the poles; over a few miles the cosine of one latitude does.
  const middle = all.reduce((sum, { latitude }) => sum + latitude, 0) / all.length;
  const shrink = Math.cos((middle * Math.PI) / 180);
  const [xs, ys] = [all.map(({ longitude }) => longitude * shrink), all.map(({ latitude }) => latitude)];
  const least = (values: readonly number[]): number => values.reduce((low, value) => Math.min(low, value));
  const most = (values: readonly number[]): number => values.reduce((high, value) => Math.max(high, value));
  const [left, bottom] = [least(xs), least(ys)];
  const extent = Math.max(most(xs) - left, most(ys) - bottom) || 1;
  const at = ({ longitude, latitude }: RoutePoint): string =>
    `${round(((longitude * shrink - left) / extent) * size)} ${round(size - ((latitude - bottom) / extent) * size)}`;
  return stretches
    .filter((stretch) => stretch.length > 1)
    .map((stretch) => `M${stretch.map(at).join('L')}`)
    .join('');
}

const round = (value: number): number => Math.round(value * 10) / 10;
