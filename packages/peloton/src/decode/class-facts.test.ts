import { describe, expect, it } from 'vitest';
import { decodeClassFacts } from './class-facts.ts';

const averages = {
  average_total_work: 250,
  average_distance: 8,
  average_calories: 310,
  average_avg_power: 140,
  average_avg_speed: 18,
  average_avg_cadence: 82,
  average_avg_resistance: 42,
};

describe('the facts of a class', () => {
  it('have averages in SI units, those of distance only where the account’s unit is known', () => {
    expect(decodeClassFacts({ averages }, 'mi').averages).toEqual({
      outputJoules: 250_000,
      averageOutputWatts: 140,
      averageCadenceRpm: 82,
      averageResistancePercent: 42,
      averageSpeedMetresPerSecond: 8.04672,
      distanceMetres: 12_874.752,
      caloriesKcal: 310,
    });
    expect(decodeClassFacts({ averages }, null).averages).toMatchObject({
      outputJoules: 250_000,
      averageSpeedMetresPerSecond: null,
      distanceMetres: null,
    });
  });

  it('have no averages where all of them are zero', () => {
    const zeros = Object.fromEntries(Object.keys(averages).map((name) => [name, 0]));
    expect(decodeClassFacts({ averages: zeros }, 'mi').averages).toBeNull();
  });

  it('have songs on the axis of the samples, with the artists’ names', () => {
    const songs = [
      { title: 'Paper Weather', artists: [{ artist_name: 'Night Bakery' }], start_time_offset: 65 },
      { title: 'Quiet Wheels', artists: [], album: { name: 'Wheels' } },
      { artists: [] },
    ];
    const details = { ride: { pedaling_start_offset: 60 }, playlist: { songs } };
    expect(decodeClassFacts(details, null).playlist).toEqual([
      { title: 'Paper Weather', artists: ['Night Bakery'], album: null, startSecond: 5 },
      { title: 'Quiet Wheels', artists: [], album: 'Wheels', startSecond: null },
    ]);
    expect(decodeClassFacts({ playlist: null }, null).playlist).toBeNull();
    expect(decodeClassFacts({ playlist: { songs: [] } }, null).playlist).toBeNull();
  });

  it('have the movements that its parts ask for', () => {
    const movements = [
      { name: 'Goblet Squat', weight_level: 'heavy', muscle_groups: [{ display_name: 'Quads' }, 'Glutes'] },
      { name: null },
    ];
    const segment_list = [
      {
        name: 'Floor',
        start_time_offset: 0,
        length: 300,
        metrics_type: 'floor',
        subsegments_v2: [{ movements }],
      },
    ];
    expect(decodeClassFacts({ segments: { segment_list } }, null).segments[0]?.movements).toEqual([
      { name: 'Goblet Squat', isRest: false, weightLevel: 'heavy', muscleGroups: ['Quads', 'Glutes'] },
    ]);
  });

  it('are empty, not wrong, for an answer that is none', () => {
    for (const answer of [null, 'x', [], {}])
      expect(decodeClassFacts(answer, 'km')).toEqual({
        averages: null,
        segments: [],
        targets: [],
        playlist: null,
        isFtpTest: false,
        isPowerZoneClass: false,
      });
  });
});
