/** Owns what a workout's page asks the server for when it opens, all at once. */
import type { Instructor, Samples, WorkoutStory } from '@ridebook/domain';
import { createAsked, type Asked } from '../../state/asked.svelte.ts';
import type { Dashboard } from '../../state/dashboard.svelte.ts';
import { loadUplot } from '../../traces/load-uplot.ts';

export interface AskedWorkout {
  readonly story: Asked<WorkoutStory>;
  readonly samples: Asked<Samples>;
  readonly instructors: Asked<readonly Instructor[]>;
}

export function askForWorkout(dashboard: Dashboard, id: string): AskedWorkout {
  // What draws the traces comes beside what they show; whether it came is told where they are drawn.
  loadUplot().catch(() => undefined);
  return {
    story: createAsked(() => dashboard.readStory(id, null)),
    samples: createAsked(() => dashboard.readSamples(id)),
    instructors: createAsked(() => dashboard.readInstructors()),
  };
}
