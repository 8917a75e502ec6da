import { describe, expect, it } from 'vitest';
import { samplesOf, steady } from '../workout-story/made-up-story.ts';
import { bestStretches, curveDurations, effortDurations, maybePowerCurve, wattsOf } from './power-curve.ts';

/** Each window summed one by one: slow, and plain to see. */
function slowBest(watts: readonly number[], duration: number): number {
  let most = 0;
  for (let start = 0; start + duration <= watts.length; start += 1) {
    const sum = watts.slice(start, start + duration).reduce((total, value) => total + value, 0);
    most = Math.max(most, sum / duration);
  }
  return Math.round(most * 10) / 10;
}

describe('the durations of a curve', () => {
  it('run from a second to four hours, evenly on a logarithmic axis, with every named effort', () => {
    expect(curveDurations[0]).toBe(1);
    expect(curveDurations.at(-1)).toBe(4 * 3600);
    expect(curveDurations.length).toBeGreaterThan(75);
    expect(curveDurations.length).toBeLessThan(95);
    expect(curveDurations).toEqual([...new Set(curveDurations)].sort((one, other) => one - other));
    for (const duration of effortDurations) expect(curveDurations).toContain(duration);
  });
});

describe('a power curve', () => {
  it('is what summing every window gives', () => {
    const watts = Array.from({ length: 900 }, (_, second) => 150 + ((second * 7919) % 173));
    const curve = maybePowerCurve(samplesOf({ outputWatts: watts })) ?? [];
    curve.forEach((value, index) => expect(value).toBe(slowBest(watts, curveDurations[index] ?? 0)));
    expect(curve).toHaveLength(curveDurations.filter((duration) => duration <= 900).length);
    expect(wattsOf(curve, 600)).toBe(slowBest(watts, 600));
    expect(wattsOf(curve, 1200)).toBeNull();
  });

  it('holds nothing over a silence of the recorder, and counts it as no 0 W either', () => {
    const gappy = {
      seconds: [1, 2, 3, 23, 24, 25, 26],
      channels: [{ name: 'outputWatts', values: [210, 210, 210, 200, 200, 200, 200] }],
    };
    expect(bestStretches(gappy, [3, 4, 5, 10, 25])).toEqual([
      { durationSeconds: 3, fromSecond: 0, watts: 210 },
      { durationSeconds: 4, fromSecond: 22, watts: 200 },
    ]);
    // 1, 2, 3 and 4 s: as long as anything was ridden in one piece.
    expect(maybePowerCurve(gappy)).toEqual([210, 210, 210, 200]);
  });

  it('ends a stretch at a second without a value, and goes on over one without pedalling', () => {
    const stretch = (values: readonly (number | null)[]) =>
      bestStretches(samplesOf({ outputWatts: values }), [3]).map(({ watts }) => watts);
    expect(stretch([300, 300, null, 100, 100, 100])).toEqual([100]);
    expect(stretch([300, 300, 0, 100, 100, 100])).toEqual([200]);
  });

  it('lets a sample stand for up to five seconds', () => {
    const coarse = { seconds: [1, 6, 11], channels: [{ name: 'outputWatts', values: [100, 200, 100] }] };
    expect(bestStretches(coarse, [5, 11])).toEqual([
      { durationSeconds: 5, fromSecond: 1, watts: 200 },
      { durationSeconds: 11, fromSecond: 0, watts: 145.5 },
    ]);
  });

  it('is nothing without output, and flat at zero for a ride that rested', () => {
    expect(maybePowerCurve(samplesOf({ heartRateBpm: [120] }))).toBeNull();
    expect(maybePowerCurve(samplesOf({ outputWatts: [null, null] }))).toBeNull();
    expect(maybePowerCurve({ seconds: [], channels: [] })).toBeNull();
    expect(maybePowerCurve(samplesOf({ outputWatts: steady(0, 3) }))).toEqual([0, 0, 0]);
    expect(maybePowerCurve(samplesOf({ outputWatts: [150] }))).toEqual([150]);
  });
});
