import { describe, expect, it } from 'vitest';
import { samplesOf, steady } from './made-up-story.ts';
import { maybeHeartRateZones, maybePowerZones, maybeStrive, powerZoneOf, striveFromZones } from './zones.ts';

describe('power zones', () => {
  it.each([
    [0, 1],
    [110, 1],
    [110.1, 2],
    [150, 2],
    [151, 3],
    [180, 3],
    [210, 4],
    [240, 5],
    [300, 6],
    [301, 7],
  ])('put %d W of an FTP of 200 into zone %d: bounds belong to the lower zone', (watts, zone) => {
    expect(powerZoneOf(watts, 200)).toBe(zone);
  });

  it('count every measured second once, and one without a value in none', () => {
    const samples = samplesOf({ outputWatts: [0, 100, 120, 500, null] });
    expect(maybePowerZones(samples, 200)?.seconds).toEqual([2, 1, 0, 0, 0, 0, 1]);
    expect(maybePowerZones(samplesOf({ outputWatts: [null, null] }), 200)).toBeNull();
    expect(maybePowerZones({ seconds: [], channels: [] }, 200)).toBeNull();
  });
});

describe('heart-rate zones', () => {
  it('have bounds that are not rounded: with a maximum of 188 zone 4 begins at 159.8', () => {
    const zones = maybeHeartRateZones(samplesOf({ heartRateBpm: [122, 123, 159, 160, 179] }), 188, null);
    expect(zones).toMatchObject({ source: 'computed', seconds: [1, 1, 1, 1, 1], missingSeconds: 0 });
    expect(zones?.lowerBoundsBpm?.map(Math.floor)).toEqual([0, 122, 141, 159, 178]);
  });

  it('show what Peloton reports first, and by how much it differs', () => {
    const samples = samplesOf({ heartRateBpm: [100, 100, null, 150] });
    expect(maybeHeartRateZones(samples, 200, [3, 0, 1, 0, 0])).toMatchObject({
      source: 'peloton',
      seconds: [3, 0, 1, 0, 0],
      computedSeconds: [2, 0, 1, 0, 0],
      differenceSeconds: [-1, 0, 0, 0, 0],
      missingSeconds: 1,
    });
  });

  it('are not computed without a maximum or without a heart rate', () => {
    expect(maybeHeartRateZones(samplesOf({ heartRateBpm: [120] }), null, null)).toBeNull();
    expect(maybeHeartRateZones(samplesOf({ outputWatts: [120] }), 188, null)).toBeNull();
    expect(maybeHeartRateZones(null, 188, [1, 2, 3, 4, 5])).toMatchObject({
      seconds: [1, 2, 3, 4, 5],
      computedSeconds: null,
      differenceSeconds: null,
      missingSeconds: null,
    });
  });
});

describe('the Strive Score', () => {
  it('weighs zone seconds 1, 2, 4, 8, 8 and divides by 200', () => {
    expect(striveFromZones([0, 0, 728, 903, 66])).toBeCloseTo(53.32, 9);
    expect(striveFromZones([164, 173, 246, 70, 0])).toBeCloseTo(10.27, 9);
    expect(striveFromZones([0, 0, 0, 0, 0])).toBe(0);
  });

  it('is Peloton’s own where it reports one, with the computed one beside it', () => {
    const zones = maybeHeartRateZones(samplesOf({ heartRateBpm: steady(100, 200) }), 200, null);
    expect(maybeStrive(zones, null)).toEqual({
      source: 'computed',
      score: 1,
      reported: null,
      computed: 1,
      zonePoints: [1, 0, 0, 0, 0],
    });
    expect(maybeStrive(zones, 1.1)).toMatchObject({ source: 'peloton', score: 1.1, computed: 1 });
    expect(maybeStrive(null, 7)).toMatchObject({ score: 7, computed: null, zonePoints: null });
    expect(maybeStrive(null, null)).toBeNull();
  });
});
