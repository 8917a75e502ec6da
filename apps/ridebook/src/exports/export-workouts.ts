/** Owns what is written to a file: which workouts, in which units, and the text of it piece by piece. */
import type { Rider, Workout } from '@ridebook/domain';
import {
  csvHeadLine,
  csvLine,
  type SourceRow,
  type UnitSystem,
  type WorkoutToWrite,
} from '@ridebook/formats/csv';
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

/** Workouts in the order in which they are to be written, few enough at a time to be held. */
export type WorkoutPages = AsyncIterable<readonly Workout[]> | Iterable<readonly Workout[]>;

const workoutsTogether = 2_000;

/** All that are stored, oldest first, read as they are asked for. */
export async function* allWorkouts(
  store: Pick<Store, 'listWorkoutsAfter'>,
  riderId: string,
): AsyncGenerator<readonly Workout[]> {
  let last: Workout | null = null;
  for (;;) {
    const page: readonly Workout[] = await store.listWorkoutsAfter(riderId, last, workoutsTogether);
    yield page;
    last = page.at(-1) ?? null;
    if (page.length < workoutsTogether) return;
  }
}

/** Those of them that are chosen: a page may have fewer then, and none at all. */
export async function* chosenOf(
  pages: WorkoutPages,
  isChosen: (workout: Workout) => boolean,
): AsyncGenerator<readonly Workout[]> {
  for await (const page of pages) {
    const chosen = page.filter(isChosen);
    if (chosen.length > 0) yield chosen;
  }
}

/** The text of the file, piece by piece: a page of it is held, and never the whole. */
export async function* exportWorkouts(
  store: Store,
  rider: Rider | null,
  pages: WorkoutPages,
  { format, units, columns }: ExportForm,
): AsyncGenerator<string> {
  if (format === 'csv') {
    const form = { units: units ?? (await usualUnits(store, rider)), columns };
    yield csvHeadLine(form);
    if (rider === null) return;
    for await (const page of pages) {
      const items = await toWrite(store, rider, page);
      yield items.map((item) => csvLine(item, form)).join('');
    }
  } else if (format === 'ndjson') {
    for await (const page of pages) yield page.map((workout) => `${JSON.stringify(workout)}\n`).join('');
  } else {
    yield '{"workouts":[';
    let hasBegun = false;
    for await (const page of pages) {
      const items = page.map((workout) => JSON.stringify(workout)).join(',');
      if (items !== '') yield hasBegun ? `,${items}` : items;
      hasBegun ||= items !== '';
    }
    yield ']}\n';
  }
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
  const found = await store.listSources(
    rider.id,
    workouts.map(({ id }) => id),
  );
  const sources = new Map(found.map((source) => [source.workoutId, source]));
  return workouts.map((workout) => {
    const source = sources.get(workout.id);
    return {
      workout,
      source: source === undefined ? null : (JSON.parse(source.source) as SourceRow),
      isFromFile: source?.isFromFile ?? false,
    };
  });
}
