import type { TargetRange } from '@ridebook/domain';
import { describe, expect, it } from 'vitest';
import { samplesOf, steady } from '@ridebook/analytics/made-up-story';
import { metric, plainSpaces, storyOf } from './story-for-test.ts';
import { askedGates, planParts, shownGates, traceZones } from './trace-input.ts';

const part = (name: string, fromSecond: number, toSecond: number) => ({
  name,
  kind: 'cycling',
  fromSecond,
  toSecond,
  movements: [],
});
const range = (fromSecond: number, toSecond: number, lower: number, upper: number): TargetRange => ({
  fromSecond,
  toSecond,
  lower,
  upper,
});
const target = (
  channel: 'powerZone' | 'cadenceRpm' | 'speedMetresPerSecond',
  ranges: readonly TargetRange[],
) => ({
  channel,
  ranges,
  reportedInRangeSeconds: null,
});
const segments = [part('Warm-up', 0, 20), part('Block', 20, 60)];
const ftp = { validFrom: '2026-01-01', value: 200, source: 'test', workoutId: null } as const;
const history = { ftpWatts: [ftp], maximumHeartRateBpm: [], weightKilograms: [] };

describe('the plan of a class above the traces', () => {
  it('is its segments, and none without a plan', () => {
    expect(planParts(storyOf({ facts: { segments } }))).toEqual([
      { name: 'Warm-up', fromSecond: 0, toSecond: 20, zone: null },
      { name: 'Block', fromSecond: 20, toSecond: 60, zone: null },
    ]);
    expect(planParts(storyOf())).toEqual([]);
  });

  it('has a part for each zone that is called out, under the name of the segment it lies in', () => {
    const targets = [target('powerZone', [range(0, 20, 2, 2), range(20, 40, 4, 5), range(60, 90, 3, 3)])];
    expect(planParts(storyOf({ facts: { segments, targets } }))).toEqual([
      { name: 'Warm-up', fromSecond: 0, toSecond: 20, zone: 2 },
      { name: 'Block', fromSecond: 20, toSecond: 40, zone: 4 },
      { name: 'Zone 3', fromSecond: 60, toSecond: 90, zone: 3 },
    ]);
  });
});

describe('what the class asked for', () => {
  it('is a zone in watts by the FTP of the day, its number giving the colour', () => {
    const story = storyOf({
      facts: { targets: [target('powerZone', [range(0, 20, 3, 3), range(20, 40, 7, 7)])] },
      material: { history },
    });
    const [third, seventh] = askedGates(story);
    // 75 and 90 % of 200 W.
    expect(third).toMatchObject({ channel: 'outputWatts', lower: 150, upper: 180, zone: 3 });
    expect(seventh).toMatchObject({ lower: 300, upper: null, zone: 7 });
    expect(askedGates(storyOf({ facts: { targets: [target('powerZone', [range(0, 20, 3, 3)])] } }))).toEqual(
      [],
    );
  });

  it('is drawn over the channel it was asked of', () => {
    const story = storyOf({ facts: { targets: [target('cadenceRpm', [range(0, 20, 80, 90)])] } });
    expect(shownGates(story)).toEqual([
      { channel: 'cadenceRpm', fromSecond: 0, toSecond: 20, lower: 80, upper: 90, zone: null },
    ]);
  });

  it('is a pace where a speed is called out and a pace is shown: faster is smaller', () => {
    const targets = [target('speedMetresPerSecond', [range(0, 20, 2, 4), range(20, 40, 0, 2)])];
    const samples = samplesOf({ paceSecondsPerMetre: steady(0.3, 60) });
    const walk = storyOf({ facts: { targets }, material: { samples } });
    expect(shownGates(walk)).toMatchObject([
      { channel: 'paceSecondsPerMetre', lower: 0.25, upper: 0.5 },
      { channel: 'paceSecondsPerMetre', lower: 0.5, upper: null },
    ]);
    // The share that was held is counted in the speed itself, as the score is.
    expect(askedGates(walk)[0]).toMatchObject({ channel: 'speedMetresPerSecond', lower: 2, upper: 4 });
    const row = storyOf({
      facts: { targets },
      material: { samples: samplesOf({ splitSecondsPer500Metres: steady(130, 60) }) },
    });
    expect(shownGates(row)[0]).toMatchObject({ channel: 'splitSecondsPer500Metres', lower: 125, upper: 250 });
  });
});

describe('the bands of zones', () => {
  it('of power end with their upper bound, in whole watts without a hole', () => {
    const [power] = traceZones(storyOf({ material: { history } }), metric);
    expect(power?.channel).toBe('outputWatts');
    expect(power?.zones.map(({ number, words }) => `${number}: ${plainSpaces(words)}`)).toEqual([
      '1: to 110 W',
      '2: 111–150 W',
      '3: 151–180 W',
      '4: 181–210 W',
      '5: 211–240 W',
      '6: 241–300 W',
      '7: 301 W and over',
    ]);
  });

  it('of the heart begin with their lower bound, written as Peloton does: floored', () => {
    const maximum = { ...ftp, value: 185, source: 'by-hand' } as const;
    const story = storyOf({
      material: { history: { ftpWatts: [], maximumHeartRateBpm: [maximum], weightKilograms: [] } },
    });
    const [heart] = traceZones(story, metric);
    expect(heart?.zones.map(({ words }) => words)).toEqual([
      'under 120',
      '120–137',
      '138–156',
      '157–174',
      '175 and over',
    ]);
  });

  it('are none where neither value is known', () => {
    expect(traceZones(storyOf(), metric)).toEqual([]);
  });
});
