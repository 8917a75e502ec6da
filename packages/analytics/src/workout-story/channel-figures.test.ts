import { describe, expect, it } from 'vitest';
import { figuresBetween, maybeSamplesSummary, maybeSumBetween, samplesWithin } from './channel-figures.ts';
import { samplesOf } from './made-up-story.ts';

const gappy = {
  seconds: [1, 2, 3, 5, 20],
  channels: [{ name: 'outputWatts', values: [100, 100, 100, 200, 50] }],
};

describe('the figures of a stretch', () => {
  it('weigh each sample by the seconds it stands for', () => {
    // The worked example of docs/formulas/workout.md: 750 J in 6 s.
    expect(figuresBetween(gappy)).toEqual([
      { channel: 'outputWatts', average: 125, minimum: 50, maximum: 200, measuredSeconds: 6 },
    ]);
    expect(maybeSumBetween(gappy, 'outputWatts')).toBe(750);
  });

  it('take the samples after its beginning up to its end', () => {
    expect(figuresBetween(gappy, { fromSecond: 2, toSecond: 5 })[0]).toMatchObject({
      average: 500 / 3,
      measuredSeconds: 3,
    });
  });

  it('average a pace over the way, not over the time', () => {
    // A metre in 1 s, then a metre in 3 s would be two metres in 4 s; each lasts a second here: 4/3 m in 2 s.
    const samples = samplesOf({ paceSecondsPerMetre: [1, 3] });
    expect(figuresBetween(samples)[0]?.average).toBeCloseTo(1.5, 12);
  });

  it('leave out what was not measured, and say nothing of a channel without a value', () => {
    const samples = samplesOf({ heartRateBpm: [null, 120, null], cadenceRpm: [null, null, null] });
    expect(figuresBetween(samples)).toEqual([
      { channel: 'heartRateBpm', average: 120, minimum: 120, maximum: 120, measuredSeconds: 1 },
    ]);
    expect(maybeSumBetween(samples, 'cadenceRpm')).toBeNull();
    expect(figuresBetween({ seconds: [], channels: [] })).toEqual([]);
  });

  it('tell zeros as zeros', () => {
    expect(figuresBetween(samplesOf({ outputWatts: [0, 0] }))[0]).toMatchObject({ average: 0, maximum: 0 });
  });
});

describe('the summary of samples', () => {
  it('tells where they begin and end, their step and their gaps', () => {
    expect(maybeSamplesSummary(gappy)).toMatchObject({
      count: 5,
      firstSecond: 1,
      lastSecond: 20,
      stepSeconds: 1,
      gaps: [{ fromSecond: 5, toSecond: 19 }],
    });
    expect(maybeSamplesSummary({ seconds: [], channels: [] })).toBeNull();
  });
});

describe('samples within stretches', () => {
  it('keep their seconds and lose the values outside', () => {
    const kept = samplesWithin(samplesOf({ outputWatts: [1, 2, 3, 4] }), [
      { fromSecond: 0, toSecond: 1 },
      { fromSecond: 3, toSecond: 4 },
    ]);
    expect(kept).toEqual(samplesOf({ outputWatts: [1, null, null, 4] }));
  });
});
