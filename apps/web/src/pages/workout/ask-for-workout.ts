/** Owns what a workout's page asks the server for, all at once, and the code that it takes to draw it. */
import type { Instructor, Samples, WorkoutStory } from '@ridebook/domain';
import { createAsked, type Asked } from '../../state/asked.svelte.ts';
import type { Dashboard } from '../../state/dashboard.svelte.ts';
import { loadUplot } from '../../traces/load-uplot.ts';

export interface AskedWorkout {
  readonly story: Asked<WorkoutStory>;
  readonly samples: Asked<Samples>;
  readonly instructors: Asked<readonly Instructor[]>;
}

/** Whether it came is told where it is used. */
export function fetchCodeOfTraces(): void {
  for (const code of [loadUplot(), import('@ridebook/formats/samples')]) code.catch(() => undefined);
}

/** @param id of a workout that is in the book: of another one there is nothing to ask for */
export function askForWorkout(dashboard: Dashboard, id: string): AskedWorkout {
  return {
    story: createAsked(() => dashboard.readStory(id, null)),
    samples: createAsked(() => dashboard.readSamples(id)),
    instructors: createAsked(() => dashboard.readInstructors()),
  };
}
