/** Owns remembering what was decided of each row of a file until it is stored, in five bytes a row: there may be a million. */
import type { PlannedLine } from '@ridebook/sync';
import type { ImportRow } from '@ridebook/store';

export interface Decision {
  readonly line: number;
  /** `null` where the row is rejected. */
  readonly verdict: ImportRow['verdict'] | null;
  /** The workout it belongs to, where that is not the one it makes itself. */
  readonly workoutId: string | null;
}

export interface Decisions {
  add(planned: PlannedLine): void;
  /** @param place counted from 0 in the order in which they were added */
  maybeAt(place: number): Decision | undefined;
  count(): number;
}

const verdicts = [null, 'imported', 'matched', 'unchanged'] as const;

/** @param expected about as many as there will be */
export function createDecisions(expected: number): Decisions {
  let lines = new Uint32Array(Math.max(1_024, expected));
  let codes = new Uint8Array(lines.length);
  let count = 0;
  const strangers = new Map<number, string>();

  const grow = (): void => {
    const [oldLines, oldCodes] = [lines, codes];
    lines = new Uint32Array(oldLines.length * 2);
    lines.set(oldLines);
    codes = new Uint8Array(lines.length);
    codes.set(oldCodes);
  };
  return {
    count: () => count,
    add({ line, row }) {
      if (count === lines.length) grow();
      lines[count] = line;
      codes[count] = verdicts.indexOf(row?.verdict ?? null);
      if (row !== null && row.workoutId !== row.workout.id) strangers.set(count, row.workoutId);
      count += 1;
    },
    maybeAt(place) {
      if (place >= count) return undefined;
      const verdict = verdicts[codes[place] ?? 0] ?? null;
      return { line: lines[place] ?? 0, verdict, workoutId: strangers.get(place) ?? null };
    },
  };
}
