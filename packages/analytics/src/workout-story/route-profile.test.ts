import type { RoutePoint } from '@ridebook/domain';
import { describe, expect, it } from 'vitest';
import { samplesOf } from './made-up-story.ts';
import { maybeRoute } from './route-profile.ts';

const point = (second: number, distanceMetres: number | null): RoutePoint => ({
  second,
  latitude: 52.5,
  longitude: 13.4,
  distanceMetres,
});

describe('the way of a workout', () => {
  it('has height and speed over the distance, where they were measured', () => {
    const samples = samplesOf({ altitudeMetres: [34, 35], speedMetresPerSecond: [3, null] });
    const route = maybeRoute([[point(1, 3), point(2, 6)], [point(9, 20)]], samples, 20);
    expect(route?.profile).toEqual([
      { distanceMetres: 3, second: 1, altitudeMetres: 34, speedMetresPerSecond: 3 },
      { distanceMetres: 6, second: 2, altitudeMetres: 35, speedMetresPerSecond: null },
      { distanceMetres: 20, second: 9, altitudeMetres: null, speedMetresPerSecond: null },
    ]);
    expect(route?.stretches.map((stretch) => stretch.length)).toEqual([2, 1]);
  });

  it('bridges a second that the recorder lost, and no longer silence', () => {
    const samples = {
      seconds: [1, 2, 4, 20],
      channels: [{ name: 'altitudeMetres', values: [34, 35, 36, 37] }],
    };
    const way = [1, 2, 3, 4, 8, 9, 20].map((second) => point(second, second * 3));
    const profile = maybeRoute([way], samples, 60)?.profile ?? [];
    expect(profile.map(({ altitudeMetres }) => altitudeMetres)).toEqual([34, 35, 35, 36, 36, null, 37]);
  });

  it('has no more points than a screen shows, and always the last', () => {
    const long = Array.from({ length: 5000 }, (_, index) => point(index + 1, index * 3));
    const profile = maybeRoute([long], null, null)?.profile ?? [];
    expect(profile.length).toBeLessThanOrEqual(601);
    expect(profile.at(-1)?.second).toBe(5000);
  });

  it('is nothing without a place, and has no profile without distances', () => {
    expect(maybeRoute([], null, 5000)).toBeNull();
    expect(maybeRoute([[]], null, 5000)).toBeNull();
    expect(maybeRoute([[point(1, null)]], null, null)?.profile).toEqual([]);
  });
});
