import type { Split } from '@ridebook/domain';
import { describe, expect, it } from 'vitest';
import { maybeSplits, splitLengthMetres } from './distance-splits.ts';
import { samplesOf, steady } from './made-up-story.ts';

const run = { discipline: 'running', distanceUnit: 'km', distanceMetres: null } as const;

describe('splits', () => {
  it('are cut from the speed where Peloton reports none', () => {
    // 5 m/s for 300 s and 4 m/s for 225 s: a kilometre in 200 s, one in 100 + 125 s, and 400 m in 100 s.
    const samples = samplesOf({ speedMetresPerSecond: [...steady(5, 300), ...steady(4, 225)] });
    const told = maybeSplits([], samples, run);
    expect(told?.source).toBe('computed');
    expect(told?.splits.map(({ distanceMetres, seconds }) => [distanceMetres, seconds])).toEqual([
      [1000, 200],
      [1000, 225],
      [400, 100],
    ]);
    expect(told?.splits.map(({ isFastest }) => isFastest)).toEqual([true, false, false]);
  });

  it('add up to the distance that Peloton shows', () => {
    const samples = samplesOf({ speedMetresPerSecond: steady(5, 200) });
    const told = maybeSplits([], samples, { ...run, distanceMetres: 1050 });
    expect(told?.splits.reduce((sum, split) => sum + split.distanceMetres, 0)).toBeCloseTo(1050, 6);
    // Half as far again is another way, not a rounding.
    const far = maybeSplits([], samples, { ...run, distanceMetres: 1500 });
    expect(far?.splits.reduce((sum, split) => sum + split.distanceMetres, 0)).toBeCloseTo(1000, 6);
  });

  it('are Peloton’s where it reports them, with the output of their seconds', () => {
    const reported: Split = {
      order: 1,
      distanceMetres: 500,
      seconds: 2,
      elevationChangeMetres: null,
      averageOutputWatts: null,
      averageStrokeRateSpm: 20,
      isFastest: true,
    };
    const samples = samplesOf({ outputWatts: [100, 200, 50, 50] });
    const told = maybeSplits([reported, { ...reported, order: 2, averageOutputWatts: 42 }], samples, run);
    expect(told?.source).toBe('peloton');
    expect(told?.splits.map(({ averageOutputWatts }) => averageOutputWatts)).toEqual([150, 42]);
    expect(maybeSplits([reported], null, run)?.splits).toEqual([reported]);
  });

  it('come from the pace of a Row, which rests now and then', () => {
    const samples = samplesOf({ splitSecondsPer500Metres: [...steady(100, 100), null, ...steady(125, 125)] });
    const told = maybeSplits([], samples, { ...run, discipline: 'rowing' });
    expect(told?.splits.map(({ seconds }) => Math.round(seconds))).toEqual([100, 126]);
  });

  it('are none without a distance', () => {
    expect(maybeSplits([], samplesOf({ outputWatts: [100] }), run)).toBeNull();
    expect(maybeSplits([], samplesOf({ speedMetresPerSecond: [0, 0] }), run)).toBeNull();
    expect(maybeSplits([], null, run)).toBeNull();
  });

  it.each([
    ['cycling', 'km', 5000],
    ['cycling', 'mi', 8046.72],
    ['bike_bootcamp', 'km', 5000],
    ['running', 'mi', 1609.344],
    ['walking', null, 1000],
    ['rowing', 'm', 500],
  ] as const)('of %s in %s are %d m long', (discipline, distanceUnit, metres) => {
    expect(splitLengthMetres({ discipline, distanceUnit, distanceMetres: null })).toBeCloseTo(metres, 6);
  });
});
