import type { Samples } from '@ridebook/domain';
import { describe, expect, it } from 'vitest';
import { samplesOf, steady } from './made-up-story.ts';
import { maybeRace } from './race.ts';

const race = (own: Samples, other: Samples) =>
  maybeRace({ workoutId: 'own', samples: own }, { workoutId: 'other', samples: other });

describe('a race', () => {
  const told = race(
    samplesOf({ outputWatts: steady(100, 20) }),
    samplesOf({ outputWatts: [...steady(50, 10), ...steady(200, 10)] }),
  );

  it('tells the gap at each second, the lead in seconds and who overtook when', () => {
    // The worked example of docs/formulas/race.md.
    expect(told).toMatchObject({ measure: 'outputJoules', finalGap: -500, leadChanges: [16] });
    expect(told?.gap[9]).toBe(500);
    expect(told?.gap[14]).toBe(0);
    expect(told?.leadSeconds[9]).toBe(3);
    expect(told?.leadSeconds[14]).toBe(0);
    expect(told?.leadSeconds[19]).toBeNull();
  });

  it('is the same race seen from the other side', () => {
    const back = race(
      samplesOf({ outputWatts: [...steady(50, 10), ...steady(200, 10)] }),
      samplesOf({ outputWatts: steady(100, 20) }),
    );
    expect(back?.gap).toEqual(told?.gap.map((gap) => (gap === 0 ? 0 : -gap)));
    expect(back?.leadSeconds[9]).toBe(-3);
  });

  it('ends with the shorter of the two', () => {
    const short = race(samplesOf({ outputWatts: [100, 100] }), samplesOf({ outputWatts: steady(100, 9) }));
    expect(short?.seconds).toEqual([1, 2]);
    expect(short?.finalGap).toBe(0);
  });

  it('goes by distance where no output was measured, and nowhere without either', () => {
    const run = race(
      samplesOf({ speedMetresPerSecond: [3, 3] }),
      samplesOf({ speedMetresPerSecond: [2, 3] }),
    );
    expect(run).toMatchObject({ measure: 'distanceMetres', gap: [1, 1] });
    expect(race(samplesOf({ heartRateBpm: [90] }), samplesOf({ outputWatts: [90] }))).toBeNull();
    expect(race({ seconds: [], channels: [] }, samplesOf({ outputWatts: [90] }))).toBeNull();
  });

  it('adds nothing in a gap', () => {
    const gappy = { seconds: [1, 2, 20], channels: [{ name: 'outputWatts', values: [100, 100, 100] }] };
    expect(race(gappy, samplesOf({ outputWatts: steady(10, 20) }))?.finalGap).toBe(300 - 200);
  });
});
