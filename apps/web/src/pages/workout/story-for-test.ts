/** Owns the story of a made-up ride as the page gets it, for tests: the real figures, of facts that a test gives. */
import { rideOn } from '@ridebook/analytics/made-up-workout';
import { maybeWorkoutStory, type StoryMaterial } from '@ridebook/analytics/workout-story';
import type { Workout, WorkoutFacts, WorkoutStory } from '@ridebook/domain';
import { madeUpStory, noFacts } from '@ridebook/analytics/made-up-story';
import { createFormatter } from '../../format/formatter.ts';

export const metric = createFormatter({ locale: 'en-GB', timeZone: 'Europe/London', units: 'metric' });

/** Spaces that do not break are spaces. */
export const plainSpaces = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, ' ');

export interface ToldRide {
  readonly workout?: Partial<Workout>;
  readonly facts?: Partial<WorkoutFacts>;
  readonly material?: Partial<StoryMaterial>;
}

export function storyOf({ workout = {}, facts = {}, material = {} }: ToldRide = {}): WorkoutStory {
  const ride = rideOn('2026-11-20', workout);
  const story = maybeWorkoutStory({
    workouts: [ride],
    material: madeUpStory(ride.id, { facts: { ...noFacts, ...facts }, ...material }),
  });
  if (story === null) throw new Error('The made-up ride tells no story.');
  return story;
}
