/** Owns importing one file: read once to plan and once more to store, whole or not at all unless somebody says otherwise. */
import { createHash } from 'node:crypto';
import { createWorkoutReader, type CsvHead, type FileLine, type WorkoutReader } from '@ridebook/formats/csv';
import { createImportPlanner, importRowOf, type PlannedLine } from '@ridebook/sync';
import { StorageError, type ImportedFile, type ImportRow, type ImportVerdict } from '@ridebook/store';
import type { ImportedLine, ImportReport } from '@ridebook/domain';
import type { Book } from '../engine/book.ts';
import { ensureRider, riderIdOf } from '../engine/local-rider.ts';
import { createDecisions, type Decisions } from './decisions.ts';
import { readFileOnce, readText, type FileReading, type TextEncodingName } from './csv-text.ts';

export interface FileToImport {
  readonly name: string;
  readonly path: string;
}

export interface ImportOptions {
  /** Imports what can be read of a file in which something cannot. */
  readonly isPartial: boolean;
  /** Says what would be done and writes nothing. */
  readonly isPreview: boolean;
  /** Called for each line of the file as it is judged. */
  readonly onLine: (line: ImportedLine) => void;
}

/** As many characters as make the ids of a million rows different from each other beyond doubt. */
const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 24);

/** @throws LockHeldError while a sync runs, StorageError, or the system's error when the file cannot be read */
export async function importFile(
  book: Book,
  file: FileToImport,
  options: ImportOptions,
): Promise<ImportReport> {
  if (options.isPreview) return judgeAndStore(book, file, options);
  // A sync would store workouts that the plan does not know of.
  return book.withLock('sync', () => judgeAndStore(book, file, options));
}

async function judgeAndStore(book: Book, file: FileToImport, options: ImportOptions): Promise<ImportReport> {
  const reading = await readFileOnce(file.path);
  const rider = await book.maybeRider();
  const riderId = riderIdOf(book, rider);
  const stored = await book.store.countWorkouts(riderId);
  // The account's own count includes some that no list and no download shows: it is asked only while nothing is stored.
  const knownWorkouts = stored > 0 ? stored : Math.floor((rider?.totalWorkouts ?? 0) * (1 - hiddenShare));
  const plan = await judge(book, riderId, file, reading, options);
  const hasRejected = plan.problem !== null || plan.rejected.length > 0;
  const isRefused = plan.problem !== null || (hasRejected && !options.isPartial);
  const isNews = plan.counts.imported + plan.counts.matched > 0;
  const importNumber =
    isRefused || !isNews || options.isPreview ? null : await store(book, file, reading, plan);
  return report(file, plan, { isRefused, importNumber, knownWorkouts });
}

/** Workouts that an account counts and shows nowhere; 3 of 83 were seen. */
const hiddenShare = 0.1;

/** What is known of a file after the first reading. */
interface Plan {
  readonly head: CsvHead | null;
  readonly problem: string | null;
  readonly counts: Readonly<Record<ImportVerdict, number>>;
  readonly rejected: readonly { readonly line: number; readonly reason: string }[];
  readonly decisions: Decisions;
}

/** A short one; the usual row has 150. */
const bytesOfRow = 128;

async function judge(
  book: Book,
  riderId: string,
  file: FileToImport,
  reading: FileReading,
  { onLine }: ImportOptions,
): Promise<Plan> {
  const counts = { imported: 0, matched: 0, unchanged: 0 };
  const rejected: { line: number; reason: string }[] = [];
  const expectedRows = Math.ceil(reading.bytes / bytesOfRow);
  const decisions = createDecisions(expectedRows);
  const none = { head: null, counts, rejected, decisions };
  if (reading.encoding === null) return { ...none, problem: reading.problem };
  const reader = createWorkoutReader();
  const planner = createImportPlanner({ store: book.store, digest }, riderId, expectedRows);
  for await (const batch of readLines(file, reading.encoding, reader)) {
    for (const planned of await planner.plan(batch)) {
      decisions.add(planned);
      if (planned.verdict === 'rejected') rejected.push({ line: planned.line, reason: planned.reason });
      else counts[planned.verdict] += 1;
      onLine(describeLine(planned));
    }
  }
  const problem =
    reader.maybeProblem() ??
    (decisions.count() === 0 ? 'It has a first line and no workouts below it.' : null);
  return { ...none, head: reader.maybeHead(), problem };
}

/** Few enough to hold, and as many each time: a statement for every number of rows would have to be prepared. */
const linesTogether = 100;

async function* readLines(
  file: FileToImport,
  encoding: TextEncodingName,
  reader: WorkoutReader,
): AsyncGenerator<readonly FileLine[]> {
  let held: FileLine[] = [];
  for await (const text of readText(file.path, encoding)) {
    held.push(...reader.push(text));
    for (; held.length >= linesTogether; held = held.slice(linesTogether)) yield held.slice(0, linesTogether);
    if (reader.maybeProblem() !== null) return;
  }
  yield [...held, ...reader.finish()];
}

function describeLine(planned: PlannedLine): ImportedLine {
  const { line, verdict, reason, row } = planned;
  const workout = row?.workout;
  return {
    line,
    verdict,
    reason,
    title: workout?.title ?? null,
    localDate: workout?.localDate ?? null,
    discipline: workout?.discipline ?? null,
  };
}

async function store(book: Book, file: FileToImport, reading: FileReading, plan: Plan): Promise<number> {
  const { encoding } = reading;
  const rider = await ensureRider(book);
  const imported: ImportedFile = {
    fileName: file.name,
    sha256: reading.sha256,
    importedAt: new Date(book.clock.nowMs()).toISOString(),
    units: plan.head?.units.distance ?? 'imperial',
    rejected: plan.rejected,
  };
  const batches = async function* (): AsyncGenerator<readonly ImportRow[]> {
    let place = 0;
    const reader = createWorkoutReader();
    for await (const lines of readLines(file, encoding ?? 'utf-8', reader)) {
      const rows: ImportRow[] = [];
      for (const { line, row } of lines) {
        const decision = plan.decisions.maybeAt(place);
        if (line !== decision?.line || (decision.verdict === null) !== (row === null))
          throw changedFile(file);
        place += 1;
        const { verdict, workoutId } = decision;
        if (row !== null && verdict !== null)
          rows.push(importRowOf(line, row, digest, { verdict, workoutId }));
      }
      yield rows;
    }
    if (place !== plan.decisions.count()) throw changedFile(file);
  };
  return (await book.store.saveImport(rider.id, imported, batches)).importNumber;
}

const changedFile = (file: FileToImport): StorageError =>
  new StorageError(
    `${file.name} was changed while it was being read. Nothing of it was imported; try again.`,
  );

const heldBack = 'It is held back with the rest of its file, of which not every line can be read.';

function report(
  file: FileToImport,
  plan: Plan,
  {
    isRefused,
    importNumber,
    knownWorkouts,
  }: {
    readonly isRefused: boolean;
    readonly importNumber: number | null;
    /** Before the import; of an account of which nothing is stored yet, by its own count. */
    readonly knownWorkouts: number;
  },
): ImportReport {
  const { head, problem, counts, decisions } = plan;
  const remarks = [
    ...(head === null || head.unknown.length === 0 ? [] : [unknownColumns(head.unknown)]),
    ...(problem === null && decisions.count() < knownWorkouts
      ? [shorterThanKnown(decisions.count(), knownWorkouts)]
      : []),
  ];
  const shared = { file: file.name, importNumber, units: head?.units.distance ?? null, remarks };
  if (problem !== null) {
    return {
      ...shared,
      imported: 0,
      matched: 0,
      unchanged: 0,
      problem,
      rejected: [{ line: 1, reason: problem }],
    };
  }
  if (!isRefused) return { ...shared, ...counts, problem: null, rejected: plan.rejected };
  const reasons = new Map(plan.rejected.map(({ line, reason }) => [line, reason]));
  const rejected = Array.from({ length: decisions.count() }, (_, place) => {
    const line = decisions.maybeAt(place)?.line ?? 0;
    return { line, reason: reasons.get(line) ?? heldBack };
  });
  return { ...shared, imported: 0, matched: 0, unchanged: 0, problem: refusal(plan), rejected };
}

const unknownColumns = (names: readonly string[]): string =>
  `Columns that Peloton’s file does not have are left out: ${names.slice(0, 8).join(', ')}${names.length > 8 ? ` and ${names.length - 8} more` : ''}.`;

/** A file that ends between two lines is whole by its form; only what is known besides tells. */
const shorterThanKnown = (inFile: number, known: number): string =>
  `It has ${inFile} workout${inFile === 1 ? '' : 's'} where at least ${known} are known. Peloton’s download has all of them: unless this file is a part or an older one, it was cut off; download it again.`;

const refusal = ({ rejected }: Plan): string =>
  `${rejected.length} of its lines cannot be read, the first of them line ${rejected[0]?.line ?? 1}; nothing of it is imported.`;
