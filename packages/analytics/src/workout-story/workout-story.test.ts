import { describe, expect, it } from 'vitest';
import { rideOn } from '../made-up-workout.ts';
import { madeUpStory, noFacts, samplesOf } from './made-up-story.ts';
import { maybeWorkoutStory, type StoryMaterial } from './workout-story.ts';

const newest = rideOn('2026-05-03');
const middle = rideOn('2026-05-02');
const oldest = rideOn('2026-05-01');
const workouts = [newest, middle, oldest];
const tell = (change: Partial<StoryMaterial> = {}, workout = middle) =>
  maybeWorkoutStory({
    workouts: workouts.map((ride) => (ride.id === workout.id ? workout : ride)),
    material: madeUpStory(workout.id, change),
  });

describe('the story of a workout', () => {
  it('knows its neighbours, and that nobody comes before the first or after the last', () => {
    expect(tell()).toMatchObject({ previousId: oldest.id, nextId: newest.id });
    expect(tell({}, newest)?.nextId).toBeNull();
    expect(tell({}, oldest)?.previousId).toBeNull();
    expect(maybeWorkoutStory({ workouts, material: madeUpStory('nobody') })).toBeNull();
  });

  it('tells a section or why it is missing, never both', () => {
    const story = tell();
    expect(story?.reasons.powerZones).toBe('No FTP is known for this day. Enter yours in Settings.');
    expect(story?.reasons.heartRateZones).toBe('No maximum heart rate is known. Enter yours in Settings.');
    expect(story?.reasons.samples).toBeUndefined();
    expect(story?.samples?.count).toBe(60);
    expect(tell({ samples: samplesOf({ outputWatts: [1] }) })?.reasons.heartRateZones).toBe(
      'No heart rate was recorded.',
    );
  });

  it('speaks of a workout without seconds as honestly', () => {
    const story = tell({ samples: null });
    expect(story).toMatchObject({ samples: null, bestEfforts: null, powerZones: null, splits: null });
    expect(story?.reasons.samples).toBe('Nothing was recorded second by second.');
    expect(story?.workout).toBe(middle);
  });

  it('says of a workout from a file how its seconds could come', () => {
    const fromFile = { ...middle, id: 'csv-1' };
    const material = madeUpStory(fromFile.id, { samples: null });
    const story = maybeWorkoutStory({ workouts: [newest, fromFile, oldest], material });
    expect(story?.reasons.samples).toMatch(/comes from a file, which has no seconds. Sign in/);
  });

  it('has the figures of each part of the class', () => {
    const segment = { name: 'Climb', kind: 'cycling', fromSecond: 0, toSecond: 30, movements: [] };
    expect(tell({ facts: { ...noFacts, segments: [segment] } })?.segments).toMatchObject([
      { name: 'Climb', outputJoules: 4500, channels: [{ channel: 'outputWatts', average: 150 }, {}, {}] },
    ]);
  });

  it('takes the plan of the class from its details where the workout has none of its own', () => {
    const segment = { name: 'Climb', kind: 'cycling', fromSecond: 0, toSecond: 30, movements: [] };
    const classFacts = {
      averages: null,
      segments: [segment],
      targets: [],
      playlist: [{ title: 'Paper Weather', artists: ['Night Bakery'], album: null, startSecond: 0 }],
      isFtpTest: false,
      isPowerZoneClass: false,
    };
    const story = tell({ classFacts });
    expect(story?.segments).toHaveLength(1);
    expect(story?.playlist?.[0]?.title).toBe('Paper Weather');
    expect(story?.reasons.classAverages).toBe('Peloton tells no averages of this class.');
  });

  it('lets a ride that is taken out of the records set none', () => {
    const curves = new Map([[middle.id, [400, 350]]]);
    expect(tell({ curves })?.bestEfforts?.[0]?.record).not.toBeUndefined();
    const excluded = tell({ curves, excludedIds: new Set([middle.id]) });
    expect(excluded?.isExcluded).toBe(true);
    expect(excluded?.bestEfforts?.every(({ record }) => record === null)).toBe(true);
  });

  it('races only where somebody is there to race', () => {
    expect(tell()?.reasons.race).toBe('No other attempt was chosen.');
    expect(tell({ against: { workoutId: 'x', samples: null } })?.reasons.race).toBe(
      'One of the two was not recorded second by second.',
    );
    const other = samplesOf({ outputWatts: [100, 100] });
    expect(tell({ against: { workoutId: 'x', samples: other } })?.race?.finalGap).toBe(100);
  });
});
