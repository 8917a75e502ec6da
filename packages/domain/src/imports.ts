/** Owns what is told of imported files: what became of each line, of each file, and the imports of the past. */

/** A row of a file has an id that begins so until Peloton is known to have the workout too. */
export const fileWorkoutPrefix = 'csv-';

/** A file names an instructor and knows no id: one is made of the name. */
export const namedInstructorPrefix = 'csv-instructor-';

/** A file describes a class and knows no id: one is made of its title and first airing. */
export const describedClassPrefix = 'csv-class-';

export const isFromFileAlone = (workoutId: string): boolean => workoutId.startsWith(fileWorkoutPrefix);
export const isDescribedClass = (classId: string): boolean => classId.startsWith(describedClassPrefix);
export const isNameMade = (instructorId: string): boolean => instructorId.startsWith(namedInstructorPrefix);

/**
 * - `imported`: it made a workout
 * - `matched`: it met a workout that was there
 * - `unchanged`: the same row had been imported before
 * - `rejected`: it cannot be read
 */
export type LineVerdict = 'imported' | 'matched' | 'unchanged' | 'rejected';

/** What becomes of one line of a file. */
export interface ImportedLine {
  /** Counted from 1 as a text editor counts. */
  readonly line: number;
  readonly verdict: LineVerdict;
  /** A sentence; `null` where there is nothing to add. */
  readonly reason: string | null;
  readonly title: string | null;
  readonly localDate: string | null;
  readonly discipline: string | null;
}

/** What became of a file. Its rows are as many as the four together count. */
export interface ImportReport {
  readonly file: string;
  readonly imported: number;
  readonly matched: number;
  readonly unchanged: number;
  /** Lines that cannot be read; of a file that is refused, all of them. */
  readonly rejected: readonly { readonly line: number; readonly reason: string }[];
  /** Why nothing of the file is imported, or `null`. */
  readonly problem: string | null;
  /** What else a reader of the report should know. */
  readonly remarks: readonly string[];
  /** As the file's head says; `null` where it cannot be read. */
  readonly units: 'imperial' | 'metric' | null;
  /** The number to undo it by; `null` where nothing was stored. */
  readonly importNumber: number | null;
}

/** An import that can be undone. */
export interface PastImport {
  readonly importNumber: number;
  readonly fileName: string;
  /** UTC */
  readonly importedAt: string;
  readonly units: 'imperial' | 'metric';
  readonly imported: number;
  readonly matched: number;
  readonly unchanged: number;
  readonly rejected: readonly { readonly line: number; readonly reason: string }[];
}

/** `GET /api/v1/imports`, newest first. */
export interface ImportsAnswer {
  readonly imports: readonly PastImport[];
}

/** `POST /api/v1/imports` and `/imports/preview`, whose body is the file itself. */
export interface ImportAnswer {
  readonly report: ImportReport;
  readonly lines: readonly ImportedLine[];
  /** Lines of a very long file that are not told one by one; none of them was rejected. */
  readonly linesLeftOut: number;
}

/** `GET /api/v1/imports/{number}` */
export interface ImportLinesAnswer {
  readonly lines: readonly ImportedLine[];
}

/** Body of `POST /api/v1/exports/{csv|json|ndjson}`. */
export interface ExportBody {
  readonly ids: readonly string[];
  readonly units?: 'imperial' | 'metric';
  readonly columns?: 'official' | 'all';
}

/** `DELETE /api/v1/imports/{number}` */
export interface UndoneImport {
  /** Workouts that are gone with it: no other source knows them. */
  readonly removed: number;
}
