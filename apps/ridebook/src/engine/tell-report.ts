/** Owns a report of a book: the stored workouts, whose they are, which day it is here, and what a report needs beside them. */
import { tellReport } from '@ridebook/analytics/reports';
import { localDate, type Rider, type Workout } from '@ridebook/domain';
import type { Book } from './book.ts';
import { machineTimeZone } from './machine-time-zone.ts';

export interface ReportQuestion {
  readonly name: string;
  /** Parameters as plain strings, by name. */
  readonly texts: Readonly<Record<string, string>>;
}

export interface ReportMaterial {
  readonly rider: Rider | null;
  readonly workouts: readonly Workout[];
}

/** @throws ReportError when there is no such report, or a parameter makes no sense */
export async function tellBookReport(
  { name, texts }: ReportQuestion,
  material: ReportMaterial,
  { store, clock }: Pick<Book, 'store' | 'clock'>,
): Promise<unknown> {
  const today = localDate(clock.nowMs() / 1000, machineTimeZone());
  return tellReport(name, texts, { ...material, ...(await beside(store, name, texts, material)), today });
}

/** Most reports need the workouts alone; what few need is read for those. */
async function beside(
  store: Book['store'],
  name: string,
  texts: Readonly<Record<string, string>>,
  { rider, workouts }: ReportMaterial,
) {
  if (rider === null) return {};
  if (name === 'rider-history') return { keptValues: await store.listRiderValues(rider.id) };
  const workoutId = texts['workout'];
  if (name !== 'workout' || workoutId === undefined) return {};
  const { gatherStory } = await import('./gather-story.ts');
  const request = { workoutId, againstId: texts['against'] || null };
  return { story: await gatherStory(store, rider, workouts, request) };
}
