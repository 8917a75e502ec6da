/** Owns made-up workouts that no rider of the sandbox has, and how a page is given one instead of what the server keeps. */
import { encodeTable } from '@ridebook/analytics/table';
import { rideOn } from '@ridebook/analytics/made-up-workout';
import { maybePowerCurve } from '@ridebook/analytics/power-curve';
import { maybeWorkoutStory } from '@ridebook/analytics/workout-story';
import type { Samples, Workout } from '@ridebook/domain';
import { encodeSamples } from '@ridebook/formats/samples';
import type { Page } from 'playwright-core';
import { madeUpStory } from '@ridebook/analytics/made-up-story';

export interface OddWorkout {
  readonly workout: Workout;
  readonly samples: Samples | null;
}

/** Waves of five minutes, so that a trace is no straight line. */
const wave = (second: number, middle: number, swing: number): number =>
  Math.round(middle + swing * Math.sin((2 * Math.PI * second) / 300));

/** Five channels over these seconds. */
export function rideOver(seconds: readonly number[]): Samples {
  const channel = (name: string, middle: number, swing: number) => ({
    name,
    values: seconds.map((second) => wave(second, middle, swing)),
  });
  return {
    seconds,
    channels: [
      channel('outputWatts', 150, 60),
      channel('cadenceRpm', 85, 10),
      channel('resistancePercent', 42, 6),
      channel('speedMetresPerSecond', 8, 1),
      channel('heartRateBpm', 140, 20),
    ],
  };
}

export const secondsTo = (last: number): readonly number[] =>
  Array.from({ length: last }, (_, index) => index + 1);
const threeHours = 3 * 3600;

export const longRide: OddWorkout = {
  workout: rideOn('2026-11-20', {
    id: 'long',
    title: '180 min Endurance Ride',
    classLengthSeconds: threeHours,
    durationSeconds: threeHours,
  }),
  samples: rideOver(secondsTo(threeHours)),
};

/** Nothing at all was recorded from 5:00 to 7:00. */
export const rideWithGap: OddWorkout = {
  workout: rideOn('2026-11-20', { id: 'gap', title: '30 min Interrupted Ride' }),
  samples: rideOver(secondsTo(1800).filter((second) => second <= 300 || second > 420)),
};

/** Answers the page's questions as the server would if it kept this one workout; the figures are the real ones. */
export async function serveWorkout(page: Page, { workout, samples }: OddWorkout): Promise<void> {
  const workouts = [workout];
  const curve = samples === null ? null : maybePowerCurve(samples);
  const curves = new Map(curve === null ? [] : [[workout.id, curve]]);
  const story = maybeWorkoutStory({ workouts, material: madeUpStory(workout.id, { samples, curves }) });
  const packed = encodeSamples(samples ?? { seconds: [], channels: [] });
  await page.route('**/api/v1/table', (route) => route.fulfill({ json: encodeTable(workouts) }));
  await page.route('**/api/v1/reports/workout?*', (route) => route.fulfill({ json: story }));
  await page.route('**/api/v1/workouts/*/samples', (route) => route.fulfill({ body: Buffer.from(packed) }));
}

/** Answers for the story of each of these workouts as the server would if it kept them, without a second of any. */
export async function serveStories(page: Page, workouts: readonly Workout[]): Promise<void> {
  const pattern = '**/api/v1/reports/workout?*';
  await page.unroute(pattern);
  await page.route(pattern, (route) => {
    const id = new URL(route.request().url()).searchParams.get('workout');
    const found = workouts.filter((workout) => workout.id === id);
    return route.fulfill({
      json: maybeWorkoutStory({ workouts: found, material: madeUpStory(id ?? '', {}) }),
    });
  });
}
