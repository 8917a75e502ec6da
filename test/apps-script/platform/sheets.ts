/**
 * Owns a spreadsheet as Apps Script shows it, as strict as the real one: ranges that do not exist are refused, values must
 * fit their range, and a text that looks like a formula, a number or a date becomes one unless an apostrophe keeps it.
 */

type Value = string | number | boolean;

interface Filtered {
  rows: number;
  columns: number;
}

export interface FakeChart {
  readonly ranges: readonly (readonly [number, number, number, number])[];
  readonly title: string;
}

interface SheetState {
  readonly name: string;
  maxRows: number;
  maxColumns: number;
  cells: Map<string, Value>;
  formats: Map<string, string>;
  frozenRows: number;
  filter: Filtered | null;
  isHidden: boolean;
  readonly charts: FakeChart[];
}

export interface SpreadsheetEffects {
  /** Called for each call of a service, with what it costs. */
  readonly spend: (ms: number) => void;
  readonly makeError: (message: string) => Error;
}

export interface FakeSpreadsheet {
  /** The object that scripts see. */
  readonly service: object;
  readonly toasts: string[];
  readonly sheets: readonly SheetState[];
  activeSheet(): string;
  /** What a person sees: each row by the heads of the first. */
  shown(name: string): readonly Readonly<Record<string, string>>[];
  /** The values behind it. */
  values(name: string): readonly Readonly<Record<string, Value>>[];
  state(name: string): SheetState | undefined;
  /** A person at work in the sheet. */
  deleteRow(name: string, row: number): void;
  insertColumn(name: string, before: number): void;
  setCell(name: string, row: number, column: number, value: Value): void;
}

const callMs = 40;
const place = (row: number, column: number): string => `${row}:${column}`;

export function createSpreadsheet({ spend, makeError }: SpreadsheetEffects): FakeSpreadsheet {
  const sheets: SheetState[] = [newState('Sheet1')];
  const toasts: string[] = [];
  let active = 'Sheet1';

  /** As a sheet reads what is written to a cell. */
  const parsed = (value: unknown): Value => {
    if (typeof value === 'number' || typeof value === 'boolean') return value;
    if (typeof value !== 'string')
      throw makeError(`A cell takes no ${value === null ? 'null' : typeof value}`);
    if (value.length > 50_000)
      throw makeError('Your input contains more than the maximum of 50000 characters');
    if (value.startsWith("'")) return value.slice(1);
    if (/^[=+]/u.test(value)) return '#ERROR!';
    if (/^(?:true|false)$/iu.test(value)) return /^true$/iu.test(value);
    if (/^-?[\d.]+(?:e\d+)?%?$/iu.test(value)) return Number.parseFloat(value);
    if (/^\d{4}-\d\d?(?:-\d\d?)?$/u.test(value)) return Date.parse(value) / 86_400_000 + 25_569;
    return value;
  };

  const sheetOf = (state: SheetState) => {
    const call = <T>(act: () => T, ms = callMs): T => {
      spend(ms);
      return act();
    };
    const lastOf = (axis: 0 | 1): number => {
      let last = 0;
      for (const [key, value] of state.cells)
        if (value !== '') last = Math.max(last, Number(key.split(':')[axis]));
      return last;
    };
    const shift = (axis: 0 | 1, from: number, by: number): void => {
      const moved = <T>(cells: Map<string, T>): Map<string, T> =>
        new Map(
          [...cells].flatMap(([key, value]) => {
            const at = key.split(':').map(Number) as [number, number];
            if (by < 0 && at[axis] === from) return [];
            if (at[axis] >= from) at[axis] += by;
            return [[place(...at), value] as const];
          }),
        );
      state.cells = moved(state.cells);
      state.formats = moved(state.formats);
    };
    const range = (row: number, column: number, rows = 1, columns = 1) => {
      if (![row, column, rows, columns].every((number) => Number.isInteger(number) && number >= 1))
        throw makeError(`The range ${row}:${column} ${rows}x${columns} must be at least 1 row and column`);
      if (row + rows - 1 > state.maxRows || column + columns - 1 > state.maxColumns)
        throw makeError('The coordinates of the range are outside the dimensions of the sheet.');
      const grid = <T>(read: (key: string) => T): T[][] =>
        Array.from({ length: rows }, (_, y) =>
          Array.from({ length: columns }, (_, x) => read(place(row + y, column + x))),
        );
      const self = {
        at: [row, column, rows, columns] as const,
        getValues: () =>
          call(() => grid((key) => state.cells.get(key) ?? ''), callMs + rows * columns * 0.01),
        setValues: (values: readonly (readonly unknown[])[]) =>
          call(
            () => {
              if (values.length !== rows || values.some((cells) => cells.length !== columns))
                throw makeError('The number of rows or columns in the data does not match the range.');
              for (const [y, cells] of values.entries())
                for (const [x, value] of cells.entries())
                  state.cells.set(place(row + y, column + x), parsed(value));
              return self;
            },
            callMs + rows * columns * 0.02,
          ),
        setValue: (value: unknown) => self.setValues([[value]]),
        setNumberFormat: (format: string) =>
          call(() => {
            for (const key of grid((key) => key).flat()) state.formats.set(key, format);
            return self;
          }),
        setFontWeight: () => call(() => self),
        createFilter: () =>
          call(() => {
            if (state.filter !== null) throw makeError('You cannot create a filter: the sheet has one.');
            state.filter = { rows, columns };
          }),
        sort: ({ column: by, ascending }: { column: number; ascending: boolean }) =>
          call(() => {
            const lines = grid((key) => [state.cells.get(key) ?? '', state.formats.get(key)] as const);
            const valueOf = (line: (typeof lines)[number]): Value => line[by - column]?.[0] ?? '';
            lines.sort((a, b) => {
              const [one, other] = ascending ? [valueOf(a), valueOf(b)] : [valueOf(b), valueOf(a)];
              return one < other ? -1 : one > other ? 1 : 0;
            });
            for (const [y, line] of lines.entries())
              for (const [x, [value, format]] of line.entries()) {
                state.cells.set(place(row + y, column + x), value);
                if (format !== undefined) state.formats.set(place(row + y, column + x), format);
              }
          }),
      };
      return self;
    };
    return {
      getName: () => state.name,
      getRange: (row: number, column: number, rows?: number, columns?: number) =>
        range(row, column, rows, columns),
      getLastRow: () => call(() => lastOf(0)),
      getLastColumn: () => call(() => lastOf(1)),
      getMaxRows: () => call(() => state.maxRows),
      getMaxColumns: () => call(() => state.maxColumns),
      insertRowsBefore: (row: number, count: number) =>
        call(() => {
          if (count < 1 || row > state.maxRows) throw makeError('Those rows are out of bounds.');
          shift(0, row, count);
          state.maxRows += count;
          // New rows look like the row before them.
          for (let column = 1; column <= state.maxColumns; column += 1) {
            const format = state.formats.get(place(row - 1, column));
            if (format === undefined) continue;
            for (let added = 0; added <= count; added += 1)
              state.formats.set(place(row + added, column), format);
          }
          if (state.filter !== null && row <= state.filter.rows) state.filter.rows += count;
        }),
      insertColumnsAfter: (_column: number, count: number) =>
        call(() => {
          if (count < 1) throw makeError('Those columns are out of bounds.');
          state.maxColumns += count;
        }),
      setFrozenRows: (rows: number) => call(() => void (state.frozenRows = rows)),
      hideSheet: () => call(() => void (state.isHidden = true)),
      clearContents: () => call(() => state.cells.clear()),
      newChart: () => chartBuilder(makeError),
      insertChart: (chart: FakeChart) => call(() => void state.charts.push(chart)),
      shift,
    };
  };

  const find = (name: string): SheetState | undefined => sheets.find((sheet) => sheet.name === name);
  const service = {
    getSheetByName(name: string) {
      spend(callMs);
      const state = find(name);
      return state === undefined ? null : sheetOf(state);
    },
    insertSheet(name: string) {
      spend(callMs * 5);
      if (find(name) !== undefined) throw makeError(`A sheet with the name "${name}" already exists.`);
      const state = newState(name);
      sheets.push(state);
      active = name;
      return sheetOf(state);
    },
    setActiveSheet(sheet: { getName: () => string }) {
      spend(callMs);
      active = sheet.getName();
    },
    getSpreadsheetTimeZone: () => 'America/New_York',
    toast(text: string) {
      spend(callMs);
      toasts.push(text);
    },
  };

  const rowsOf = <T>(
    name: string,
    read: (state: SheetState, key: string) => T,
  ): readonly Record<string, T>[] => {
    const state = find(name);
    if (state === undefined) return [];
    const keys = [...state.cells].flatMap(([key, value]) =>
      value === '' ? [] : [key.split(':').map(Number)],
    );
    const last = Math.max(0, ...keys.map(([row = 0]) => row));
    const width = Math.max(0, ...keys.map(([, column = 0]) => column));
    return Array.from({ length: Math.max(0, last - 1) }, (_, y) =>
      Object.fromEntries(
        Array.from({ length: width }, (_, x) => [
          String(state.cells.get(place(1, x + 1)) ?? ''),
          read(state, place(y + 2, x + 1)),
        ]),
      ),
    );
  };

  return {
    service,
    toasts,
    sheets,
    activeSheet: () => active,
    state: find,
    shown: (name) =>
      rowsOf(name, (state, key) => displayed(state.cells.get(key) ?? '', state.formats.get(key))),
    values: (name) => rowsOf(name, (state, key) => state.cells.get(key) ?? ''),
    deleteRow: (name, row) => sheetOf(find(name) ?? newState(name)).shift(0, row, -1),
    insertColumn(name, before) {
      const state = find(name);
      if (state === undefined) return;
      sheetOf(state).shift(1, before, 1);
      state.maxColumns += 1;
    },
    setCell(name, row, column, value) {
      find(name)?.cells.set(place(row, column), value);
    },
  };
}

/** As the cell is shown, by its format. */
function displayed(value: Value, format: string | undefined): string {
  if (typeof value !== 'number' || format === undefined) return String(value);
  const instant = new Date(Math.round((value - 25_569) * 86_400) * 1000).toISOString();
  if (format === 'yyyy-mm-dd') return instant.slice(0, 10);
  if (format === 'yyyy-mm-dd"T"hh:mm:ss"Z"') return `${instant.slice(0, 19)}Z`;
  throw new Error(`Nobody knows the format ${format}.`);
}

const newState = (name: string): SheetState => ({
  name,
  maxRows: 1000,
  maxColumns: 26,
  cells: new Map(),
  formats: new Map(),
  frozenRows: 0,
  filter: null,
  isHidden: false,
  charts: [],
});

function chartBuilder(makeError: (message: string) => Error) {
  const ranges: FakeChart['ranges'][number][] = [];
  let title = '';
  let isPlaced = false;
  const builder = {
    asColumnChart: () => builder,
    addRange: (range: { at: FakeChart['ranges'][number] }) => {
      ranges.push(range.at);
      return builder;
    },
    setNumHeaders: () => builder,
    setOption: (name: string, value: unknown) => {
      if (name === 'title') title = String(value);
      return builder;
    },
    setPosition: () => {
      isPlaced = true;
      return builder;
    },
    build: (): FakeChart => {
      if (!isPlaced || ranges.length === 0) throw makeError('A chart needs a range and a position.');
      return { ranges, title };
    },
  };
  return builder;
}
