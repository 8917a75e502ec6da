import { describe, expect, it } from 'vitest';
import { lanePath, trackFor, trackPoint, trackSize } from './ring-track.ts';

const track = trackFor(600);
const [outer = 0, , , inner = 0] = track.radii;

describe('the track', () => {
  it('begins at the start line and ends where its straight began', () => {
    expect(trackPoint(track, outer, 0)).toEqual({ x: 0, y: outer });
    const end = trackPoint(track, outer, 1);
    expect(end.x).toBeCloseTo(-track.halfStraight, 6);
    expect(end.y).toBeCloseTo(outer, 6);
  });

  it('has the median at the same place in every lane, on the back straight', () => {
    const places = track.radii.map((radius) => trackPoint(track, radius, 0.5));
    for (const { x } of places) expect(x).toBeCloseTo(43, 0);
    expect(places.map(({ y }) => y)).toEqual(track.radii.map((radius) => -radius));
  });

  it('runs counter-clockwise: a quarter lies in the right bend, three quarters in the left', () => {
    expect(trackPoint(track, inner, 0.25).x).toBeGreaterThan(track.halfStraight);
    expect(trackPoint(track, inner, 0.75).x).toBeLessThan(-track.halfStraight);
  });

  it('draws a lane as far as its share', () => {
    expect(lanePath(track, 60, 0.05)).toBe(
      `M0 60L${Math.round(trackPoint(track, 60, 0.05).x * 100) / 100} 60`,
    );
    expect(lanePath(track, 60, 1).match(/A/g)).toHaveLength(2);
    expect(lanePath(track, 60, 2)).toBe(lanePath(track, 60, 1));
  });

  it('fits a phone', () => {
    expect(trackSize(trackFor(358)).width).toBeLessThan(358);
  });
});
