/** Owns a report of a book: the stored workouts, whose they are, what is kept with them, which day it is here, and what a report needs beside them. */
import { tellReport } from '@ridebook/analytics/reports';
import { localDate, type Rider, type Workout } from '@ridebook/domain';
import type { Book } from './book.ts';
import { noExclusions, readExclusions } from './exclusions.ts';
import { machineTimeZone } from './machine-time-zone.ts';
import { readPlannedBreaks } from './planned-breaks.ts';

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
  const kept = await readKept(store, material.rider?.id ?? null);
  return tellReport(name, texts, {
    ...material,
    ...kept,
    ...(await beside(store, name, texts, material)),
    today,
  });
}

/** What the rider's bests leave out and keep apart, and the breaks that streaks forgive. */
async function readKept(store: Book['store'], riderId: string | null) {
  if (riderId === null) return { exclusions: noExclusions, plannedBreaks: [] };
  const [exclusions, plannedBreaks] = await Promise.all([
    readExclusions(store, riderId),
    readPlannedBreaks(store, riderId),
  ]);
  return { exclusions, plannedBreaks };
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
