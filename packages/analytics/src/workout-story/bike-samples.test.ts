import { describe, expect, it } from 'vitest';
import { maybeBikeSamples } from './bike-samples.ts';
import { samplesOf } from './made-up-story.ts';

const samples = samplesOf({ outputWatts: [100, 0, 0, 120], cadenceRpm: [80, 0, 30, 85] });
const part = (kind: string, fromSecond: number, toSecond: number) => ({
  name: kind,
  kind,
  fromSecond,
  toSecond,
  movements: [],
});

describe('what was ridden', () => {
  it('is all of a ride and nothing of a run or a row, whatever watts they have', () => {
    expect(maybeBikeSamples('cycling', samples, [])).toBe(samples);
    for (const discipline of ['running', 'rowing', 'bootcamp', 'row_bootcamp'])
      expect(maybeBikeSamples(discipline, samples, [])).toBeNull();
  });

  it('is the parts of a bike bootcamp that are done on the bike', () => {
    const parts = [part('cycling', 0, 2), part('floor', 2, 4)];
    expect(maybeBikeSamples('bike_bootcamp', samples, parts)?.channels[0]?.values).toEqual([
      100,
      0,
      null,
      null,
    ]);
  });

  it('is where the pedals turned, when nobody says which parts those are', () => {
    const stood = [100, ...Array.from({ length: 11 }, () => 0), 120];
    const ridden = (values: readonly number[]) =>
      maybeBikeSamples('bike_bootcamp', samplesOf({ outputWatts: values }), [])?.channels[0]?.values;
    expect(ridden(stood)).toEqual(stood.map((watts) => (watts === 0 ? null : watts)));
    // Ten seconds are coasting: they were ridden, at 0 W.
    expect(ridden(stood.toSpliced(1, 1))).toEqual(stood.toSpliced(1, 1));
  });
});
