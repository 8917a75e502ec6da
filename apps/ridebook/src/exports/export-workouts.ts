/** Owns what is written to a file: which workouts, in which units, and the text of it piece by piece. */
import type { Rider, Workout } from '@ridebook/domain';
import { csvLines, type SourceRow, type UnitSystem, type WorkoutToWrite } from '@ridebook/formats/csv';
import { maybeUnitSystem, parseAnswer } from '@ridebook/peloton';
import type { Store } from '@ridebook/store';

export const exportFormats = ['csv', 'json', 'ndjson'] as const;
export type ExportFormat = (typeof exportFormats)[number];

export interface ExportForm {
  readonly format: ExportFormat;
  /** `null`: those of the account, else of the imported files, else imperial. */
  readonly units: UnitSystem | null;
  readonly columns: 'official' | 'all';
}

export const contentTypes: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json',
  ndjson: 'application/x-ndjson',
};

/** @param workouts in the order in which they are to be written */
export async function exportWorkouts(
  store: Store,
  rider: Rider | null,
  workouts: readonly Workout[],
  { format, units, columns }: ExportForm,
): Promise<Iterable<string>> {
  if (format === 'json') return [`${JSON.stringify({ workouts })}\n`];
  if (format === 'ndjson') return workouts.map((workout) => `${JSON.stringify(workout)}\n`);
  const form = { units: units ?? (await usualUnits(store, rider)), columns };
  return csvLines(rider === null ? [] : await toWrite(store, rider, workouts), form);
}

async function usualUnits(store: Store, rider: Rider | null): Promise<UnitSystem> {
  if (rider === null) return 'imperial';
  const settings = await store.maybeDocument(rider.id, 'settings', rider.id);
  const ofAccount = settings === null ? null : maybeUnitSystem(parseAnswer(settings.text).json);
  return ofAccount ?? (await store.listImports(rider.id))[0]?.units ?? 'imperial';
}

async function toWrite(
  store: Store,
  rider: Rider,
  workouts: readonly Workout[],
): Promise<readonly WorkoutToWrite[]> {
  const sources = new Map((await store.listSources(rider.id)).map((source) => [source.workoutId, source]));
  return workouts.map((workout) => {
    const source = sources.get(workout.id);
    return {
      workout,
      source: source === undefined ? null : (JSON.parse(source.source) as SourceRow),
      isFromFile: source?.isFromFile ?? false,
    };
  });
}
