/** Owns the way of an outdoor workout: its stretches, and height and speed over the distance. */
import type { Route, RoutePoint, Samples } from '@ridebook/domain';
import { longestHeldSeconds, maybeValues } from './held-seconds.ts';

/** More points than a screen is wide show nothing more. */
const mostProfilePoints = 600;

/** `null` where no place was recorded. */
export function maybeRoute(
  stretches: readonly (readonly RoutePoint[])[],
  samples: Samples | null,
  distanceMetres: number | null,
): Route | null {
  const points = stretches.flat();
  if (points.length === 0) return null;
  return { stretches, distanceMetres, profile: profileOf(points, samples) };
}

function profileOf(points: readonly RoutePoint[], samples: Samples | null): Route['profile'] {
  const placed = points.flatMap(({ second, distanceMetres }) =>
    distanceMetres === null ? [] : [{ second, distanceMetres }],
  );
  const altitudeAt = valueAt(samples, 'altitudeMetres');
  const speedAt = valueAt(samples, 'speedMetresPerSecond');
  return thinned(placed).map(({ second, distanceMetres }) => ({
    distanceMetres,
    second,
    altitudeMetres: altitudeAt(second),
    speedMetresPerSecond: speedAt(second),
  }));
}

/** Every so many, and the last. */
function thinned<Point>(points: readonly Point[]): readonly Point[] {
  const step = Math.ceil(points.length / mostProfilePoints);
  return points.filter((_, index) => index % step === 0 || index === points.length - 1);
}

/** Looks a channel up at a second: of one that the recorder lost, what the sample before it said, as long as that counts. */
function valueAt(samples: Samples | null, channel: string): (second: number) => number | null {
  const values = samples === null ? null : maybeValues(samples, channel);
  if (samples === null || values === null) return () => null;
  const places = new Map(samples.seconds.map((second, index) => [second, index]));
  return (second) => {
    for (let back = 0; back < longestHeldSeconds; back += 1) {
      const place = places.get(second - back);
      if (place !== undefined) return values[place] ?? null;
    }
    return null;
  };
}
