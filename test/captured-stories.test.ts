/** Every captured workout tells its story: what Peloton reports first, and figures that agree with what it reports. */
import { riderHistory } from '@ridebook/analytics/rider-history';
import { maybeSumBetween, maybeWorkoutStory } from '@ridebook/analytics/workout-story';
import type { Samples, WorkoutStory } from '@ridebook/domain';
import { decodeSamples } from '@ridebook/formats/samples';
import { decodeWorkoutFacts } from '@ridebook/peloton';
import { deriveWorkout } from '@ridebook/sync';
import { describe, expect, it } from 'vitest';
import {
  areCapturesHere,
  maybeCapturedGraph,
  readCaptured,
} from '../packages/peloton/src/testing/captured-responses.ts';

const areHere = areCapturesHere();

interface Expected {
  readonly file: string;
  readonly workout: { readonly outputJoules: number | null; readonly averageHeartRateBpm: number | null };
  readonly graph: {
    readonly samples: number;
    readonly metrics: readonly string[];
    readonly reportedZoneSeconds: readonly number[] | null;
    readonly reportedEffortPoints: number | null;
    readonly outputSumJoules: number | null;
  } | null;
}

/** On the way it takes to a page: decoded, packed, unpacked, told. */
function tell(file: string): { readonly story: WorkoutStory; readonly samples: Samples | null } {
  const [detail, graph] = [readCaptured(`${file}.workout.json`), maybeCapturedGraph(file)];
  const {
    workout,
    samples: packed,
    powerCurve,
  } = deriveWorkout({ details: [detail], graphs: graph === null ? [] : [graph] });
  const samples = packed == null ? null : decodeSamples(packed);
  const story = maybeWorkoutStory({
    workouts: [workout],
    material: {
      workoutId: workout.id,
      facts: decodeWorkoutFacts(detail, graph),
      classFacts: null,
      samples,
      history: riderHistory([workout], []),
      curves: new Map(powerCurve == null ? [] : [[workout.id, powerCurve]]),
      note: null,
      excludedIds: new Set(),
      people: [],
      against: null,
    },
  });
  if (story === null) throw new Error(`${file} tells no story.`);
  return { story, samples };
}

const expectations = areHere ? (readCaptured('expected.json') as readonly Expected[]) : [];
const graphs = expectations.flatMap(({ file, workout, graph }) =>
  graph === null ? [] : [[file, { ...graph, ...workout }] as const],
);

describe.runIf(areHere)('the story of a captured workout', () => {
  it.each(graphs)('%s has the totals, zones and averages worked out by hand', (file, expected) => {
    const { story, samples } = tell(file);
    const near = (actual: number | null | undefined, value: number, share: number): void =>
      expect(Math.abs((actual ?? NaN) - value), `${String(actual)} for ${value}`).toBeLessThanOrEqual(
        value * share,
      );
    // A total is Peloton's, whatever its seconds add up to.
    if (expected.outputJoules === null) expect(story.workout.outputJoules).toBeNull();
    else near(story.workout.outputJoules, expected.outputJoules, 0.001);
    if (expected.outputSumJoules !== null)
      near(
        samples === null ? null : maybeSumBetween(samples, 'outputWatts'),
        expected.outputSumJoules,
        0.001,
      );
    if (expected.averageHeartRateBpm === null) expect(story.averageHeartRate).toBeNull();
    else near(story.averageHeartRate?.averageBpm, expected.averageHeartRateBpm, 0.001);
    if (expected.metrics.length > 0) expect(story.samples?.count).toBe(expected.samples);

    expect(story.heartRateZones?.reportedSeconds ?? null).toEqual(expected.reportedZoneSeconds);
    if (expected.reportedZoneSeconds !== null) expect(story.heartRateZones?.source).toBe('peloton');
    expect(story.strive?.reported ?? null).toBe(expected.reportedEffortPoints);
    if (expected.reportedEffortPoints !== null)
      expect(Math.abs((story.strive?.computed ?? 0) - expected.reportedEffortPoints)).toBeLessThan(0.06);
  });

  it.each(['cycling-30min', 'tread-walk-30min'])('%s counts zone seconds as Peloton does', (file) => {
    const { heartRateZones } = tell(file).story;
    expect(heartRateZones?.differenceSeconds).toHaveLength(5);
    for (const difference of heartRateZones?.differenceSeconds ?? [])
      expect(Math.abs(difference)).toBeLessThanOrEqual(1);
  });

  it.each(expectations.map(({ file }) => [file]))('%s says why whatever it lacks is missing', (file) => {
    const { story } = tell(file);
    const { reasons, ...sections } = story;
    for (const [name, value] of Object.entries(sections)) {
      if (name in reasons) expect(value, name).toBeNull();
    }
    for (const name of ['samples', 'segments', 'targets', 'powerZones', 'splits', 'route'] as const)
      expect(story[name] === null, name).toBe(reasons[name] !== undefined);
  });

  it('keeps the watts of a Tread and a Row away from a cycling FTP', () => {
    for (const file of ['tread-walk-30min', 'rowing-10min']) {
      const { story } = tell(file);
      expect(story.powerZones).toBeNull();
      expect(story.bestEfforts).toBeNull();
      expect(story.reasons.powerZones).toMatch(/cycling FTP/);
    }
    expect(tell('cycling-30min').story.powerZones?.seconds).toHaveLength(7);
  });

  it('reads the parts, the targets and the splits as they were captured', () => {
    const walk = tell('tread-walk-30min').story;
    expect(walk.segments?.map(({ fromSecond, toSecond }) => [fromSecond, toSecond])).toEqual([
      [0, 183],
      [183, 1741],
      [1741, 1800],
    ]);
    // 1 to 3 miles an hour for the first twelve seconds after the welcome of a minute.
    const speed = walk.targets?.channels.find(({ channel }) => channel === 'speedMetresPerSecond');
    expect(speed?.ranges[0]).toMatchObject({ fromSecond: 0, toSecond: 12 });
    expect(speed?.ranges[0]?.upper).toBeCloseTo((3 * 1609.344) / 3600, 9);
    expect(speed?.reportedInRangeSeconds).toBe(34);
    // The remainder of 0.66 miles says the 1086 s of a whole one at its pace: 1081 + 717 is the half hour, but for the rounding.
    expect(walk.splits).toMatchObject({ source: 'peloton', splits: [{ seconds: 1081 }, { seconds: 717 }] });

    const row = tell('rowing-10min').story;
    expect(row.splits?.splits.map(({ distanceMetres }) => Math.round(distanceMetres))).toEqual([
      500, 500, 23,
    ]);
    expect(row.strokeFormScore).toBe(90);
    expect(row.movements?.muscleGroups).toHaveLength(11);
  });

  it('reads the targets of older graphs, told sample by sample', () => {
    const facts = decodeWorkoutFacts(null, readCaptured('cycling-15min.graph-5s.json'));
    const cadence = facts.targets.find(({ channel }) => channel === 'cadenceRpm');
    expect(cadence?.reportedInRangeSeconds).toBe(90);
    expect(cadence?.ranges).toEqual([
      { fromSecond: 0, toSecond: 337, lower: 80, upper: 90 },
      { fromSecond: 337, toSecond: 577, lower: 70, upper: 80 },
      { fromSecond: 577, toSecond: 822, lower: 80, upper: 90 },
      { fromSecond: 822, toSecond: 897, lower: 70, upper: 80 },
    ]);
  });

  it('tells a meditation and a ride without a graph without inventing anything', () => {
    const still = tell('meditation-5min').story;
    expect([still.samples, still.heartRateZones, still.strive, still.splits, still.bestEfforts]).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
    const old = tell('cycling-2020').story;
    expect(old.samples).toBeNull();
    expect(old.standing).toMatchObject({ rank: 5015, topPercent: 17 });
    expect(old.reasons.samples).toBe('Nothing was recorded second by second.');
  });
});
