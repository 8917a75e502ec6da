/** Owns reading a file of workouts from its text, piece by piece: every line of it gets a workout or a reason. */
import { decodeRow, type FileWorkout } from './decode-row.ts';
import { chooseDelimiter, readHead, type CsvHead } from './header.ts';
import { createRecordReader, longestCell, type CsvRecord, type RecordReader } from './read-records.ts';

/** One row of the file: what it says, or why it says nothing. */
export type FileLine =
  | { readonly line: number; readonly row: FileWorkout; readonly problem: null }
  | { readonly line: number; readonly row: null; readonly problem: string };

export interface WorkoutReader {
  /** @returns the rows that this piece completed */
  push(text: string): readonly FileLine[];
  /** Says that the text is over. @returns the rows that were still open */
  finish(): readonly FileLine[];
  /** `null` until the first line has been read, and for a file that is refused. */
  maybeHead(): CsvHead | null;
  /** Why the file as a whole cannot be read; no row of it is then. */
  maybeProblem(): string | null;
}

export function createWorkoutReader(): WorkoutReader {
  let opening: string | null = '';
  let records: RecordReader | null = null;
  let delimiter = ',';
  let head: CsvHead | null = null;
  let problem: string | null = null;
  let lines: FileLine[] = [];

  const onRecord = (record: CsvRecord): void => {
    if (problem !== null) return;
    if (head === null) {
      ({ head, problem } = readHead(record));
      return;
    }
    const reading = decodeRow(record, head, delimiter);
    lines.push(
      'problem' in reading
        ? { line: record.line, row: null, problem: reading.problem }
        : { line: record.line, row: reading, problem: null },
    );
  };

  /** The delimiter is known once the first line with anything on it is. */
  const begin = (text: string): RecordReader => {
    const firstLine = /[^\r\n]*/.exec(text.replace(/^[\r\n]+/, ''))?.[0] ?? '';
    delimiter = chooseDelimiter(firstLine);
    records = createRecordReader(delimiter, onRecord);
    opening = null;
    records.push(text);
    return records;
  };

  const take = (): readonly FileLine[] => {
    const taken = lines;
    lines = [];
    return taken;
  };

  return {
    maybeHead: () => head,
    maybeProblem: () => problem,
    push(text) {
      if (records !== null) records.push(text);
      else {
        opening = (opening ?? '') + text;
        if (opening.startsWith('\ufeff')) opening = opening.slice(1);
        if (/[^\r\n][\r\n]/.test(opening) || opening.length > longestCell) begin(opening);
      }
      return take();
    },
    finish() {
      (records ?? begin(opening ?? '')).finish();
      if (head === null) problem ??= 'It is empty.';
      return take();
    },
  };
}
