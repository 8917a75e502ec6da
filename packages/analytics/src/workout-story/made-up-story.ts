/** Owns what is stored of a made-up workout, for tests: a minute of steady riding, to be changed where a test cares. */
import type { Samples, WorkoutFacts } from '@ridebook/domain';
import type { StoryMaterial } from './workout-story.ts';

export const noFacts: WorkoutFacts = {
  segments: [],
  targets: [],
  splits: [],
  distanceUnit: null,
  reportedZoneSeconds: null,
  zoneMaximumBpm: null,
  reportedStriveScore: null,
  reportedAverageHeartRateBpm: null,
  achievements: [],
  tracked: null,
  muscleGroups: [],
  route: [],
  strokeFormScore: null,
  likedShare: null,
  difficultyRatings: null,
};

/** Seconds 1 to the number of values, with one channel for each list. */
export function samplesOf(channels: Readonly<Record<string, readonly (number | null)[]>>): Samples {
  const [first = []] = Object.values(channels);
  return {
    seconds: first.map((_, index) => index + 1),
    channels: Object.entries(channels).map(([name, values]) => ({ name, values })),
  };
}

export const steady = (value: number, seconds: number): readonly number[] =>
  new Array<number>(seconds).fill(value);

export function madeUpStory(workoutId: string, change: Partial<StoryMaterial> = {}): StoryMaterial {
  return {
    workoutId,
    facts: noFacts,
    classFacts: null,
    samples: samplesOf({
      outputWatts: steady(150, 60),
      cadenceRpm: steady(85, 60),
      heartRateBpm: steady(140, 60),
    }),
    history: { ftpWatts: [], maximumHeartRateBpm: [], weightKilograms: [] },
    curves: new Map(),
    note: null,
    excludedIds: new Set(),
    people: [],
    against: null,
    ...change,
  };
}
