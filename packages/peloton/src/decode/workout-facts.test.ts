import { describe, expect, it } from 'vitest';
import { decodeKnownFacts, decodeWorkoutFacts } from './workout-facts.ts';

const inMiles = { average_summaries: [{ slug: 'avg_speed', display_unit: 'mph', value: 18 }] };
const target = (start: number, end: number, ...metrics: readonly object[]) => ({
  offsets: { start, end },
  segment_type: 'cycling',
  metrics,
});

describe('the facts of a workout', () => {
  it('are empty, not wrong, for an answer that is none', () => {
    for (const answer of [null, 'x', [], {}, { segment_list: 'x', splits_data: [], metrics: {} }]) {
      const facts = decodeWorkoutFacts(answer, answer);
      expect(facts).toMatchObject({ segments: [], targets: [], splits: [], route: [], tracked: null });
      expect(facts.zoneMaximumBpm).toBeNull();
    }
  });

  it('have the parts of the class in the order of time, in our words', () => {
    const facts = decodeWorkoutFacts(null, {
      segment_list: [
        { name: 'Drills', start_time_offset: 70, length: 85, metrics_type: 'caesar' },
        { name: 'Warm Up', start_time_offset: 0, length: 70, metrics_type: 'floor' },
        { name: 'Nothing', start_time_offset: 155, length: 0 },
        { name: 'No offset' },
      ],
    });
    expect(facts.segments).toEqual([
      { name: 'Warm Up', kind: 'floor', fromSecond: 0, toSecond: 70, movements: [] },
      { name: 'Drills', kind: 'rowing', fromSecond: 70, toSecond: 155, movements: [] },
    ]);
  });

  it('take the welcome off the targets, both of whose ends belong to them', () => {
    const facts = decodeWorkoutFacts(
      { ride: { pedaling_start_offset: 60 } },
      {
        ...inMiles,
        target_metrics_performance_data: {
          target_metrics: [
            target(73, 180, { name: 'speed', lower: 2.5, upper: 3 }),
            target(60, 72, { name: 'speed', lower: 1, upper: 3 }, { name: 'incline', lower: 0, upper: 1 }),
            target(10, 40, { name: 'incline', lower: 5, upper: 6 }),
            target(181, 190, { name: 'unheard_of', lower: 0, upper: 1 }),
          ],
          time_in_metric: [{ name: 'speed', value: 34 }],
        },
      },
    );
    expect(facts.targets.map(({ channel }) => channel)).toEqual(['speedMetresPerSecond', 'inclinePercent']);
    expect(facts.targets[0]).toMatchObject({
      reportedInRangeSeconds: 34,
      ranges: [
        { fromSecond: 0, toSecond: 12 },
        { fromSecond: 12, toSecond: 120 },
      ],
    });
    expect(facts.targets[0]?.ranges[0]?.lower).toBeCloseTo(0.44704, 9);
    expect(facts.targets[1]?.ranges).toEqual([{ fromSecond: 0, toSecond: 12, lower: 0, upper: 1 }]);
  });

  it('leave out a target speed when nothing tells its unit', () => {
    const graph = {
      target_metrics_performance_data: {
        target_metrics: [target(1, 9, { name: 'speed', lower: 1, upper: 3 })],
      },
    };
    expect(decodeWorkoutFacts(null, graph).targets).toEqual([]);
    const kilometres = { ...graph, splits_data: { distance_marker_display_unit: 'km', splits: [] } };
    expect(decodeWorkoutFacts(null, kilometres).targets[0]?.ranges[0]?.upper).toBeCloseTo(3 / 3.6, 9);
    expect(decodeWorkoutFacts(null, kilometres).distanceUnit).toBe('km');
  });

  it('know a last, shorter split by its own length, and take its seconds for a pace', () => {
    const facts = decodeWorkoutFacts(null, {
      splits_data: {
        distance_marker_display_unit: 'mi',
        elevation_change_display_unit: 'ft',
        splits: [
          { distance_marker: 1, seconds: 600, elevation_change: 10, is_best: true },
          { distance_marker: 2, seconds: 610, elevation_change: null, is_best: false },
          { distance_marker: 0.5, seconds: 620 },
        ],
      },
    });
    expect(facts.splits.map(({ distanceMetres }) => distanceMetres)).toEqual([1609.344, 1609.344, 804.672]);
    expect(facts.splits.map(({ seconds }) => seconds)).toEqual([600, 610, 310]);
    expect(facts.splits[0]).toMatchObject({ order: 1, elevationChangeMetres: 3.048, isFastest: true });
  });

  it('read the splits of a Row, which count on', () => {
    const row = (metres: number, minutes: number, strokes = 24) => ({
      is_best: false,
      data: [
        { slug: 'meter', value: metres, unit: 'm' },
        { slug: 'total_time', value: minutes, unit: 'min' },
        { slug: 'spm', value: strokes, unit: null },
        { slug: 'avg_output', value: 90, unit: 'w' },
      ],
    });
    const facts = decodeWorkoutFacts(null, {
      splits_metrics: { metrics: [row(500, 2), row(1000, 4.5), row(23, 5, 0)] },
    });
    expect(facts.splits).toMatchObject([
      { distanceMetres: 500, seconds: 120, averageStrokeRateSpm: 24, averageOutputWatts: 90 },
      { distanceMetres: 500, seconds: 150 },
      // A zero there is a stroke rate that nobody measured.
      { distanceMetres: 23, seconds: 30, averageStrokeRateSpm: null },
    ]);
  });

  it('take the maximum heart rate from the top of the fifth zone', () => {
    const zones = [1, 2, 3, 4, 5].map((zone) => ({
      slug: `zone${zone}`,
      duration: zone * 10,
      max_value: 100 + zone * 17.6,
    }));
    const facts = decodeWorkoutFacts(null, { metrics: [{ slug: 'heart_rate', values: [], zones }] });
    expect(facts).toMatchObject({ zoneMaximumBpm: 188, reportedZoneSeconds: [10, 20, 30, 40, 50] });
  });

  it('read tracked movements of both kinds of answers, in kilograms', () => {
    const tracked = (movements: readonly object[]) =>
      decodeWorkoutFacts(
        {
          movement_tracker_data: {
            completed_movements_summary_data: {
              repetition_summary_data: movements,
              total_volume: 1000,
              weight_unit: 'lb',
            },
          },
        },
        null,
      ).tracked;
    const weight = [{ weight_data: { weight_value: 20, weight_unit: 'lb' } }];
    expect(tracked([{ movement_name: 'Goblet squat', completed_reps: 12, weight }])).toEqual({
      movements: [
        {
          name: 'Goblet squat',
          repetitions: 12,
          seconds: null,
          isBodyweight: false,
          weightKilograms: 20 * 0.45359237,
        },
      ],
      volumeKilograms: 1000 * 0.45359237,
    });
    expect(
      tracked([
        { movement_name: 'Plank', completed_number: 45, is_hold: true },
        { movement_name: 'Push-up', completed_number: 20, is_hold: false },
      ])?.movements,
    ).toMatchObject([
      { repetitions: null, seconds: 45, isBodyweight: true, weightKilograms: null },
      { repetitions: 20, seconds: null },
    ]);
    expect(tracked([])).toBeNull();
  });

  it('keep the way in stretches, without its gaps', () => {
    const coordinate = (second: number) => ({
      seconds_offset_from_start: second,
      latitude: 52.5,
      longitude: 13.4,
      accuracy: null,
      distance: second / 100,
      distance_display_unit: 'km',
    });
    const facts = decodeWorkoutFacts(null, {
      location_data: [
        { is_gap: false, coordinates: [coordinate(1), coordinate(2), { latitude: 'x' }] },
        { is_gap: true, coordinates: [coordinate(3)] },
        { is_gap: false, coordinates: [] },
      ],
    });
    expect(facts.route).toEqual([
      [
        { second: 1, latitude: 52.5, longitude: 13.4, distanceMetres: 10 },
        { second: 2, latitude: 52.5, longitude: 13.4, distanceMetres: 20 },
      ],
    ]);
  });

  it('tell badges and ratings, and no rating where nobody rated', () => {
    const ride = { overall_rating_avg: 0.9956, overall_rating_count: 20_737, difficulty_rating_count: 12 };
    const achievement_templates = [
      { name: 'Three in a Row', description: 'For 3 days.', image_url: null, achievement_count: 21 },
      { name: '' },
    ];
    expect(decodeWorkoutFacts({ ride, achievement_templates }, null)).toMatchObject({
      likedShare: 0.9956,
      difficultyRatings: 12,
      achievements: [{ name: 'Three in a Row', timesEarned: 21 }],
    });
    const unrated = { ride: { overall_rating_avg: 0, overall_rating_count: 0 } };
    expect(decodeWorkoutFacts(unrated, null).likedShare).toBeNull();
  });
});

describe('all that was ever told of a workout', () => {
  const segments = (name: string) => ({
    segment_list: [{ name, start_time_offset: 0, length: 60, metrics_type: 'cycling' }],
  });
  const rated = (count: number) => ({ ride: { overall_rating_avg: 0.9, overall_rating_count: count } });

  it('is what the newest answers say, and what only older ones do', () => {
    const achieved = { ...rated(5), achievement_templates: [{ name: 'Flock' }] };
    const facts = decodeKnownFacts([achieved, rated(9)], [segments('Old'), segments('New')]);
    expect(facts.segments.map(({ name }) => name)).toEqual(['New']);
    expect(facts.achievements.map(({ name }) => name)).toEqual(['Flock']);
    const dropped = decodeKnownFacts([rated(9)], [segments('Old'), {}]);
    expect(dropped.segments.map(({ name }) => name)).toEqual(['Old']);
    expect(dropped.likedShare).toBe(0.9);
  });

  it('is nothing where nothing was told', () => {
    expect(decodeKnownFacts([], [])).toEqual(decodeWorkoutFacts(null, null));
  });
});
