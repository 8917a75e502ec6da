/** Owns cutting comma-separated text into records: a state machine that takes the text in pieces of any size (RFC 4180, leniently). */

/** One record of the file, before anything is known of what its cells mean. */
export interface CsvRecord {
  /** Where it begins, counted from 1 as a text editor counts. */
  readonly line: number;
  readonly cells: readonly string[];
  /** Why its cells cannot be trusted, or `null`. */
  readonly defect: string | null;
}

export interface RecordReader {
  push(text: string): void;
  /** Says that the text is over. */
  finish(): void;
}

/** No cell of a workout comes near; a longer one is a lost quote or a trap. */
export const longestCell = 65_536;

/** More than any file of workouts has. */
const mostCells = 1_000;

const [lineFeed, carriageReturn, space, quote] = [10, 13, 32, 34];

type State = 'start' | 'plain' | 'quoted' | 'closed' | 'padded';

/**
 * Lines may end in LF, CRLF or CR, mixed as they like; a quoted cell may hold all three. A quote inside a cell that does
 * not begin with one is a character like any other. Empty lines are no records.
 */
export function createRecordReader(delimiter: string, onRecord: (record: CsvRecord) => void): RecordReader {
  const delimiterCode = delimiter.charCodeAt(0);
  let state: State = 'start';
  let line = 1;
  let recordLine = 1;
  let quoteLine = 1;
  let cells: string[] = [];
  let cell = '';
  let defect: string | null = null;
  let followsReturn = false;

  const append = (text: string): void => {
    if (cell.length + text.length <= longestCell) cell += text;
    else defect ??= `A cell is longer than ${longestCell.toLocaleString('en-US')} characters.`;
  };
  /** A quote that follows now opens nothing: one damaged line must not swallow those below it. */
  const spoil = (): void => {
    defect ??= 'Characters follow a closing quote.';
    state = 'plain';
  };
  const endCell = (): void => {
    if (cells.length < mostCells) cells.push(cell);
    else defect ??= `It has more than ${mostCells.toLocaleString('en-US')} cells.`;
    cell = '';
    state = 'start';
  };
  const endRecord = (): void => {
    const isEmpty = cells.length === 0 && cell === '' && state === 'start' && defect === null;
    if (!isEmpty) {
      endCell();
      onRecord({ line: recordLine, cells, defect });
    }
    cells = [];
    cell = '';
    defect = null;
    state = 'start';
    recordLine = line;
  };

  /** @returns where the run of ordinary characters that begins at `from` ends */
  const endOfRun = (text: string, from: number): number => {
    let end = from;
    for (; end < text.length; end += 1) {
      const code = text.charCodeAt(end);
      if (code === lineFeed || code === carriageReturn) break;
      if (state === 'quoted' ? code === quote : code === delimiterCode) break;
    }
    return end;
  };

  const push = (text: string): void => {
    for (let place = 0; place < text.length; place += 1) {
      const code = text.charCodeAt(place);
      const isSecondHalf = followsReturn && code === lineFeed;
      followsReturn = code === carriageReturn;
      if (code === lineFeed || code === carriageReturn) {
        if (!isSecondHalf) line += 1;
        if (state === 'quoted') append(text.charAt(place));
        else if (isSecondHalf) recordLine = line;
        else endRecord();
      } else if (state === 'quoted') {
        if (code === quote) {
          state = 'closed';
          continue;
        }
        const end = endOfRun(text, place);
        append(text.slice(place, end));
        place = end - 1;
      } else if (code === delimiterCode) endCell();
      else if (state === 'closed') {
        if (code === quote) {
          append('"');
          state = 'quoted';
        } else if (code === space) state = 'padded';
        else spoil();
      } else if (state === 'padded') {
        if (code !== space) spoil();
      } else if (state === 'start' && code === quote) {
        state = 'quoted';
        quoteLine = line;
      } else {
        state = 'plain';
        const end = endOfRun(text, place);
        append(text.slice(place, end));
        place = end - 1;
      }
    }
  };

  return {
    push,
    finish() {
      if (state === 'quoted') defect = `A quote that opens on line ${quoteLine} is never closed.`;
      endRecord();
    },
  };
}
